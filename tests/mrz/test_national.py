"""Layouts of single States: rows of the table, found by their prefix, judged by the same rules."""

import pytest

from docsec.findings import Status
from docsec.mrz.explain import explain
from docsec.mrz.parse import parse
from docsec.mrz.repair import with_proposals
from docsec.policy import Policy

# Published specimens: the French identity card of 1988 to 2021, the Slovak identity card.
FRENCH = ("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4")
SLOVAK = ("I<SVKNOVAK<<JAN<<<<<<<<<<<<<<<<<<<", "123456<AA5SVK8110251M1801020749313")


def failed(lines):
    found = parse(lines).findings
    return {each.code for each in found if each.status is Status.FAILED and each.strong}


@pytest.mark.parametrize(("lines", "format_"), [(FRENCH, "FRA-ID"), (SLOVAK, "SVK-ID")])
def test_a_sound_card_has_its_format_and_no_failed_rule(lines, format_):
    mrz = parse(lines)
    assert (mrz.format, mrz.status) == (format_, Status.SUCCESSFUL)
    explanation = explain(lines)
    assert ["".join(cell.character for cell in row) for row in explanation.cells] == list(lines)
    for digit in explanation.digits:
        assert str(digit.remainder) == digit.printed


def test_the_fields_of_the_french_card():
    values = {key: field.value for key, field in parse(FRENCH).fields.items()}
    assert values == {
        "document_code": "ID",
        "issuing_state": "FRA",
        "surname": "BERTHIER",
        "optional_data": "",
        "issue_date": "1994-09",
        "document_number": "940992310285",
        "given_names": "CORINNE",
        "birth_date": "1965-12-06",
        "sex": "F",
    }


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("854CORINNE", "855CORINNE", {"document-number", "composite"}),
        ("6512068F4", "6512078F4", {"date-of-birth", "composite"}),
        ("8F4", "8F5", {"composite"}),
    ],
)
def test_an_altered_french_card_fails_where_it_was_altered(old, new, codes):
    lines = (FRENCH[0], FRENCH[1].replace(old, new))
    assert failed(lines) == {f"mrz.check-digits.{code}" for code in codes}


def test_a_month_of_issue_must_be_one():
    lines = (FRENCH[0], FRENCH[1].replace("9409", "9413", 1))
    assert "mrz.dates" in failed(lines)


def test_a_short_line_of_a_french_card_is_a_finding():
    assert failed((FRENCH[0], FRENCH[1][:20])) == {"mrz.format"}
    assert failed((FRENCH[0], FRENCH[1][:-1])) == {"mrz.line-length"}


def test_other_cards_of_the_same_shape_stay_what_they_are():
    assert parse(("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", SLOVAK[1] + "<<")).format == "TD2"


def test_no_proposal_is_made_for_a_layout_it_does_not_know():
    mrz = parse((FRENCH[0], FRENCH[1].replace("8F4", "8F5")))
    assert with_proposals(mrz, Policy()).proposals == ()
