"""The security features: all of them to browse, search and filter, and one page for each."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec import messages
from docsec.features import catalogue, links, shown_table
from docsec_web import crops
from docsec_web.icons import SYMBOLS

blueprint = Blueprint("features", __name__)


@blueprint.get("/features")
def show() -> str:
    """Show the features that the query and the filters leave, by category or best first."""
    loaded = catalogue.load()
    query = request.args.get("q", "")[:100].strip()
    chosen = {name: request.args.get(name, "") for name in catalogue.FILTERS}
    found = loaded.find(query, chosen)
    groups = [(None, found)] if query else [(c, _of(found, c.id)) for c in loaded.categories]
    return render_template(
        "features.html",
        catalogue=loaded,
        query=query,
        chosen=chosen,
        found=found,
        groups=[(category, members) for category, members in groups if members],
        symbols_of_means=SYMBOLS,
    )


@blueprint.get("/features/<name>")
def one(name: str) -> str:
    """Show one feature."""
    loaded = catalogue.load()
    feature = loaded.feature(name)
    place = loaded.items.index(feature)
    found = crops.of_feature(feature.id)
    return render_template(
        "feature.html",
        catalogue=loaded,
        feature=feature,
        related=links.of_feature(feature.id),
        senses=loaded.senses_of(feature),
        before=loaded.items[place - 1] if place else None,
        after=loaded.items[place + 1] if place + 1 < len(loaded.items) else None,
        symbols_of_means=SYMBOLS,
        crops=found,
        note=_note(feature.id, found),
        why_not=shown_table.why_not(feature.id),
    )


def _of(found: tuple[catalogue.Feature, ...], category: str) -> tuple[catalogue.Feature, ...]:
    return tuple(feature for feature in found if feature.category == category)


def _note(feature: str, found: tuple[crops.Crop, ...]) -> str:
    """Return the key of what is said of the pictures of a feature, or of their light."""
    lights = (one.light.partition("-")[0] for one in found)
    keys = (f"shown.note:{about}" for about in (feature, *lights))
    return next(filter(messages.has, keys), "")
