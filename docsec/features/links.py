"""What belongs together: checklist items, security features, fraud indicators, finding codes.

Each link is written down once: from item to feature and indicator in ``data/links.json``, from
indicator to feature and from all of them to finding codes where they stand. This module reads
them from either end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docsec.features import catalogue, checklist, indicators
from docsec.features.catalogue import Feature
from docsec.features.checklist import Item
from docsec.features.indicators import Indicator
from docsec.features.records import every, read


@dataclass(frozen=True, slots=True)
class Link:
    """What a checklist item is about; ``sample`` is the sample that shows it, if any does."""

    item: str
    features: tuple[str, ...]
    indicators: tuple[str, ...]
    sample: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """What belongs to one thing; what it is itself stands in none of the four."""

    items: tuple[Item, ...] = ()
    features: tuple[Feature, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sample: str | None = None


@cache
def load() -> tuple[Link, ...]:
    """Return the links of the checklist, read once."""
    return every(Link, read("links.json")["items"])


def covers(named: str, code: str) -> bool:
    """Whether ``named`` is ``code`` or the family it belongs to: ``mrz.check-digits``."""
    return code == named or code.startswith(f"{named}.")


@cache
def of_item(item: str) -> Related:
    """Return what belongs to a checklist item."""
    link = next((each for each in load() if each.item == item), Link(item, (), ()))
    return Related((), _features(link.features), _indicators(link.indicators), link.sample)


@cache
def of_feature(feature: str) -> Related:
    """Return what belongs to a security feature."""
    items = tuple(link.item for link in load() if feature in link.features)
    shown_by = tuple(i for i in indicators.load().items if feature in i.features)
    return Related(_items(items), (), shown_by)


@cache
def of_indicator(indicator: str) -> Related:
    """Return what belongs to a fraud indicator."""
    items = tuple(link.item for link in load() if indicator in link.indicators)
    looked_at = indicators.load().indicator(indicator).features
    return Related(_items(items), _features(looked_at), ())


@cache
def of_code(code: str) -> Related:
    """Return what belongs to a finding code."""
    return Related(
        tuple(i for i in checklist.load().items if _names(i.related_checks, code)),
        tuple(f for f in catalogue.load().items if _names(f.picture.checks, code)),
        tuple(i for i in indicators.load().items if _names(i.checks, code)),
    )


def _names(checks: tuple[str, ...], code: str) -> bool:
    return any(covers(named, code) for named in checks)


def _items(wanted: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(item for item in checklist.load().items if item.id in wanted)


def _features(wanted: tuple[str, ...]) -> tuple[Feature, ...]:
    return tuple(catalogue.load().feature(each) for each in wanted)


def _indicators(wanted: tuple[str, ...]) -> tuple[Indicator, ...]:
    return tuple(indicators.load().indicator(each) for each in wanted)
