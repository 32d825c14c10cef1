"""The page of figures: how often the checks on pictures find what they look for."""

from __future__ import annotations

from flask import Blueprint, render_template

from docsec.bench import figures
from docsec.bench.table import percent, performed

blueprint = Blueprint("figures", __name__)


@blueprint.get("/figures")
def show() -> str:
    """Show the figures that docsec was shipped with."""
    return render_template(
        "figures.html",
        figures=figures.load(),
        tried=figures.TRIED,
        kinds=figures.KINDS,
        percent=percent,
        performed=performed,
    )
