"""The vectors harvested from the peers' test suites, one by one: an oracle outside this project.

Where docsec and a vector disagree, the vector stands in DISAGREEMENTS with what differs and the
clause that settles it; whatever is not listed there must agree.
"""

import json

import pytest

from docsec.findings import Status
from docsec.mrz.check_digit import compute
from docsec.mrz.find import find
from docsec.mrz.names import field
from docsec.mrz.parse import lines_of, parse
from docsec.mrz.repair import propose
from tests.mrz.made import ON

FORMATS = {
    "MRVA": "MRV-A",
    "MRVB": "MRV-B",
    "FRENCH_ID_2x36": "FRA-ID",
    "SLOVAK_ID_2x34": "SVK-ID",
    "IDL_1x30": "FRA-DL",
    "SWISS_DL": "CHE-DL",
}
# What the vectors call a fault, by the code that fails and the field it names.
LAYOUT = ("mrz.line-count", "mrz.line-length", "mrz.format")
DIGITS = {
    "mrz.check-digits.document-number": "document_number_cd",
    "mrz.check-digits.date-of-birth": "birth_date_cd",
    "mrz.check-digits.date-of-expiry": "expiry_date_cd",
    "mrz.check-digits.optional-data": "optional_data_cd",
    "mrz.check-digits.composite": "composite_cd",
}
OTHERS = {
    "mrz.sex": "sex",
    "mrz.document-code": "document_code",
    "mrz.name-structure": "names",
}
# The same field under another name.
FIELDS = {
    "name": "names",
    "surname": "names",
    "given_names": "names",
    "licence_number": "pin",
}
# Keys of the vectors that are parts of a field of ours: the key, and the part of its characters.
PARTS = {
    "office_code": ("optional_data", slice(None)),
    "issue_date_yymm": ("issue_date", slice(None)),
    "department": ("document_number", slice(4, 7)),
    "serial": ("document_number", slice(7, 12)),
    "pin": ("licence_number", slice(None)),
}

DISAGREEMENTS = {
    "v022": (
        "mrz.fillers",
        "Doc 9303-3 4.10: data start in the first place of a field; the number starts with <",
    ),
    "v253": (
        "mrz.fillers status",
        "Doc 9303-3 4.10, as for v022; the vector leaves the status open for its digit alone",
    ),
    "v125": (
        "expiry_date expiry_date_cd format names status",
        "Order 773 of 16.11.2020: an internal passport, no document of Doc 9303; digits in its "
        "names are letters, and it has no date of expiry and no digit for one",
    ),
    "v129": (
        "birth_date document_code document_number_cd expiry_date expiry_date_cd "
        "issuing_state layout mrz.charset names nationality sex",
        "Doc 9303-3 4.3 and 4.10: 2 x 36 is the shape of TD2; what is wrong is the characters",
    ),
    "v143": (
        "birth_date_cd composite_cd document_number_cd expiry_date_cd",
        "Doc 9303-3 4.9: the second line is whole, and its digits are wrong as well",
    ),
    "v211": (
        "format",
        "The vector names both Swiss licences alike; that with 12 digits is a layout of its own",
    ),
}


@pytest.fixture(scope="module")
def content(shared):
    return json.loads((shared / "vectors" / "mrz.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vectors(content):
    return content["vectors"]


def given(vector):
    """Return the lines to judge; of free text those that stand in it, where there are any."""
    return vector["text"] if vector["lines"] is None else vector["lines"]


def fault(finding):
    """Return what the vectors call the failed ``finding``."""
    if finding.code in LAYOUT:
        return "layout"
    if finding.code in ("mrz.dates", "mrz.date-unknown", "mrz.field-class"):
        return FIELDS.get(finding.field, finding.field)
    return (DIGITS | OTHERS).get(finding.code, finding.code)


def disagreements(vector):
    """Return everything in which docsec and the vector differ."""
    expected, mrz = vector["expected"], parse(given(vector), ON)
    assert mrz.lines == lines_of(given(vector)), "what is printed is judged"
    failed = [each for each in mrz.findings if each.strong and each.status is Status.FAILED]
    found = {fault(each) for each in failed} ^ set(expected["invalid_fields"])
    valid = expected["strict_valid"]
    if (mrz.status is Status.FAILED) if valid is None else (mrz.status is Status.FAILED) == valid:
        found.add("status")
    # A text of the kind malformed may be a damaged line of a known format.
    name = vector["format"]
    if name and mrz.format != FORMATS.get(name, name):
        found.add("format")
    return found | {key for key in expected["fields"] if not _agrees(mrz, vector, key)}


def _agrees(mrz, vector, key):
    expected = vector["expected"]["fields"][key]
    if key == "long_document_number":
        return ("mrz.long-document-number" in {each.code for each in mrz.findings}) is expected
    if key == "line":  # what follows the State on a licence, digits included
        return mrz.lines[0][5:29] == expected
    if key == "licence_number" or key not in PARTS:
        ours, part = key, slice(None)
    else:
        ours, part = PARTS[key]
    if ours not in mrz.fields:
        return False
    printed = mrz.fields[ours]
    if ours in ("birth_date", "expiry_date", "issue_date", "sex"):
        return printed.raw == expected
    return (printed.value or "")[part] == expected.rstrip("<").replace("<", " ")


def test_all_vectors_agree_but_for_those_the_standard_proves_wrong(vectors):
    assert len(vectors) == 175
    found = {}
    for vector in vectors:
        if differs := disagreements(vector):
            found[vector["id"]] = " ".join(sorted(differs))
    assert found == {id_: differs for id_, (differs, _) in DISAGREEMENTS.items()}
    valid = [each["expected"]["strict_valid"] for each in vectors]
    print(f"{len(valid)} vectors: {valid.count(True)} valid, {valid.count(False)} not, ", end="")
    print(f"{valid.count(None)} left open; {len(found)} disagree, each with its clause")


def test_free_text_is_judged_as_printed_and_its_lines_are_found_or_proposed(vectors):
    judged = 0
    for vector in vectors:
        if vector["kind"] not in ("free-text", "noisy"):
            continue
        judged += 1
        mrz = parse(vector.get("text") or vector["lines"], ON)
        groups = find("\n".join(mrz.lines))
        if vector["format"] is None:  # cut off after its first line
            assert (groups, mrz.status) == ((), Status.FAILED)
            continue
        (group,) = groups
        wanted = vector["expected"].get("corrected_lines") or vector["lines"]
        proposed = [each.lines for each in propose(group, policy=ON)]
        assert tuple(wanted) in (group, *proposed), vector["id"]
        repaired = vector["kind"] == "noisy"
        assert (mrz.status is Status.FAILED) or not repaired
    assert judged == 9


def test_check_digits_agree(content):
    rows = content["micro"]["check_digits"]
    assert len(rows) == 19
    for row in rows:
        assert (compute(row["data"]) == row["check"]) is row["ok"], row


def test_published_names_go_round(content):
    """Every name example of Doc 9303: taken apart, and written again as it was.

    Three lines are printed one filler too long, or as a name without its line.
    """
    rows = content["micro"]["doc9303_names"]
    assert len(rows) == 65
    assert sum(map(len, content["micro"].values())) == 102
    for row in rows:
        printed = row["mrz"]
        if printed[2:5] == "UTO":
            printed = printed[5:]
        surname, _, given_names = printed.rstrip("<").partition("<<")
        words = surname.replace("<", " "), given_names.replace("<", " ")
        assert field(*words, len(printed)) == printed, row
