"""Quick check cards, one for each type of document, to be printed on A5."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec.errors import UsageError
from docsec.features import cards, catalogue
from docsec_web.areas import Area, Plan, plan
from docsec_web.icons import SYMBOLS
from docsec_web.samples import Sample, find

blueprint = Blueprint("cards", __name__)

LEVELS = ("1", "2")


@blueprint.get("/cards")
def show() -> str:
    """Show the card of a document type, for a level and the tools at hand."""
    card = cards.card(request.args.get("document") or cards.load()[0].id)
    level = request.args.get("level") or LEVELS[-1]
    tools = request.args.getlist("tool") if "level" in request.args else list(cards.TOOLS)
    _check("level", level, LEVELS)
    for tool in tools:
        _check("tool", tool, cards.TOOLS)
    chosen = cards.choose(card, int(level), tools)
    sample = _sample(card.sample)
    drawn = plan(sample) if sample else None
    return render_template(
        "cards.html",
        catalogue=catalogue.load(),
        cards=cards.load(),
        card=card,
        level=level,
        levels=LEVELS,
        tools=tools,
        all_tools=cards.TOOLS,
        chosen=chosen,
        sample=sample,
        plan=drawn,
        places=_places(chosen, drawn) if drawn else {},
        symbols_of_means=SYMBOLS,
    )


def _check(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UsageError("filter-unknown", name=name, value=value[:40], known=", ".join(known))


def _sample(name: str) -> Sample | None:
    try:
        return find(name)
    except UsageError:
        return None


def _places(chosen: tuple[cards.Chosen, ...], drawn: Plan) -> dict[int, tuple[Area, float, float]]:
    """Return the area of each number and where the number stands: side by side in one area."""
    size = 0.035 * drawn.width
    taken: dict[str, int] = {}
    places = {}
    for point in chosen:
        area = drawn.areas.get(point.area, drawn.areas["background"])
        beside = taken.get(point.area, 0)
        taken[point.area] = beside + 1
        along = size + beside * 2.3 * size
        # The MRZ is counted from its right end, where it holds fillers.
        x = area.left + (area.width - along if point.area == "mrz" else along)
        # On the upper line of an outline, so that what is inside stays readable.
        y = area.top if area.drawn else area.top + area.height / 2
        places[point.number] = (
            area,
            round(min(x, drawn.width - size), 1),
            round(max(y, 1.1 * size), 1),
        )
    return places
