"""The name of the MRZ against the printed one: mapped forwards, never turned back.

The transliterations are recommendations, and pages show former names, titles and names in other
scripts beside: a name that differs is a reason to look, never a failure.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from docsec.errors import BuildError
from docsec.mrz.alphabet import FILLER
from docsec.mrz.name_comparison import compare as compare_names
from docsec.printed.places import Value
from docsec.printed.zone import Outcome, VisualZone, confirmed, differs, not_confirmed

FIELDS = ("surname", "given_names")

SHORTEST = 3
"""Letters of a name that is looked for beside its place as well."""

ROOM = 10
"""Positions that a name field which is not full is taken to have left."""


@dataclass(frozen=True, slots=True)
class MrzName:
    """The name of an MRZ.

    Attributes:
        text: the name field.
        length: of the field.
    """

    text: str
    length: int

    def part(self, field: str) -> str:
        """Return the components of one part, with blanks between."""
        primary, _, secondary = self.text.strip(FILLER).partition(FILLER * 2)
        return (primary if field == "surname" else secondary).replace(FILLER, " ").strip()

    @property
    def full(self) -> bool:
        """Whether the name may be cut: a letter stands in the last position."""
        return len(self.text) >= self.length

    def is_written(self, field: str, printed: str, exactly: bool) -> bool:
        """Whether a part of the name may be written so in the visual zone."""
        parts, text = (printed, ""), self.part(field).replace(" ", FILLER)
        if self.full:
            surname, given_names = (self.part(each) for each in FIELDS)
            parts = (printed, given_names) if field == "surname" else (surname, printed)
            text = self.text
        try:
            outcome = compare_names(*parts, text, self.length).outcome
        except BuildError:
            return False
        return outcome == "matches" or (not exactly and outcome == "may-match")


def compare(field: str, name: MrzName, zone: VisualZone) -> Outcome:
    """Compare a part of the name of an MRZ with what is printed.

    Args:
        field: ``surname`` or ``given_names``.
        name: of the MRZ, with that part.
        zone: the visual zone.
    """
    at_place = zone.at(field, "name")
    for value in _joined(at_place):
        if any(_fits(field, name, part, False) for part in _parts(field, value)):
            return confirmed(value)
    if len(name.part(field)) >= SHORTEST:
        for value in zone.values:
            if not value.first and _fits(field, name, value.text, True):
                return confirmed(value)
    own = next((value for value in at_place if value.first and _has_letters(value)), None)
    return differs(own, False) if own else not_confirmed(zone, field, "name")


def _fits(field: str, name: MrzName, printed: str, exactly: bool) -> bool:
    """Whether the name may be written so; if not, without marks the reader may have added."""
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", printed) if not unicodedata.combining(each)
    )
    return any(name.is_written(field, form, exactly) for form in dict.fromkeys((printed, plain)))


def _joined(values: tuple[Value, ...]) -> Iterator[Value]:
    """Yield each value, then those that go on in the next line of the same place."""
    yield from values
    for first, second in pairwise(values):
        if first.fields == second.fields and not second.first:
            yield replace(first, text=f"{first.text} {second.text}")


def _parts(field: str, value: Value) -> Iterator[str]:
    """Yield what may be one part of the name: all of a line, or one end of it."""
    yield value.text
    if value.fields <= {"surname"} or value.fields <= {"given_names"}:
        return
    words = value.text.replace(",", " ").split()
    for at in range(1, len(words)):
        yield " ".join(words[:at] if field == "surname" else words[at:])


def _has_letters(value: Value) -> bool:
    return sum(character.isalpha() for character in value.text) >= SHORTEST
