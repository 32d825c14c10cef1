"""What the check digits cannot see, against brute force."""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise, product

import pytest

from docsec.findings import Status
from docsec.mrz.alphabet import DIGITS, VALUES
from docsec.mrz.blind_spots import figures, table, unseen_single
from docsec.mrz.check_digit import compute
from docsec.mrz.equations import equations
from docsec.mrz.layouts import LAYOUTS, TD3
from docsec.mrz.parse import parse
from docsec.mrz.places import places
from docsec.mrz.positions import Kind
from docsec.mrz.rules.digits import PREFIX
from docsec.mrz.zone import cut
from tests.mrz.made import ON, made, put

EACH = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def right(lines, layout):
    """Whether every check digit is, computed from the table of layouts alone."""
    return all(
        compute("".join(cut(lines, span) for span in digit.covers)) == cut(lines, digit.span)
        for digit in layout.digits
    )


def drawn(source, layout):
    """Return a right MRZ of ``layout`` whose optional data and digits are all printed."""
    while True:
        format_, lines = made(source)
        if format_ == layout.id and right(lines, layout):
            return lines


@EACH
def test_single_changes_agree_with_brute_force(layout):
    source = random.Random(3)  # noqa: S311
    for _ in range(3):
        lines = drawn(source, layout)
        for spot in unseen_single(layout):
            where = (spot.line, spot.position)
            old = lines[where[0] - 1][where[1] - 1]
            allowed = [character for group in spot.groups for character in group]
            unseen = {new for new in allowed if right(put(lines, where, new), layout)} - {old}
            assert unseen == set(spot.instead_of(old)), where


@EACH
def test_the_rules_of_parse_agree(layout):
    source = random.Random(4)  # noqa: S311
    lines = drawn(source, layout)
    for spot in unseen_single(layout):
        where = (spot.line, spot.position)
        if not spot.covered_by:
            continue  # the first letter decides which format it is
        old = lines[where[0] - 1][where[1] - 1]
        for new in spot.instead_of(old):
            changed = put(lines, where, new)
            assert not [
                each
                for each in parse(changed, ON).findings
                if each.code.startswith(PREFIX) and each.status is Status.FAILED
            ], where


def test_a_filler_for_zero_where_the_field_is_empty():
    (spot,) = (each for each in unseen_single(TD3) if each.zero_for_filler)
    assert (spot.line, spot.position) == (2, 43)
    assert not any(each.zero_for_filler for each in unseen_single(LAYOUTS["TD1"]))


@EACH
def test_shares_agree_with_brute_force(layout):
    """Every pair of places, and digits only so that all four characters can be tried."""
    system = equations(layout.id)
    for row, field in zip(figures(layout), layout.fields, strict=True):
        assert row.field == field.key
        if not row.covered_by:
            assert row.single == 1
            continue
        if field.kind is not Kind.DATE:
            continue
        wheres = [(field.span.line, at) for at in range(field.span.start, field.span.end + 1)]
        swaps = [
            _moved(system, [(one, a, b), (other, b, a)])
            for one, other in pairwise(wheres)
            for a, b in product(sorted(DIGITS), repeat=2)
            if a != b
        ]
        assert row.exchanged == Fraction(swaps.count(False), len(swaps)) == Fraction(1, 9)
        doubles = [
            _moved(system, [(one, "0", a), (other, b, c)])
            for at, one in enumerate(wheres)
            for other in wheres[at + 1 :]
            for a in "123456789"
            for b, c in product(sorted(DIGITS), repeat=2)
            if b != c
        ]
        assert row.single == 0
        assert row.double == Fraction(doubles.count(False), len(doubles))


def _moved(system, changes):
    total = [0] * len(system.names)
    for where, before, after in changes:
        for index, added in enumerate(system.shift(where, before, after)):
            total[index] += added
    return any(each % 10 for each in total)


def test_doubles_of_all_characters_agree_with_brute_force():
    field = TD3.field("optional_data")
    row = next(each for each in figures(TD3) if each.field == field.key)
    system, characters = equations(TD3.id), sorted(VALUES)
    steps = [VALUES[b] - VALUES[a] for a, b in product(characters, repeat=2) if a != b]
    wheres = [(2, at) for at in range(field.span.start, field.span.end + 1)]
    pairs = list(combinations(wheres, 2))
    total = unseen = 0
    for one, other in pairs:
        weights = [
            (dict(system.terms[one])[index], dict(system.terms[other])[index])
            for index, _ in system.terms[one]
        ]
        for (first, often), (second, again) in product(Counter(steps).items(), repeat=2):
            total += often * again
            if all((first * w + second * v) % 10 == 0 for w, v in weights):
                unseen += often * again
    assert total == len(pairs) * len(steps) ** 2
    assert row.double == Fraction(unseen, total)
    exchanged = sum(step % 5 == 0 for step in steps)
    assert row.exchanged == Fraction(exchanged, len(steps))
    assert row.single == Fraction(sum(step % 10 == 0 for step in steps), len(steps))


def test_every_place_is_told_and_the_table_shows_it():
    for layout in LAYOUTS.values():
        assert len(unseen_single(layout)) == layout.line_count * layout.line_length
        assert len(places(layout.id)) == layout.line_count * layout.line_length
    shown = table(*LAYOUTS.values())
    assert "| TD3 | name | none | 100.0% | 100.0% | 100.0% |" in shown
    assert "| TD1 | sex | none | 100.0% | – | – |" in shown
