"""The workbooks kept on this computer; there is no such page unless a store was asked for."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from docsec_web import store
from docsec_web.faults import refusal
from docsec_web.pages import compare, workbook

blueprint = Blueprint("kept", __name__)


@blueprint.before_request
def only_if_asked_for() -> None:
    """Refuse where no store was asked for.

    Raises:
        DocsecError: with HTTP status 404.
    """
    if not current_app.config["STORE"]:
        raise refusal("not-found", 404)


@blueprint.get("/kept")
def show() -> str:
    """List what is kept."""
    return render_template("kept.html", kept=store.kept())


@blueprint.post("/kept")
def keep() -> Response:
    """Keep the workbook of the form, dated today."""
    today = current_app.config["POLICY"]().reference_date.isoformat()
    store.keep(replace(workbook.sent(), updated=today))
    return redirect(url_for("kept.show"), 303)


@blueprint.get("/kept/<int:number>")
def one(number: int) -> str:
    """Show a workbook in the form, with its summary."""
    return workbook.page(store.fetch(number), summary=True)


@blueprint.post("/kept/<int:number>/delete")
def delete(number: int) -> Response:
    """Take a workbook away."""
    store.take_away(number)
    return redirect(url_for("kept.show"), 303)


@blueprint.get("/kept/compare")
def side_by_side() -> Response:
    """Compare the workbooks that are chosen."""
    chosen = request.args.getlist("id", type=int)
    return compare.answer([store.fetch(number) for number in chosen])
