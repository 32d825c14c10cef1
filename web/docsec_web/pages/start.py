"""The start page: three doors, and the samples."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from docsec_web.language import preferred
from docsec_web.samples import first_samples

root = Blueprint("root", __name__)
blueprint = Blueprint("start", __name__)


@root.get("/")
def choose_language() -> Response:
    """Send to the start page in the language the browser asks for."""
    response = redirect(url_for("start.show", language=preferred()))
    response.headers["Vary"] = "Accept-Language"
    return response


@blueprint.get("/")
def show() -> str:
    """Show the start page."""
    return render_template("start.html", samples=first_samples())
