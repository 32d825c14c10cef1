"""Comparing the name of the visual zone with that of the MRZ, always forwards.

Hyphen, apostrophe and accents are lost on the way to the MRZ, so that the name there is never
turned back: the visual zone is mapped forwards, in every permitted way (Doc 9303-3 4.6 and 6;
truncation Doc 9303-4 4.2.3). The transliterations are recommendations: a name that differs is
a reason to look, not proof of anything.

>>> compare("O'Connor", "Enya Siobhan", "OCONNOR<<ENYA<SIOBHAN", 39).outcome
'matches'
>>> comparison = compare("Cañon", "Térèsa", "CANXXON<<TERESA", 39)
>>> comparison.outcome, comparison.reason
('may-match', 'alternative-transliteration')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from docsec.errors import BuildError
from docsec.mrz.alphabet import FILLER, LETTERS
from docsec.mrz.letters import LANGUAGES, language_code
from docsec.mrz.name_reading import ComponentComparison, Fit, align, divide, pair, place
from docsec.mrz.transliteration import Component, components

Outcome = Literal["matches", "may-match", "differs"]
Reason = Literal[
    "truncated",
    "title-left-out",
    "alternative-transliteration",
    "order",
    "word-division",
    "cut-short",
    "given-names-missing",
    "given-names-added",
    "surname-differs",
    "given-names-differ",
    "name-differs",
]

# What makes a name only possible, the weightiest first.
_DOUBTS: tuple[tuple[Fit, Reason], ...] = (
    ("left-out", "truncated"),
    ("cut", "truncated"),
    ("title-left-out", "title-left-out"),
    ("alternative", "alternative-transliteration"),
)
_OUTCOMES = ("matches", "may-match", "differs")


@dataclass(frozen=True, slots=True)
class NameComparison:
    """The result of ``compare``.

    Attributes:
        outcome: ``matches``, ``may-match`` or ``differs``.
        reason: why it only may match: ``truncated``, ``title-left-out``,
            ``alternative-transliteration``, ``order`` (the same components otherwise placed) or
            ``word-division`` (the same letters otherwise divided); why it differs: ``cut-short``
            (cut although there was room), ``given-names-missing``, ``given-names-added``,
            ``surname-differs``, ``given-names-differ`` or ``name-differs``.
        components: each component of the two names.
        full: whether a letter stands in the last position, so that the MRZ must be treated as
            truncated (Doc 9303-4 4.2.3).
    """

    outcome: Outcome
    reason: Reason | None
    components: tuple[ComponentComparison, ...]
    full: bool


def compare(
    visual_surname: str,
    visual_given_names: str,
    mrz: str | tuple[str, str],
    length: int,
    language: str | None = None,
) -> NameComparison:
    """Compare a name of the visual zone with a name field.

    Args:
        visual_surname: the primary identifier as printed, in one script.
        visual_given_names: the secondary identifier, or nothing.
        mrz: the name field, or its primary and secondary identifier.
        length: of the name field: ``LAYOUTS[format].field("name").length``.
        language: of a name in Cyrillic letters; the forms of others then only may match.

    Raises:
        BuildError: for a name of the visual zone with a character in no transliteration table,
            with letters of two scripts, or without any letter.
    """
    text = mrz if isinstance(mrz, str) else (FILLER * 2).join(half.strip(FILLER) for half in mrz)
    field = _Field.of(text, length)
    given = language_code(language)
    found: list[NameComparison] = []
    for tongue in _languages(visual_surname + visual_given_names, given):
        surname = components(visual_surname, tongue, search=True)
        given_names = components(visual_given_names, tongue, search=True)
        if not surname and not given_names:
            raise BuildError("build-name-empty")
        comparison = _compare(surname, given_names, field)
        if tongue != given and comparison.outcome == "matches":
            reason: Reason = "alternative-transliteration"
            comparison = replace(comparison, outcome="may-match", reason=reason)
        found.append(comparison)
    return min(found, key=_doubt)


@dataclass(frozen=True, slots=True)
class _Field:
    """The components of a name field, and how far it is filled."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    filled: int
    length: int
    full: bool

    @classmethod
    def of(cls, text: str, length: int) -> _Field:
        body = text.rstrip(FILLER)
        primary, _, secondary = body.partition(FILLER * 2)
        full = len(body) >= length and body[-1:] in LETTERS
        return cls(_parts(primary), _parts(secondary), len(body), length, full)

    def may_be_cut(self, longest: int) -> bool:
        """Whether a name of up to ``longest`` characters may stand here truncated.

        The last position is a letter then. Only a name of single letters can miss it by one.
        """
        return self.full or (longest > self.length and self.filled >= self.length - 1)


def _parts(half: str) -> tuple[str, ...]:
    return tuple(part for part in half.split(FILLER) if part)


def _languages(text: str, given: str | None) -> tuple[str | None, ...]:
    """Return the language that was given, and for Cyrillic letters all others."""
    if any("\u0400" <= character <= "\u052f" for character in text):
        return tuple(dict.fromkeys((given, None, *LANGUAGES)))
    return (given,)


def _doubt(comparison: NameComparison) -> tuple[int, int]:
    """Return what orders comparisons, the best first."""
    unlike = sum(component.fit != "same" for component in comparison.components)
    return _OUTCOMES.index(comparison.outcome), unlike


def _compare(
    surname: Sequence[Component], given_names: Sequence[Component], field: _Field
) -> NameComparison:
    cut = field.may_be_cut(_longest(surname) + 2 + _longest(given_names))
    aligned = _aligned(surname, given_names, field, cut)
    if aligned is not None:
        fits = {component.fit for component in aligned}
        reason = next((reason for fit, reason in _DOUBTS if fit in fits), None)
        return NameComparison("may-match" if reason else "matches", reason, aligned, field.full)
    placed = place(surname, given_names, (*field.primary, *field.secondary))
    if placed is not None:
        return NameComparison("may-match", "order", placed, field.full)
    divided = _divided(surname, given_names, field)
    if divided is not None:
        return NameComparison("may-match", "word-division", divided, field.full)
    return _difference(surname, given_names, field, cut)


def _longest(visual: Sequence[Component]) -> int:
    """Return how many positions the longest form of the components takes."""
    letters = sum(len(max(unit, key=len)) for part in visual for unit in part.units)
    return letters + max(len(visual) - 1, 0)


def _aligned(
    surname: Sequence[Component], given_names: Sequence[Component], field: _Field, cut: bool
) -> tuple[ComponentComparison, ...] | None:
    first = align("surname", surname, field.primary, cut)
    second = align("given_names", given_names, field.secondary, cut)
    return None if first is None or second is None else first + second


def _divided(
    surname: Sequence[Component], given_names: Sequence[Component], field: _Field
) -> tuple[ComponentComparison, ...] | None:
    first = divide("surname", surname, field.primary)
    second = divide("given_names", given_names, field.secondary)
    return None if first is None or second is None else first + second


def _difference(
    surname: Sequence[Component], given_names: Sequence[Component], field: _Field, cut: bool
) -> NameComparison:
    """Return what differs, and the nearest reason for it."""
    if not cut:
        short = _aligned(surname, given_names, field, cut=True)
        if short is not None:
            return NameComparison("differs", "cut-short", short, field.full)
    first = align("surname", surname, field.primary, cut)
    second = align("given_names", given_names, field.secondary, cut)
    reason: Reason = "name-differs"
    if second is not None:
        reason = "surname-differs"
    elif first is not None:
        reason = "given-names-differ"
        if not field.secondary:
            reason = "given-names-missing"
        elif not given_names:
            reason = "given-names-added"
    beside = (
        *(first or pair("surname", surname, field.primary, cut)),
        *(second or pair("given_names", given_names, field.secondary, cut)),
    )
    return NameComparison("differs", reason, beside, field.full)
