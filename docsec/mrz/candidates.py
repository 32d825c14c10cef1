"""What an MRZ of the right shape may have been: edits that its fields and check digits allow.

Two kinds of edit. One is asked for by the class of the field: a letter in a date can only be
a misread digit. The other is between characters that are both legal where they stand, and is
looked for only where a check digit fails: the edits whose effect on all digits over the place
adds up to what is missing. Two of the second kind are taken together only where different
check digits ask for them, or where the reader named one: one digit cannot vouch for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from docsec.findings import Span
from docsec.mrz import codes
from docsec.mrz.alphabet import DIGITS, FILLER, LETTERS, VALUES
from docsec.mrz.edits import (
    BY_CLASS,
    BY_DIGITS,
    BY_READER,
    FOR_FILLERS,
    Edit,
    Effect,
    Named,
    edited,
    options_at,
)
from docsec.mrz.equations import Equations, equations, long_equations
from docsec.mrz.look_alikes import FOR_FILLER, FOR_FILLER_COST
from docsec.mrz.places import Place, Where, places
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.solve import answers_to, chance_of
from docsec.mrz.zone import cut, find_long_number

RARER = 0.5
"""What it costs more that a digit of a number should have been a letter, not the other way."""

_FREE = (Kind.NUMBER, Kind.OPTIONAL)
_TAIL = re.compile("[<KCXES]+$")
_SAME = re.compile(r"([KCXES])\1\1")


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
    tail = _fillers_in_names(edited(lines, by_class), layout)
    for base in ({**by_class, **tail}, by_class) if tail else (by_class,):
        for settled in (base, *_shorter_numbers(lines, layout, forced, base)):
            yield from _solved(lines, layout, named, settled, forced)


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


def _forced(lines: tuple[str, ...], layout: Layout, named: Named) -> dict[Where, list[Edit]]:
    """Return, for each character its field does not allow, what it may have been."""
    found: dict[Where, list[Edit]] = {}
    for where, place in places(layout.id).items():
        printed = lines[where[0] - 1][where[1] - 1]
        if printed not in place.allowed:
            found[where] = options_at(place, printed, named, place.allowed)
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
        here = found.get(where) or options_at(place, character, named, place.allowed)
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
    return {where: options_at(places(layout.id)[where], number.printed, named, allowed)}


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


def _fillers_in_names(lines: tuple[str, ...], layout: Layout) -> dict[Where, Edit]:
    """Return the letters after the name that can only be misread fillers."""
    found: dict[Where, Edit] = {}
    for position in layout.fields:
        if position.kind in (Kind.NAME, Kind.RUSSIAN_NAME):
            found |= _fillers_in_name(lines, position.span)
    return found


def _fillers_in_name(lines: tuple[str, ...], span: Span) -> dict[Where, Edit]:
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
    answers = answers_to(target, free, system) if any(target) else [()]
    named_also = _with_ambiguity(base, forced, layout, system)
    for answer in answers:
        extra = _with_ambiguity({edit.where: edit for edit in answer}, {}, layout, system)
        chance = chance_of(answer, target, free)
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
    options = options_at(place, printed, named, frozenset(allowed))
    if place.kind not in _FREE or where in system.own:
        return [edit for edit in options if edit.reason == BY_READER]
    line, at = lines[where[0] - 1], where[1] - 1
    beside = [line[max(0, at - 1) : at] == FILLER, line[at + 1 : at + 2] in ("", FILLER)]
    found = []
    for edit in options:
        if edit.reason == BY_CLASS:
            # Numbers hold far more digits than letters.
            cost = edit.cost + (RARER if printed in DIGITS else 0)
            found.append(edit._replace(reason=BY_DIGITS, cost=cost))
        elif edit.reason == BY_READER:
            found.append(edit)
        elif any(beside):
            found.append(edit._replace(cost=FOR_FILLER_COST - 0.3 if all(beside) else edit.cost))
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
