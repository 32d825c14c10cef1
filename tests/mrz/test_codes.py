"""The tables of codes: complete, each with its source, and named in four languages."""

from collections import Counter

import pytest

from docsec import messages
from docsec.findings import Status
from docsec.messages import LANGUAGES
from docsec.mrz import codes
from docsec.mrz.layouts import KNOWN
from docsec.registry import CODES, finding

# Doc 9303-3 section 5, parts A (beside ISO 3166-1) to H, 8th edition with Amendment 1.
SECTION_5 = {
    "A": {"D", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS"},
    "B": {"EUE"},
    "C": {"UNO", "UNA", "UNK"},
    "D": {"XBA", "XIM", "XCC", "XCE", "XCO", "XEC", "XPO", "XES", "XMP", "XOM", "XDC"},
    "E": {"XXA", "XXB", "XXC", "XXX"},
    "F": {"ANT", "NTZ"},
    "G": {"UTO"},
    "H": {"IAO"},
}


def test_section_5_is_complete_and_nothing_else_is_in_the_table():
    table = codes.states()
    iso = {code for code, state in table.items() if state.edition.startswith("ISO 3166-1")}
    assert len(iso) == 249
    assert {"DEU", "GBR", "SSD", "XKX"} - iso == {"XKX"}
    rest = {code: state for code, state in table.items() if code not in iso}
    assert {part: {c for c in rest if rest[c].part == part} for part in SECTION_5} == SECTION_5
    assert len(table) == 249 + 30
    assert all("Doc 9303-3, 8th ed." in state.edition for state in rest.values())


def test_where_a_code_may_stand():
    uses = Counter(state.use for state in codes.states().values())
    assert uses == {"both": 268, "nationality": 9, "neither": 2}
    assert {c for c, state in codes.states().items() if state.use == "neither"} == {"DEU", "IAO"}


def test_every_code_is_named_in_every_language():
    for known in (*codes.states().values(), *codes.document_codes().values()):
        assert set(known.names) == set(LANGUAGES)
        assert all(name.strip() for name in known.names.values())


def test_every_document_code_says_where_it_stands_and_whether_it_was_read_there():
    for known in codes.document_codes().values():
        assert known.status in ("verified", "unverified")
        assert known.source
        # No edition at hand names a second letter of a passport.
        if known.code[0] == "P" and len(known.code) == 2:
            assert not known.verified
    assert codes.document_code("PX").code == "P"
    assert codes.document_code("QQ") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "actual", "shown"),
    [
        ("mrz.nationality", "D<<", codes.lookup("D")),
        ("mrz.issuing-state", "UNO", codes.lookup("UNO")),
        ("mrz.document-code", "PD", codes.document_code("PD")),
    ],
)
def test_a_sentence_says_what_the_code_stands_for(language, code, actual, shown):
    said = messages.sentence(finding(code, Status.SUCCESSFUL, actual=actual), language)
    assert shown.names[language] in said


def test_a_code_without_a_name_gets_a_dash():
    said = messages.sentence(finding("mrz.nationality", Status.SUCCESSFUL, actual="QQQ"))
    assert "–" in said


# The rules of the MRZ by name: what a finding may be called, whatever the document.
RULES = {
    *("charset", "line-count", "line-length", "format", "field-class", "fillers"),
    *("document-code", "issuing-state", "nationality", "specimen-code"),
    *("document-number", "long-document-number", "optional-data"),
    *("dates", "date-unknown", "century", "expiry", "sex"),
    *("name-structure", "name-truncation", "transliteration"),
    *("check-digits.document-number", "check-digits.date-of-birth"),
    *("check-digits.date-of-expiry", "check-digits.optional-data", "check-digits.composite"),
    *("profile.cmc", "profile.etd", "profile.visa"),
}


def test_every_rule_of_the_mrz_is_a_code_and_no_other_is():
    assert {code for code in CODES if code.startswith("mrz.")} == {f"mrz.{rule}" for rule in RULES}


def test_the_digits_of_every_layout_are_codes_over_their_fields():
    fields = {
        "document-number": "document_number",
        "date-of-birth": "birth_date",
        "date-of-expiry": "expiry_date",
        "optional-data": "optional_data",
        "composite": None,
    }
    for layout in KNOWN.values():
        for digit in layout.digits:
            assert digit.field == fields[digit.name]
            assert f"mrz.check-digits.{digit.name}" in CODES
