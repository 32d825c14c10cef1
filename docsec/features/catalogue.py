"""The catalogue of security features, after Doc 9303-2 Appendices A to C.

The data is ``data/features.json``. Its ``about`` says which fields rest on the source and which
are our judgement; the wording is ours throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docsec.errors import UsageError
from docsec.features.records import (
    Named,
    Origin,
    Text,
    by_id,
    every,
    in_language,
    one,
    origin,
    read,
)
from docsec.features.search import Fields, ranked, words
from docsec.messages import check_language

FILTERS = ("light", "sense", "level", "category", "threat", "document")


@dataclass(frozen=True, slots=True)
class Means:
    """What one looks with: ``kind`` light, tool, reader ...; ``sense`` feel, look, tilt or read."""

    id: str
    kind: str
    sense: str
    name: Text


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture can show of a feature.

    Attributes:
        extent: ``full``, ``special``, ``reference``, ``hint`` or ``none``.
        text: how far that goes.
        checks: codes of findings; some are of later versions.
    """

    extent: str
    text: Text
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One security feature.

    Attributes:
        id: ``watermark-two-tone``.
        name: its name.
        prado: whether the Spanish name is a heading of the PRADO glossary.
        category: what it is part of.
        status: how Doc 9303 grades it: ``basic``, ``additional`` ...
        reference: where it does; empty where it does not.
        level: 1 at first sight, 2 with simple equipment, 3 forensic (Doc 9303-2 A.4).
        threats: what it protects against.
        means: what to look with.
        documents: where one meets it: ``passport``, ``card``, ``visa``, ``etd``.
        genuine: what is seen on a document as issued.
        imitation: what is seen on an imitated or altered one.
        picture: what a picture can show of it.
        keywords: further words to find it by, in any language.
    """

    id: str
    name: Text
    prado: bool
    category: str
    status: str
    reference: str
    level: int
    threats: tuple[str, ...]
    means: tuple[str, ...]
    documents: tuple[str, ...]
    genuine: Text
    imitation: Text
    picture: Picture
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All features, and the values they are sorted by."""

    about: Origin
    categories: tuple[Named, ...]
    statuses: tuple[Named, ...]
    means: tuple[Means, ...]
    senses: tuple[Named, ...]
    levels: tuple[Named, ...]
    threats: tuple[Named, ...]
    documents: tuple[Named, ...]
    pictures: tuple[Named, ...]
    items: tuple[Feature, ...]

    def feature(self, wanted: str) -> Feature:
        """Return the feature ``wanted``.

        Raises:
            UsageError: there is none.
        """
        return by_id(self.items, wanted, "feature-unknown")

    def senses_of(self, feature: Feature) -> tuple[str, ...]:
        """Return how one examines ``feature``: feel, look, tilt, read."""
        used = {means.sense for means in self.means if means.id in feature.means}
        return tuple(sense.id for sense in self.senses if sense.id in used)

    def values(self, filter_name: str) -> tuple[Named | Means, ...]:
        """Return the values of one of `FILTERS`, with their names."""
        values: dict[str, tuple[Named | Means, ...]] = {
            "light": self.means,
            "sense": self.senses,
            "level": self.levels,
            "category": self.categories,
            "threat": self.threats,
            "document": self.documents,
        }
        return values[filter_name]

    def find(
        self, query: str = "", filters: Mapping[str, str] | None = None
    ) -> tuple[Feature, ...]:
        """Return the features that hold every word of ``query`` and pass every filter.

        Args:
            query: words in any of the four languages; empty for all, in the order of the catalogue.
            filters: a value for some of `FILTERS`; an empty value lets everything pass.

        Raises:
            UsageError: a filter has no such value.
        """
        found = [self.items[place] for place in ranked(query, _fields())]
        wanted = {name: value for name, value in (filters or {}).items() if value}
        for name, value in wanted.items():
            known = [each.id for each in self.values(name)]
            if value not in known:
                raise UsageError(
                    "filter-unknown", name=name, value=value[:40], known=", ".join(known)
                )
        return tuple(each for each in found if self._passes(each, wanted))

    def _passes(self, feature: Feature, wanted: Mapping[str, str]) -> bool:
        values = {
            "light": feature.means,
            "sense": self.senses_of(feature),
            "level": (str(feature.level),),
            "category": (feature.category,),
            "threat": feature.threats,
            "document": feature.documents,
        }
        return all(value in values[name] for name, value in wanted.items())


@cache
def load() -> Catalogue:
    """Return the catalogue, read once."""
    data = read("features.json")
    for row in data["items"]:
        row["picture"] = one(Picture, row["picture"])
    named = ("categories", "statuses", "senses", "levels", "threats", "documents", "pictures")
    return Catalogue(
        about=origin(data["about"]),
        means=every(Means, data["means"]),
        items=every(Feature, data["items"]),
        **{name: every(Named, data[name]) for name in named},
    )


def as_dict(features: tuple[Feature, ...], language: str) -> dict[str, object]:
    """Return features in one language, as the command line and the API print them.

    Raises:
        UsageError: for a language docsec has not.
    """
    check_language(language)
    about = load().about
    return {
        "language": language,
        "about": in_language(about, language),
        "items": [in_language(feature, language) for feature in features],
    }


@cache
def _fields() -> tuple[Fields, ...]:
    loaded = load()
    names = {
        value.id: value.name.values()
        for values in (loaded.categories, loaded.threats, loaded.means)
        for value in values
    }
    return tuple(
        (
            words(*feature.name.values(), feature.id),
            words(*feature.keywords),
            words(
                *(n for key in (*feature.threats, *feature.means) for n in names[key]),
                *names[feature.category],
                feature.reference,
                *feature.picture.checks,
            ),
            words(
                *feature.genuine.values(),
                *feature.imitation.values(),
                *feature.picture.text.values(),
            ),
        )
        for feature in loaded.items
    )
