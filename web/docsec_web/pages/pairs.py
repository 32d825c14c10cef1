"""One sample as issued and altered: a slider with a script, side by side without."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec.features import indicators
from docsec_web.faults import refusal
from docsec_web.pairs import all_pairs, narrowed

blueprint = Blueprint("pairs", __name__)


@blueprint.get("/pairs/<name>")
def show(name: str) -> str:
    """Show the pair of an altered sample, of an indicator only what is an example of it.

    Raises:
        DocsecError: there is none, with HTTP status 404.
    """
    pair = next((each for each in all_pairs() if each.altered.name == name), None)
    if pair is None:
        raise refusal("not-found", 404)
    pair = narrowed(pair, request.args.get("indicator", ""))
    return render_template("pair.html", pair=pair, indicators=indicators.load())
