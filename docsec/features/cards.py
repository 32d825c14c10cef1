"""Quick check cards: at most six features to look at, for a document type, a level and the tools.

The data is ``data/cards.json``: for each document type a sample, and features in the order of
their worth, each with the area of the page where it is looked for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from docsec.features import catalogue
from docsec.features.catalogue import Feature
from docsec.features.records import Text, by_id, every, one, read

MOST = 6

ALWAYS = ("visible", "oblique", "tilt", "touch", "heat", "back", "edge")
"""What everybody has at hand: eyes, a finger, a lamp to hold aside."""

TOOLS = ("magnifier", "uv", "ir", "transmitted", "reader", "chip-reader")
"""What an officer may have at hand besides."""


@dataclass(frozen=True, slots=True)
class Point:
    """A feature to look at, and the area of the page it is looked for in."""

    feature: str
    area: str


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to look at on one type of document.

    Attributes:
        id: that of the type.
        sample: the one the places are shown on.
        points: the best first.
        notes: what the standard asks of the whole document, to be read off it.
        reference: of the notes.
    """

    id: str
    sample: str
    points: tuple[Point, ...]
    notes: tuple[Text, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A point that made it onto the card; ``means`` are those of its means that are at hand."""

    number: int
    feature: Feature
    area: str
    means: tuple[str, ...]


@cache
def load() -> tuple[Card, ...]:
    """Return the cards, read once."""
    rows = read("cards.json")["items"]
    return tuple(one(Card, {**row, "points": every(Point, row["points"])}) for row in rows)


def card(document: str) -> Card:
    """Return the card of a document type.

    Raises:
        UsageError: there is none.
    """
    return by_id(load(), document, "card-unknown")


def choose(wanted: Card, level: int, tools: Collection[str]) -> tuple[Chosen, ...]:
    """Return the points that can be looked at, up to `MOST`, numbered.

    Args:
        wanted: the card.
        level: the highest level of examination.
        tools: those of `TOOLS` that are at hand.
    """
    at_hand = {*ALWAYS, *tools}
    found = ((point, catalogue.load().feature(point.feature)) for point in wanted.points)
    usable = [
        (point, feature, tuple(each for each in feature.means if each in at_hand))
        for point, feature in found
        if feature.level <= level
    ]
    kept = [each for each in usable if each[2]][:MOST]
    return tuple(
        Chosen(number, feature, point.area, means)
        for number, (point, feature, means) in enumerate(kept, 1)
    )
