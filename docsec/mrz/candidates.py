"""What an MRZ of the right shape may have been: edits that its fields and check digits allow.

Two kinds of edit. One is asked for by the class of the field: a letter in a date can only be
a misread digit. The other is between characters that are both legal where they stand, and is
looked for only where a check digit fails: the edits whose effect on all digits over the place
adds up to what is missing. Two of the second kind are taken together only where different
check digits ask for them, or where the reader named one: one digit cannot vouch for two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from docsec.mrz import codes
from docsec.mrz.alphabet import DIGITS, FILLER, LETTERS, VALUES
from docsec.mrz.equations import Equations, Place, Where, equations, long_equations, places
from docsec.mrz.layouts import Kind, Layout
from docsec.mrz.look_alikes import FOR_FILLER, FOR_FILLER_COST, alike
from docsec.mrz.zone import cut, find_long_number

FOR_FILLERS = "letters-for-fillers"
BY_CLASS = "class-of-field"
BY_DIGITS = "look-alike-by-check-digits"
BY_READER = "reader-alternative"

MAX_SOLUTIONS = 8
"""How many answers to the check digits are kept for one shape."""

Named = Mapping[Where, Sequence[tuple[str, float]]]
"""What a reader took each place for, with probabilities, by place."""

_FREE = (Kind.NUMBER, Kind.OPTIONAL)
_TAIL = re.compile("[<KCXES]+$")
_SAME = re.compile(r"([KCXES])\1\1")


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Edits that belong together.

    Attributes:
        edits: by place.
        solved: whether every check digit is right with them.
        chance: see `docsec.findings.Proposal`.
    """

    edits: Mapping[Where, Edit]
    solved: bool
    chance: float | None = None

    @property
    def cost(self) -> float:
        """The sum over the edits."""
        return sum(edit.cost for edit in self.edits.values())


def candidates(lines: tuple[str, ...], layout: Layout, named: Named) -> Iterator[Candidate]:
    """Yield what ``lines`` may have been, each line of the layout's length."""
    forced = _forced(lines, layout, named)
    by_class = {where: options[0] for where, options in forced.items()}
    tail = _fillers_in_name(edited(lines, by_class), layout)
    for base in ({**by_class, **tail}, by_class) if tail else (by_class,):
        for settled in (base, *_shorter_numbers(lines, layout, forced, base)):
            yield from _solved(lines, layout, named, settled, forced)


def edited(lines: tuple[str, ...], edits: Mapping[Where, Edit]) -> tuple[str, ...]:
    """Return ``lines`` with ``edits`` made."""
    rows = [list(line) for line in lines]
    for (line, position), edit in edits.items():
        rows[line - 1][position - 1] = edit.after
    return tuple("".join(row) for row in rows)


def misfit(lines: tuple[str, ...], layout: Layout) -> int:
    """Return how many characters no look-alike helps and how many check digits fail."""
    forced = _forced(lines, layout, {})
    mended = edited(lines, {where: options[0] for where, options in forced.items()})
    outside = sum(
        mended[place.line - 1][place.position - 1] not in place.allowed
        for place in places(layout.id).values()
    )
    return outside + sum(map(bool, _systems(mended, layout)[0].remainders(mended)))


def _systems(lines: tuple[str, ...], layout: Layout) -> list[Equations]:
    """Return the equations; two sets where a long number's digit fits with the filler only."""
    number = find_long_number(lines, layout)
    if number is None:
        return [equations(layout.id)]
    counted = number.printed == number.with_filler != number.expected
    readings = (True, False) if counted else (False,)
    return [long_equations(layout, number, counted=each) for each in readings]


def _options(place: Place, printed: str, named: Named, allowed: frozenset[str]) -> list[Edit]:
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


def _forced(lines: tuple[str, ...], layout: Layout, named: Named) -> dict[Where, list[Edit]]:
    """Return, for each character its field does not allow, what it may have been."""
    found: dict[Where, list[Edit]] = {}
    for where, place in places(layout.id).items():
        printed = lines[where[0] - 1][where[1] - 1]
        if printed not in place.allowed:
            found[where] = _options(place, printed, named, place.allowed)
            if where == (1, 1):
                found[where].sort(key=lambda edit: edit.after not in layout.first_letters)
    for position in layout.fields:
        if position.kind is Kind.STATE:
            span = range(position.span.start, position.span.end + 1)
            _settle_state(
                lines, [(position.span.line, each) for each in span], layout, named, found
            )
    found |= _long_digit(edited(lines, _firsts(found)), layout, named)
    return {where: options for where, options in found.items() if options}


def _firsts(options: Mapping[Where, Sequence[Edit]]) -> dict[Where, Edit]:
    return {where: edits[0] for where, edits in options.items() if edits}


def _settle_state(
    lines: tuple[str, ...],
    wheres: list[Where],
    layout: Layout,
    named: Named,
    found: dict[Where, list[Edit]],
) -> None:
    """Put first what makes the code of a State one that is in the table."""
    printed = "".join(lines[line - 1][position - 1] for line, position in wheres)
    if codes.lookup(printed.rstrip(FILLER)):
        return
    choices: list[list[Edit]] = []
    for where, character in zip(wheres, printed, strict=True):
        place = places(layout.id)[where]
        here = found.get(where) or _options(place, character, named, place.allowed)
        stay = [Edit(where, character, 0.0, "")] if character in place.allowed else []
        choices.append([*stay, *here][:5])
    known = []
    # At most 5 x 5 x 5.
    for edits in sorted(product(*choices), key=lambda each: sum(edit.cost for edit in each)):
        code = "".join(edit.after for edit in edits).rstrip(FILLER)
        if FILLER not in code and codes.lookup(code):
            known.append(edits)
    for at, where in enumerate(wheres):
        options = list(dict.fromkeys(edits[at] for edits in known))
        if known and known[0][at].reason:
            found[where] = [edit for edit in options if edit.reason]


def _long_digit(lines: tuple[str, ...], layout: Layout, named: Named) -> dict[Where, list[Edit]]:
    """Return what a letter in the place of a long number's check digit may have been."""
    number = find_long_number(lines, layout)
    if number is None or number.printed in DIGITS:
        return {}
    where = (number.digit.line, number.digit.start)
    allowed = DIGITS | {FILLER}
    return {where: _options(places(layout.id)[where], number.printed, named, allowed)}


def _shorter_numbers(
    lines: tuple[str, ...],
    layout: Layout,
    forced: Mapping[Where, list[Edit]],
    base: Mapping[Where, Edit],
) -> Iterator[Mapping[Where, Edit]]:
    """Yield ``base`` with the letter after a long number as the filler that ends it."""
    number = find_long_number(lines, layout)
    if number is None:
        return
    where = (number.digit.line, number.digit.start)
    for edit in forced.get(where, ())[1:]:
        if edit.after == FILLER:
            yield {**base, where: edit}


def _fillers_in_name(lines: tuple[str, ...], layout: Layout) -> dict[Where, Edit]:
    """Return the letters after the name that can only be misread fillers."""
    span = layout.field("name").span
    text = cut(lines, span)
    tail = _TAIL.search(text)
    if tail is None:
        return {}
    separator = text.find(FILLER * 2)
    # The letters after the first double filler may be a given name.
    after = separator + 2 if separator >= tail.start() else tail.start()
    starts = [text.find(FILLER * 2, after)] if separator >= 0 else []
    if same := _SAME.search(text, tail.start()):
        starts.append(same.start())
    start = min((each for each in starts if each >= 0), default=len(text))
    wheres = [(span.line, span.start + at) for at in range(start, len(text)) if text[at] in LETTERS]
    return {where: Edit(where, FILLER, FOR_FILLER_COST, FOR_FILLERS) for where in wheres}


def _solved(
    lines: tuple[str, ...],
    layout: Layout,
    named: Named,
    base: Mapping[Where, Edit],
    forced: Mapping[Where, list[Edit]],
) -> Iterator[Candidate]:
    """Yield ``base`` with what its check digits still ask for."""
    mended = edited(lines, base)
    for system in _systems(mended, layout):
        yield from _solved_in(system, lines, layout, named, base, forced)


def _solved_in(
    system: Equations,
    lines: tuple[str, ...],
    layout: Layout,
    named: Named,
    base: Mapping[Where, Edit],
    forced: Mapping[Where, list[Edit]],
) -> Iterator[Candidate]:
    mended = edited(lines, base)
    target = tuple(-each % 10 for each in system.remainders(mended))
    free = _free_edits(mended, layout, named, forced, system)
    answers = _answers(target, free, system) if any(target) else [()]
    named_also = _with_ambiguity(base, forced, layout, system)
    for answer in answers:
        extra = _with_ambiguity({edit.where: edit for edit in answer}, {}, layout, system)
        chance = _chance(answer, target, free)
        yield Candidate({**named_also, **extra}, True, chance)
    if any(target):
        yield Candidate(named_also, False)
    elif unseen := _unseen_fillers(mended, layout, system):
        yield Candidate({**named_also, **unseen}, True)
    first = {edit.where: edit for edit in answers[0]} if answers else {}
    for where, options in forced.items():
        # What no digit covers, nothing settles: each of the other look-alikes by itself.
        if where not in system.terms and where in base:
            for edit in options[1:4]:
                swapped = _with_ambiguity({**first, where: edit}, forced, layout, system)
                yield Candidate({**named_also, **swapped}, bool(answers))


def _free_edits(
    lines: tuple[str, ...],
    layout: Layout,
    named: Named,
    forced: Mapping[Where, list[Edit]],
    system: Equations,
) -> list[Effect]:
    """Return the edits between legal characters that a check digit can see."""
    found = []
    grid = places(layout.id)
    for where in system.terms:
        place, printed = grid[where], lines[where[0] - 1][where[1] - 1]
        for edit in _free_options(place, printed, lines, named, forced.get(where), system):
            shift = system.shift(where, printed, edit.after)
            if any(shift):
                found.append(Effect(edit, shift))
    return found


def _free_options(
    place: Place,
    printed: str,
    lines: tuple[str, ...],
    named: Named,
    forced: list[Edit] | None,
    system: Equations,
) -> Iterable[Edit]:
    where = (place.line, place.position)
    if forced is not None:
        return forced[1:]
    allowed = DIGITS if where in system.own else place.allowed
    options = _options(place, printed, named, frozenset(allowed))
    if place.kind not in _FREE or where in system.own:
        return [edit for edit in options if edit.reason == BY_READER]
    line, at = lines[where[0] - 1], where[1] - 1
    beside = [line[max(0, at - 1) : at] == FILLER, line[at + 1 : at + 2] in ("", FILLER)]
    found = []
    for edit in options:
        if edit.reason == BY_CLASS:
            found.append(edit._replace(reason=BY_DIGITS))
        elif edit.reason == BY_READER:
            found.append(edit)
        elif any(beside):
            found.append(edit._replace(cost=FOR_FILLER_COST - 0.3 if all(beside) else edit.cost))
    return found


def _answers(
    target: tuple[int, ...], free: list[Effect], system: Equations
) -> list[tuple[Edit, ...]]:
    """Return the edits, one or two, that bring every equation right; else part of them."""
    found: list[tuple[Edit, ...]] = [(each.edit,) for each in free if each.shift == target]
    only_named = bool(found)
    by_shift: dict[tuple[int, ...], list[Effect]] = {}
    for each in free:
        by_shift.setdefault(each.shift, []).append(each)
    for one in free:
        missing = tuple((t - s) % 10 for t, s in zip(target, one.shift, strict=True))
        for other in by_shift.get(missing, ()):
            if one.edit.where < other.edit.where and _may_pair(one, other, system, only_named):
                found.append((one.edit, other.edit))
    found = found or _parts(target, free, system)
    return sorted(found, key=lambda edits: sum(edit.cost for edit in edits))[:MAX_SOLUTIONS]


def _chance(answer: tuple[Edit, ...], target: tuple[int, ...], free: list[Effect]) -> float | None:
    """Return how many of the nine wrong remainders some single look-alike explains, as a share."""
    if all(edit.reason == BY_READER for edit in answer):
        return None
    failing = next(index for index, each in enumerate(target) if each)
    explained = {each.shift[failing] for each in free if each.edit.reason != BY_READER} - {0}
    return len(explained) / 9


def _may_pair(one: Effect, other: Effect, system: Equations, only_named: bool) -> bool:
    if BY_READER in (one.edit.reason, other.edit.reason):
        return True
    first, second = ({index for index, _ in system.terms[each.edit.where]} for each in (one, other))
    return not only_named and first != second


def _parts(
    target: tuple[int, ...], free: list[Effect], system: Equations
) -> list[tuple[Edit, ...]]:
    """Return single edits that bring one failing digit right and disturb none of a field."""
    fields = [index for index, name in enumerate(system.names) if name != "composite"]
    found: list[tuple[Edit, ...]] = []
    for each in free:
        moved = [index for index in fields if each.shift[index]]
        if moved and all(each.shift[index] == target[index] for index in moved):
            found.append((each.edit,))
    return found


def _unseen_fillers(lines: tuple[str, ...], layout: Layout, system: Equations) -> dict[Where, Edit]:
    """Return the single letters amid fillers that no check digit can tell from a filler."""
    found: dict[Where, Edit] = {}
    for position in layout.fields:
        if position.kind not in _FREE:
            continue
        text, span = cut(lines, position.span), position.span
        for at in range(2, len(text)):
            where = (span.line, span.start + at)
            amid = text[at - 2 : at] == FILLER * 2 and text[at + 1 : at + 2] in ("", FILLER)
            if amid and text[at] in FOR_FILLER and not any(system.shift(where, text[at], FILLER)):
                found[where] = Edit(where, FILLER, FOR_FILLER_COST, FOR_FILLERS, (text[at],))
    return found


def _with_ambiguity(
    edits: Mapping[Where, Edit],
    forced: Mapping[Where, list[Edit]],
    layout: Layout,
    system: Equations,
) -> dict[Where, Edit]:
    """Return the edits, each with the characters that would fit just as well."""
    grid = places(layout.id)
    found = {}
    for where, edit in edits.items():
        if where not in system.terms:
            also = tuple(each.after for each in forced.get(where, ()) if each.after != edit.after)
        elif where in system.own or grid[where].kind not in _FREE:
            also = ()
        else:
            same = (
                c for c in sorted(grid[where].allowed) if (VALUES[c] - VALUES[edit.after]) % 10 == 0
            )
            also = tuple(character for character in same if character != edit.after)
        found[where] = edit._replace(also=also)
    return found
