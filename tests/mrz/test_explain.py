"""Every character and digit explained, as data."""

import random

import pytest

from docsec.mrz.explain import explain
from docsec.mrz.layouts import LAYOUTS
from tests.mrz.made import ON, TD1, TD3, made

LONG = ("I<UTOD23145890<7350<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", TD1[2])


def cell(explanation, line, position):
    return explanation.cells[line - 1][position - 1]


def test_a_character_has_its_field_its_class_and_the_digits_over_it():
    explanation = explain(TD3, ON)
    birth = cell(explanation, 2, 14)
    assert (birth.field, birth.digit, birth.allowed) == ("birth_date", None, "0-9 <")
    assert birth.covered_by == ("date-of-birth", "composite")
    digit = cell(explanation, 2, 20)
    assert (digit.field, digit.digit, digit.allowed) == ("birth_date", "date-of-birth", "0-9")
    assert cell(explanation, 2, 43).allowed == "0-9 <"
    assert cell(explanation, 2, 44).field is None
    assert cell(explanation, 2, 21).covered_by == ()
    assert [cell(explanation, 1, at).field for at in (6, 13, 14, 15, 16)] == [
        *["surname"] * 2,
        *["given_names"] * 3,
    ]


def test_a_digit_is_worked_out():
    birth = explain(TD3, ON).digits[1]
    assert (birth.total, birth.remainder, birth.printed) == (122, 2, "2")
    assert [(step.value, step.weight) for step in birth.steps[:3]] == [(7, 7), (4, 3), (0, 1)]


def test_a_long_number_is_one_field_with_its_digit_at_its_end():
    explanation = explain(LONG, ON)
    shown = [(c.field, c.digit, c.allowed) for c in explanation.cells[0][13:21]]
    assert shown == [
        ("document_number", None, "A-Z 0-9 <"),
        ("document_number", None, "<"),
        *[("document_number", None, "A-Z 0-9")] * 3,
        ("document_number", "document-number", "0-9"),
        *[("optional_data_1", None, "A-Z 0-9 <")] * 2,
    ]
    digit = explanation.digits[0]
    assert (digit.remainder, digit.printed) == (0, "0")
    assert "".join(step.character for step in digit.steps) == "D23145890735"


def test_without_a_format_there_are_only_characters():
    explanation = explain("ABC\nD", ON)
    assert (explanation.mrz.format, explanation.digits) == (None, ())
    assert [(c.character, c.field) for c in explanation.cells[0]] == [
        ("A", None),
        ("B", None),
        ("C", None),
    ]


def test_a_digit_over_a_foreign_character_has_no_working():
    lines = (TD3[0], TD3[1].replace("L898", "Lé98"))
    digit = explain(lines, ON).digits[0]
    assert (digit.steps, digit.remainder, digit.printed) == ((), None, "6")


def test_surplus_characters_belong_to_nothing():
    explanation = explain((TD3[0], TD3[1] + "7"), ON)
    surplus = cell(explanation, 2, 45)
    assert (surplus.field, surplus.allowed, surplus.covered_by) == (None, "<", ())


@pytest.mark.parametrize("format_", LAYOUTS)
def test_every_printed_character_is_allowed_where_it_stands(format_):
    source = random.Random(7)  # noqa: S311
    for _ in range(20):
        drawn, lines = made(source)
        if drawn != format_:
            continue
        for row in explain(lines, ON).cells:
            for each in row:
                pieces = each.allowed.split()
                assert any(piece[0] <= each.character <= piece[-1] for piece in pieces)
