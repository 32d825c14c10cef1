"""One character in the place of another, what it costs, and what it does to the check digits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docsec.mrz.alphabet import FILLER
from docsec.mrz.look_alikes import FOR_FILLER, FOR_FILLER_COST, alike
from docsec.mrz.places import Place, Where
from docsec.mrz.positions import Kind

FOR_FILLERS = "letters-for-fillers"
BY_CLASS = "class-of-field"
BY_DIGITS = "look-alike-by-check-digits"
BY_READER = "reader-alternative"

Named = Mapping[Where, Sequence[tuple[str, float]]]
"""What a reader took each place for, with probabilities, by place."""


class Edit(NamedTuple):
    """One character in the place of another."""

    where: Where
    after: str
    cost: float
    reason: str
    also: tuple[str, ...] = ()


class Effect(NamedTuple):
    """An edit with what it adds to each equation."""

    edit: Edit
    shift: tuple[int, ...]


def edited(lines: tuple[str, ...], edits: Mapping[Where, Edit]) -> tuple[str, ...]:
    """Return ``lines`` with ``edits`` made."""
    rows = [list(line) for line in lines]
    for (line, position), edit in edits.items():
        rows[line - 1][position - 1] = edit.after
    return tuple("".join(row) for row in rows)


def options_at(place: Place, printed: str, named: Named, allowed: frozenset[str]) -> list[Edit]:
    """Return what may stand at ``place`` instead of ``printed``, the likeliest first."""
    where = (place.line, place.position)
    found: dict[str, Edit] = {}
    for character, cost in alike(printed):
        found[character] = Edit(where, character, cost, BY_CLASS)
    if printed in FOR_FILLER:
        # Where digits may stand as well, S is a 5 before it is a filler.
        cost = FOR_FILLER_COST if place.kind in (Kind.NAME, Kind.SEX) else 2.0
        found[FILLER] = Edit(where, FILLER, cost, FOR_FILLERS)
    for character, probability in named.get(where, ()):
        cost = 0.5 - math.log(min(1.0, max(probability, 1e-6)))
        if character != printed and cost < found.get(character, (0, 0, math.inf))[2]:
            found[character] = Edit(where, character, cost, BY_READER)
    fitting = [edit for edit in found.values() if edit.after in allowed]
    return sorted(fitting, key=lambda edit: edit.cost)
