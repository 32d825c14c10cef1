"""The fraud indicators, by kind of fraud."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec.features import indicators, links
from docsec_web.pairs import by_indicator

blueprint = Blueprint("indicators", __name__)


@blueprint.get("/indicators")
def show() -> str:
    """Show the indicators that the query leaves, by kind of fraud."""
    loaded = indicators.load()
    query = request.args.get("q", "")[:100].strip()
    found = loaded.find(query)
    groups = [(fraud, [i for i in found if i.type == fraud.id]) for fraud in loaded.types]
    return render_template(
        "indicators.html",
        indicators=loaded,
        query=query,
        found=found,
        groups=[(fraud, members) for fraud, members in groups if members],
        related=links.of_indicator,
        pairs=by_indicator(),
    )
