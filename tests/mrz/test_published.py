"""Every specimen MRZ that Doc 9303 prints, and its name examples."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from docsec.findings import Status
from docsec.mrz.check_digit import compute
from docsec.mrz.explain import explain
from docsec.mrz.parse import parse
from docsec.policy import Policy

_HERE = Path(__file__)
_spec = importlib.util.spec_from_file_location("published", _HERE.with_name("published.py"))
published = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(published)

BEFORE_EXPIRY = Policy(reference_date=date(1994, 1, 1))


@pytest.mark.parametrize(
    ("format_", "lines"),
    [row[1:] for row in published.COMPLETE],
    ids=[row[0] for row in published.COMPLETE],
)
def test_specimen_has_its_format_and_no_failed_rule(format_, lines):
    mrz = parse(lines, BEFORE_EXPIRY)
    assert mrz.format == format_
    assert [each for each in mrz.findings if each.status is Status.FAILED] == []
    assert mrz.lines == lines


@pytest.mark.parametrize("lines", [row[2] for row in published.COMPLETE])
def test_every_check_digit_is_worked_out_to_what_is_printed(lines):
    explanation = explain(lines)
    assert explanation.digits
    for digit in explanation.digits:
        assert str(digit.remainder) == digit.printed, digit.name


@pytest.mark.parametrize(("data", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("<<<<<<", "0")])
def test_single_check_digits_of_appendix_a(data, digit):
    assert compute(data) == digit


def test_the_misprinted_specimen_fails_on_its_length_alone():
    mrz = parse(published.TOO_LONG, BEFORE_EXPIRY)
    assert mrz.format == "TD3"
    failed = [each for each in mrz.findings if each.status is Status.FAILED]
    assert [(each.code, each.where.line, each.where.start) for each in failed] == [
        ("mrz.line-length", 1, 45),
        ("mrz.line-length", 2, 45),
    ]
    assert all(each.actual == "45" and each.expected == "44" for each in failed)


@pytest.mark.parametrize(("length", "name"), published.NAMES)
def test_published_names_are_well_formed(length, name):
    first = {39: "P<UTO", 31: "I<UTO", 30: ""}[length]
    field = name.ljust(length, "<")
    lines = {
        39: (first + field, published.COMPLETE[0][2][1]),
        31: (first + field, "D231458907UTO7408122F1204159<<<<<<<6"),
        30: (*published.COMPLETE[2][2][:2], field),
    }[length]
    mrz = parse(lines, BEFORE_EXPIRY)
    surname, _, given = name.partition("<<")
    assert mrz.fields["surname"].value == surname.replace("<", " ")
    assert mrz.fields["given_names"].value == given.replace("<", " ")
    codes = {each.code: each.status for each in mrz.findings}
    assert codes["mrz.name-structure"] is Status.SUCCESSFUL
    assert ("mrz.name-truncation" in codes) == (len(name) == length)


def test_the_fields_of_the_passport_specimen():
    mrz = parse(published.COMPLETE[0][2])
    assert {key: field.value for key, field in mrz.fields.items()} == {
        "document_code": "P",
        "issuing_state": "UTO",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "document_number": "L898902C3",
        "nationality": "UTO",
        "birth_date": "1974-08-12",
        "sex": "F",
        "expiry_date": "2012-04-15",
        "optional_data": "ZE184226B",
    }
    number = mrz.fields["document_number"]
    assert (number.raw, number.line, number.start, number.end) == ("L898902C3", 2, 1, 9)
