"""Choosing the MRZ among lines of text, by number and length alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.reading.shape import choose_lines

TD3 = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
]
TD2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]
TD1 = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]


@pytest.mark.parametrize(
    ("lines", "format_"),
    [
        (TD1, "TD1"),
        (TD2, "TD2"),
        (TD3, "TD3"),
        (["V" + TD2[0][1:], TD2[1]], "MRV-B"),
        (["V" + TD3[0][1:], TD3[1]], "MRV-A"),
    ],
)
@pytest.mark.parametrize("before", [[], ["A"], ["GATINEAU", "01JANJAN"], ["DATEOFISSUE09SEP2018"]])
@pytest.mark.parametrize("after", [[], ["KK"]])
def test_formats_among_other_lines(lines, format_, before, after):
    choice = choose_lines([*before, *lines, *after])
    assert choice.format == format_
    assert choice.places == tuple(range(len(before), len(before) + len(lines)))


@pytest.mark.parametrize(
    ("lengths", "format_"),
    [
        ((44, 39), "TD3"),
        ((50, 44), "TD3"),
        ((38, 44), "TD3"),
        ((37, 36), "TD2"),
        ((21, 36), "TD2"),
        ((24, 23, 30), "TD1"),
        ((30, 19, 30), "TD1"),
        ((29, 30, 23), "TD1"),
    ],
)
def test_lines_read_too_long_or_too_short(lengths, format_):
    lines = ["<" * length for length in lengths]
    assert choose_lines(lines) == (tuple(range(len(lengths))), format_)


def test_what_holds_no_fillers_is_no_mrz():
    assert choose_lines(["A" * 44, "B" * 44]) == ((), None)
    assert choose_lines([]) == ((), None)
    assert choose_lines(["<<"]) == ((), None)


def test_a_line_alone_is_kept_without_a_format():
    assert choose_lines(["SOMETHING", TD3[0]]) == ((1,), None)


def test_two_lines_of_a_td1_are_no_td2():
    assert choose_lines(TD1[:2]) == ((0, 1), None)
    assert choose_lines(["<" * 19, "<" * 30]) == ((0, 1), None)


def test_lines_that_fit_nothing_are_kept_without_a_format():
    assert choose_lines(["<" * 90, "<" * 90]) == ((0, 1), None)


@given(st.lists(st.text("AB<1", max_size=60), max_size=9))
def test_any_lines(lines):
    places, format_ = choose_lines(lines)
    assert list(places) == sorted(set(places))
    assert all(0 <= place < len(lines) for place in places)
    assert len(places) <= 3
    assert format_ is None or len(places) in (2, 3)
