"""The page about docsec: what it is not, limits, privacy, keyboard, licences."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from docsec.policy import MEGABYTE
from docsec_web.uploads import reader

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> str:
    """Show the page."""
    policy = current_app.config["POLICY"]()
    return render_template(
        "about.html",
        reader=reader(),
        max_megabytes=policy.max_bytes // MEGABYTE,
        max_megapixels=policy.max_pixels // 1_000_000,
        max_text=policy.max_text,
    )
