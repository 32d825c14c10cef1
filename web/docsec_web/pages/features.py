"""The security features: all of them to browse, search and filter, and one page for each."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec.features import cards, catalogue, links
from docsec_web.areas import Area, Plan, plan
from docsec_web.icons import SYMBOLS
from docsec_web.samples import Sample, all_samples

blueprint = Blueprint("features", __name__)

_LIGHTS = {
    "uv": "uv",
    "ir": "ir",
    "transmitted": "transmitted",
    "oblique": "oblique-1",
    "tilt": "tilt-01",
}
"""Which picture of a sample shows a feature under each means, if the sample has it."""


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
    return render_template(
        "feature.html",
        catalogue=loaded,
        feature=feature,
        related=links.of_feature(feature.id),
        senses=loaded.senses_of(feature),
        before=loaded.items[place - 1] if place else None,
        after=loaded.items[place + 1] if place + 1 < len(loaded.items) else None,
        symbols_of_means=SYMBOLS,
        place=_place(feature),
    )


def _of(found: tuple[catalogue.Feature, ...], category: str) -> tuple[catalogue.Feature, ...]:
    return tuple(feature for feature in found if feature.category == category)


def _place(feature: catalogue.Feature) -> tuple[Sample, Plan, Area, str] | None:
    """Return where a feature is looked for on a sample, and the light of the picture."""
    samples = {sample.name: sample for sample in all_samples()}
    for card in cards.load():
        sample = samples.get(card.sample)
        for point in card.points:
            if sample is None or point.feature != feature.id or "white" not in sample.pictures:
                continue
            area = plan(sample).areas.get(point.area)
            if area is not None and area.drawn:
                lights = (_LIGHTS.get(means, "") for means in feature.means)
                fitting = next((light for light in lights if light in sample.pictures), "white")
                return sample, plan(sample), area, fitting
    return None
