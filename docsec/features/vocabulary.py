"""The terms of the field in four languages; the data is ``data/vocabulary.json``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docsec.features.records import Named, Origin, Text, every, in_language, origin, read
from docsec.features.search import Fields, ranked, words
from docsec.messages import check_language


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Attributes:
        id: ``check-digit``.
        group: what it is about.
        text: the term in each language; American usage first, others after a stroke.
        meaning: what it means, in a sentence of ours.
        prado: whether the Spanish term is a heading of the PRADO glossary.
        reference: where the English term comes from.
    """

    id: str
    group: str
    text: Text
    meaning: Text
    prado: bool
    reference: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by group; ``about.note`` says which words a result never uses."""

    about: Origin
    groups: tuple[Named, ...]
    items: tuple[Term, ...]

    def find(self, query: str = "") -> tuple[Term, ...]:
        """Return the terms that hold every word of ``query``; all where it is empty."""
        return tuple(self.items[place] for place in ranked(query, _fields()))


@cache
def load() -> Vocabulary:
    """Return the vocabulary, read once."""
    data = read("vocabulary.json")
    groups, items = every(Named, data["groups"]), every(Term, data["items"])
    return Vocabulary(origin(data["about"]), groups, items)


def as_dict(found: tuple[Term, ...], language: str) -> dict[str, object]:
    """Return terms with all their translations; the rest in one language.

    Raises:
        UsageError: for a language docsec has not.
    """
    check_language(language)
    loaded = load()
    items = [
        {
            "id": term.id,
            "group": term.group,
            **term.text,
            "meaning": term.meaning.get(language),
            "prado": term.prado,
            "reference": term.reference,
        }
        for term in found
    ]
    return {
        "language": language,
        "about": in_language(loaded.about, language),
        "groups": in_language(loaded.groups, language),
        "items": items,
    }


@cache
def _fields() -> tuple[Fields, ...]:
    return tuple(
        (words(*term.text.values(), term.id), words(*term.meaning.values()))
        for term in load().items
    )
