"""Fields of the MRZ against lines of print: confirmed, differing, or left open."""

import datetime
from dataclasses import replace

import pytest

from docsec.findings import Status
from docsec.printed import days, names, numbers, words
from docsec.printed.names import MrzName
from tests.printed.lines import column, line, zone

PASSED, FAILED = Status.SUCCESSFUL, Status.FAILED
OPEN, SKIPPED = Status.UNDETERMINED, Status.NOT_PERFORMED
ON = datetime.date(2026, 11, 23)


def number(expected, *lines, may_fail=True, repeated=False, **given):
    seen = zone(*lines, **given)
    found = numbers.compare(expected, seen, may_fail=may_fail, repeated=repeated)
    return found.status, found.reason


def day(expected, *lines, may_fail=True, field="birth_date", **given):
    found = days.compare(field, expected, zone(*lines, **given), may_fail=may_fail)
    return found.status, found.reason


def name(field, text, *lines, length=39):
    return names.compare(field, MrzName(text, length), zone(*lines)).status


@pytest.mark.parametrize("printed", ["L898902C3", "L 898902 C3", "No. L898902C3"])
def test_a_number_is_confirmed_as_it_is_printed(printed):
    assert number("L898902C3", *column("Passport No.", printed)) == (PASSED, None)


def test_a_number_is_confirmed_without_a_caption():
    assert number("L898902C3", line("L898902C3")) == (PASSED, None)


def test_letter_o_and_zero_are_not_told_apart_in_print():
    found = number("LT0000000", *column("Document No.", "LTOOO0000"))
    assert found == (PASSED, "printed-look-alike")


def test_another_number_at_its_place_fails():
    assert number("L898902C3", *column("Passport No.", "L898962C3")) == (FAILED, None)


@pytest.mark.parametrize(
    ("lines", "given"),
    [
        (column("Passport No.", "L898962C3", confidence=0.8), {}),
        (column("Passport No.", "L898962C3"), {"may_fail": False}),
        (column("Passport No.", "L898962C3"), {"again": line("L898902C3")}),
        (column("Passport No.", "L898902C312"), {}),
        (column("Passport No.", "L8989O2C8"), {"again": line("L8989O2CB")}),
        ((*column("Passport No.", "L898962C3"), line("L898902C3", 80, 40)), {}),
    ],
    ids=["unsure", "mrz-unsure", "second-look", "longer", "unsteady", "also-elsewhere"],
)
def test_a_number_is_left_open_where_anything_is_unsure(lines, given):
    assert number("L898902C3", *lines, **given) == (OPEN, "printed-differs")


@pytest.mark.parametrize(
    ("printed", "second", "status"),
    [
        ("L898962C3", column("L898902C3"), FAILED),
        ("898962C37", column("L898902C3"), OPEN),
        ("L898962C3", column("Personal No.", "L898902C3"), OPEN),
    ],
    ids=["same-series", "another-series", "another-field"],
)
def test_a_passport_perforated_with_another_number_fails(printed, second, status):
    beside = [replace(each, left=each.left + 80, right=each.right + 80) for each in second]
    lines = (*column("Passport No.", printed), *beside)
    assert number("L898902C3", *lines, repeated=True) == (
        status,
        None if status is FAILED else "printed-differs",
    )
    assert number("L898902C3", *lines)[0] is OPEN


def test_of_two_looks_at_a_number_the_surer_counts_for_each_character():
    first = (1.0,) * 5 + (0.7,) + (1.0,) * 3
    lines = (line("Passport No."), line("L898962C3", top=4.0, confidence=first))
    for sure, status in ((0.95, FAILED), (0.8, OPEN)):
        again = line("No L898962C3", confidence=(0.5,) * 8 + (sure,) + (0.5,) * 3)
        assert number("L898902C3", *lines, again=again)[0] is status


def test_a_number_within_a_longer_one_is_not_confirmed():
    assert number("590335801", *column("Card No", "000-5903358-01"))[0] is OPEN


def test_no_number_and_no_caption_is_not_performed():
    assert number("L898902C3", line("SPECIMEN")) == (SKIPPED, "printed-field-absent")
    assert number("L898902C3", line("Passport No.")) == (OPEN, "printed-not-read")


@pytest.mark.parametrize("printed", ["12 AUG/AOUT 74", "12.08.1974", "12 AUG 1974"])
def test_a_date_is_confirmed_in_its_printed_forms(printed):
    assert day("740812", *column("Date of birth", printed))[0] is PASSED


def test_another_date_at_its_place_fails():
    assert day("740812", *column("Date of birth", "12 SEP 1974")) == (FAILED, None)


@pytest.mark.parametrize(
    ("lines", "given"),
    [
        (column("Date of birth", "12 SEP 1974", confidence=0.8), {}),
        (column("Date of birth", "12 SEP 1974"), {"may_fail": False}),
        (column("Date of birth", "12 SEP 1974"), {"again": line("12 AUG 1974")}),
        (column("Date of birth", "08.12.1974"), {}),
        (column("Date of birth", "31.02.1974"), {}),
        (column("Date of birth", "01.01.2004 - 01.01.2009"), {}),
        ((*column("Date of birth", "12 SEP 1974"), line("12.08.1974", 80, 40)), {}),
    ],
    ids=["unsure", "mrz-unsure", "second-look", "month-first", "unreal", "two", "also-elsewhere"],
)
def test_a_date_is_left_open_where_anything_is_unsure(lines, given):
    assert day("740812", *lines, **given) == (OPEN, "printed-differs")


@pytest.mark.parametrize(
    ("printed", "sure", "status"),
    [
        # By the letters of its month a date may be unsure, by its figures not.
        ("12 JUN/JUIN 1974", "11 110/1111 1111", FAILED),
        ("12 JUN/JUIN 1974", "11 010/1101 1111", OPEN),
        ("12 JUN 1974", "11 110 1111", OPEN),
        ("12 DEC/DIC 1974", "11 010/101 1111", FAILED),
        ("12 DEC/DIC 1974", "11 111/111 1101", OPEN),
        ("12 MAR 1974", "11 110 1111", OPEN),
        ("12.09.1974", "11101111111", OPEN),
    ],
)
def test_a_month_in_words_need_only_be_told_from_the_others(printed, sure, status):
    confidence = tuple(0.5 if each == "0" else 1.0 for each in sure)
    lines = (line("Date of birth"), line(printed, top=4.0, confidence=confidence))
    assert day("740812", *lines)[0] is status


def test_of_two_looks_at_a_date_the_surer_counts_for_each_character():
    first = (1.0,) * 9 + (0.7, 1.0)
    lines = (line("Date of birth"), line("12 SEP 1974", top=4.0, confidence=first))
    for sure, status in ((0.95, FAILED), (0.8, OPEN)):
        again = line("12 SEP1974", confidence=(0.5,) * 8 + (sure, 0.5))
        assert day("740812", *lines, again=again)[0] is status


def test_a_date_of_another_field_confirms_nothing():
    lines = column("Date of issue", "12.08.1974")
    assert day("740812", *lines) == (SKIPPED, "printed-field-absent")


def test_an_unknown_day_is_confirmed_as_unknown():
    assert day("7408<<", *column("Date of birth", "XX AUG 1974"))[0] is PASSED
    assert not days.usable("000000")
    assert days.usable("74<<<<")


@pytest.mark.parametrize(
    ("printed", "status", "reason"),
    [
        ("16 APR 2007", PASSED, None),
        ("16 APR 07", PASSED, None),
        ("16 APR 1960", OPEN, "printed-issue-order"),
        ("16 APR 2013", OPEN, "printed-issue-order"),
        ("SOON", OPEN, "printed-not-read"),
    ],
)
def test_the_date_of_issue_lies_between_birth_and_expiry(printed, status, reason):
    dates = {"birth_date": "1974-08-12", "expiry_date": "2012-04-15"}
    found = days.compare_issue(dates, zone(*column("Date of issue", printed)), ON)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize("others", [("16 APR 1960", "16 APR 2007"), ("16 APR 2007", "16 APR 2013")])
def test_a_date_of_issue_in_order_is_confirmed_whatever_other_stands_beside_it(others):
    dates = {"birth_date": "1974-08-12", "expiry_date": "2012-04-15"}
    found = days.compare_issue(dates, zone(*column("Date of issue", *others)), ON)
    assert (found.status, found.actual) == (PASSED, "16 APR 2007")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ERIKSSON<<ANNA<MARIA", "Eriksson"),
        ("OSULLIVAN<<LAUREN", "O'SULLIVAN"),
        ("DE<BRUIJN<<WILLEKE", "De Bruijn"),
        ("MUELLER<<ANNA", "Müller"),
        ("SMITH<JONES<<ANNA", "SMITH-JONES"),
    ],
)
def test_a_surname_is_confirmed_mapped_forwards(text, printed):
    assert name("surname", text, *column("Surname", printed)) is PASSED


def test_a_surname_on_two_lines_and_a_name_on_one_are_confirmed():
    assert (
        name("surname", "MUESTRA<MUESTRA<<C", *column("Apellidos", "MUESTRA", "MUESTRA")) is PASSED
    )
    for printed in ("ERIKSSON, ANNA MARIA", "ERIKSSON,ANNA MARIA", "ERIKSSON ANNA MARIA"):
        both = column("Surname, Given names", printed)
        for field in ("surname", "given_names"):
            assert name(field, "ERIKSSON<<ANNA<MARIA", *both) is PASSED


def test_a_truncated_name_is_confirmed():
    text = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    lines = column("Given names", "CHAYAPA DEJTHAMRONG KRASUANG")
    assert name("given_names", text, *lines, length=39) is PASSED


def test_another_name_is_left_open_never_failed():
    found = names.compare(
        "surname", MrzName("ERIKSSON<<ANNA", 39), zone(*column("Surname", "BERG"))
    )
    assert (found.status, found.actual, found.reason) == (OPEN, "BERG", "printed-differs")


@pytest.mark.parametrize(
    ("expected", "printed", "status"),
    [("F", "F", PASSED), ("F", "V/F", PASSED), ("M", "K/M", PASSED), ("<", "X", PASSED),
     ("F", "M", OPEN), ("F", "W", OPEN), ("F", "BERLIN", OPEN)],
)  # fmt: skip
def test_sex_is_confirmed_or_left_open(expected, printed, status):
    assert words.compare_sex(expected, zone(*column("Sex", printed))).status is status


@pytest.mark.parametrize(
    ("code", "printed", "status"),
    [
        ("UTO", "UTO", PASSED),
        ("UTO", "D", OPEN),
        ("UTO", "UTOPIAN", PASSED),
        ("NGA", "NIGERIAN", PASSED),
        ("NER", "NIGERIAN", OPEN),
        ("D", "GERMAN", OPEN),
        ("D", "D", PASSED),
        ("HRV", "CROACIA/CROATIA", PASSED),
    ],
)
def test_nationality_is_confirmed_by_code_name_or_people(code, printed, status):
    found = words.compare_nationality(code, zone(*column("Nationality", printed)))
    assert found.status is status
