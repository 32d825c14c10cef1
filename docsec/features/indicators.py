"""Kinds of fraud, what an examiner notices, how to confirm it, and its innocent explanations.

The data is ``data/indicators.json``. An indicator is a reason to look closer, never a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from docsec.features.records import Named, Origin, Text, by_id, every, in_language, origin, read
from docsec.features.search import Fields, ranked, words
from docsec.messages import check_language


@dataclass(frozen=True, slots=True)
class FraudType:
    """A kind of fraud; ``origin`` says whether the document is ``false`` or ``genuine``."""

    id: str
    origin: str
    reference: str
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something an examiner notices.

    Attributes:
        id: ``da-viz-mrz``.
        type: the kind of fraud it may point to.
        severity: ``high``, ``medium``, ``low`` or ``none``, if a person confirms it.
        observe: what is noticed.
        confirm: how to make sure.
        innocent: what else explains it.
        checks: codes of findings that can help; some are of later versions.
        features: the security features to look at.
        reference: what it rests on; empty where it is our judgement alone.
    """

    id: str
    type: str
    severity: str
    observe: Text
    confirm: Text
    innocent: Text
    checks: tuple[str, ...]
    features: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case as publicly reported, an example and no statistic; ``date`` is YYYY-MM."""

    type: str
    date: str
    source: str
    text: Text


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators by kind of fraud, the rules of outcome, and the cautions."""

    about: Origin
    origins: tuple[Named, ...]
    severities: tuple[Named, ...]
    types: tuple[FraudType, ...]
    rules: tuple[Text, ...]
    cautions: tuple[Text, ...]
    cases_note: Text
    cases: tuple[Case, ...]
    items: tuple[Indicator, ...]

    def indicator(self, wanted: str) -> Indicator:
        """Return the indicator ``wanted``.

        Raises:
            UsageError: there is none.
        """
        return by_id(self.items, wanted, "indicator-unknown")

    def of_type(self, fraud: str) -> tuple[Indicator, ...]:
        """Return the indicators of one kind of fraud, in order."""
        return tuple(item for item in self.items if item.type == fraud)

    def find(self, query: str = "") -> tuple[Indicator, ...]:
        """Return the indicators that hold every word of ``query``; all where it is empty."""
        return tuple(self.items[place] for place in ranked(query, _fields()))


@cache
def load() -> Indicators:
    """Return the indicators, read once."""
    data = read("indicators.json")
    return Indicators(
        about=origin(data["about"]),
        origins=every(Named, data["origins"]),
        severities=every(Named, data["severities"]),
        types=every(FraudType, data["types"]),
        rules=tuple(data["rules"]),
        cautions=tuple(data["cautions"]),
        cases_note=data["cases_note"],
        cases=every(Case, data["cases"]),
        items=every(Indicator, data["items"]),
    )


def as_dict(found: tuple[Indicator, ...], language: str) -> dict[str, object]:
    """Return indicators, and what goes with all of them, in one language.

    Raises:
        UsageError: for a language docsec has not.
    """
    check_language(language)
    loaded = load()
    shared = {f.name: in_language(getattr(loaded, f.name), language) for f in fields(loaded)}
    items = [in_language(item, language) for item in found]
    return {"language": language, **shared, "items": items}


@cache
def _fields() -> tuple[Fields, ...]:
    loaded = load()
    types = {each.id: each for each in loaded.types}
    return tuple(
        (
            words(*item.observe.values(), item.id),
            words(*types[item.type].name.values(), *item.checks, item.reference),
            words(*item.confirm.values(), *item.innocent.values()),
        )
        for item in loaded.items
    )
