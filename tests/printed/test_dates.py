"""Dates as they are printed (Doc 9303-3 3.8)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.printed.dates import dates


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("12 AUG/AOUT 74", "740812"),
        ("12 AUGUST/AOUT 74", "740812"),
        ("12 JUL/JUL 1974", "740712"),
        ("26 SEP/SEPT 1986", "860926"),
        ("05FEB1965", "650205"),
        ("Rochefort 01.DEZ.1985", "851201"),
        ("10 MAA/MAR 1965", "650310"),
        ("04 BEA/MAY 1988", "880504"),
        ("8 Août/Aug 2011", "110808"),
        ("20 Juin/Jun 1978", "780620"),
        ("1 MAYO 1990", "900501"),
        ("10.05.1986.", "860510"),
        ("01 01 1980", "800101"),
        ("PADUA (PD) / 28.03.1987", "870328"),
        ("03-08-2026", "260803"),
        ("1986-05-10", "860510"),
        ("XX AUG 1974", "7408<<"),
        ("XX XX 1974", "74<<<<"),
        ("XX.XX.1974", "74<<<<"),
    ],
)
def test_a_date_in_any_printed_form_is_read(text, characters):
    assert [each.characters for each in dates(text)] == [characters]


@pytest.mark.parametrize(
    "text", ["", "SPECIMEN", "000-5903358-01", "16 RUE 1975", "111111-11648", "104 RUE DES FLEURS"]
)
def test_what_is_no_date_is_none(text):
    assert dates(text) == ()


def test_two_dates_in_one_line_are_both_read():
    found = dates("01.01.2004-01.01.2009")
    assert [each.characters for each in found] == ["040101", "090101"]


def test_a_word_that_is_two_months_in_two_languages_is_none_alone_but_one_beside_another():
    assert dates("12 LIP 1990") == ()
    assert dates("12 LIP/JUL 1990")[0].month == 7


def test_an_impossible_day_is_not_real():
    assert not dates("31.02.1990")[0].real
    assert dates("29.02.2000")[0].real


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(".-/ "))
def test_a_day_in_figures_is_read_back(day, mark):
    text = mark.join((f"{day.day:02d}", f"{day.month:02d}", f"{day.year}"))
    assert [each.iso for each in dates(text)] == [day.isoformat()]


@given(st.text(alphabet="0123456789./- XJANFEBMAYDC/", max_size=40) | st.text(max_size=40))
def test_any_text_is_looked_through(text):
    for each in dates(text):
        assert each.text in text
        assert len(each.characters) == 6
