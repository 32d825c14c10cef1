"""An operator changes what it says and nothing else, and says what ought to be found."""

import numpy as np
import pytest

from docsec.errors import UsageError
from docsec.findings import Status
from docsec.mrz.check_digit import compute
from docsec.mrz.parse import parse as parse_mrz
from docsec.specimens.document import document
from docsec.specimens.geometry import normalised
from docsec.specimens.operators import mrz_digit, parse
from docsec.specimens.true_values import expectations

DIGITS = "mrz.check-digits."


def another(digit):
    return str((int(digit) + 1) % 10)


def altered(document_type, line, position):
    before = document(document_type, 5)
    character = another(before.printed[line - 1][position - 1])
    return before, mrz_digit(before, line, position, character)


@pytest.mark.parametrize(
    ("document_type", "line", "position"), [("TD3", 2, 15), ("TD1", 1, 9), ("MRV-B", 2, 27)]
)
def test_only_the_stated_place_differs_in_the_picture(specimen, document_type, line, position):
    before = specimen(document_type, 5)
    character = another(before.document.printed[line - 1][position - 1])
    after = specimen(document_type, 5, f"mrz-digit:{line},{position},{character}")
    (operator,) = after.expected["operators"]
    differs = (np.asarray(before.picture) != np.asarray(after.picture)).any(axis=2)
    across = [x for x, _ in operator["polygon_px"]]
    down = [y for _, y in operator["polygon_px"]]
    assert differs.any()
    rows = slice(int(min(down)), int(np.ceil(max(down))))
    differs[rows, int(min(across)) : int(np.ceil(max(across)))] = False
    assert not differs.any()


@pytest.mark.parametrize(
    ("document_type", "line", "position", "codes"),
    [
        ("TD3", 2, 3, ["document-number", "composite"]),
        ("TD3", 2, 15, ["date-of-birth", "composite"]),
        ("TD3", 2, 23, ["date-of-expiry", "composite"]),
        ("TD3", 2, 31, ["optional-data", "composite"]),
        ("TD3", 2, 20, ["date-of-birth", "composite"]),
        ("TD3", 2, 44, ["composite"]),
        ("TD1", 1, 9, ["document-number", "composite"]),
        ("TD1", 2, 2, ["date-of-birth", "composite"]),
        ("TD1", 2, 10, ["date-of-expiry", "composite"]),
        ("MRV-B", 2, 3, ["document-number"]),
        ("MRV-B", 2, 15, ["date-of-birth"]),
        ("MRV-B", 2, 23, ["date-of-expiry"]),
    ],
)
def test_the_expected_findings(document_type, line, position, codes):
    before, after = altered(document_type, line, position)
    assert after.issued == before.printed
    findings = expectations(after)["findings"]
    assert list(findings) == [f"{DIGITS}{code}" for code in codes]
    left, top = before.origin
    cell = [(x + left, y + top) for x, y in before.geometry.character_box(line, position).corners]
    region = normalised(tuple(cell), before.page, 300)
    for finding in findings.values():
        assert finding == {"status": "failed", "region": [list(corner) for corner in region]}


@pytest.mark.parametrize("document_type", ["TD1", "TD3", "MRV-B"])
@pytest.mark.parametrize("seed", range(8))
def test_the_rules_find_what_is_expected_and_nothing_else(document_type, seed):
    before = document(document_type, seed)
    after = mrz_digit(before, 2, 2, another(before.printed[1][1]))
    for described in (before, after):
        findings = parse_mrz("\n".join(described.printed)).findings
        failed = {finding.code for finding in findings if finding.status is Status.FAILED}
        # Whether a document has expired depends on the day of the test.
        assert failed - {"mrz.expiry"} == set(expectations(described)["findings"])


def test_an_impossible_date_is_expected_to_be_found():
    before = document("TD3", 5)
    after = mrz_digit(before, 2, 16, "9")
    assert "mrz.dates" in expectations(after)["findings"]


def test_a_recomputed_check_digit_is_no_longer_expected_to_fail():
    before, after = altered("MRV-B", 2, 15)
    right = compute(after.printed[1][13:19])
    mended = mrz_digit(after, 2, 20, right)
    assert expectations(mended)["findings"] == {}
    assert len(expectations(mended)["operators"]) == 2
    assert before.printed == mended.issued


@pytest.mark.parametrize(
    "text", ["", "mrz-digit", "mrz-digit:2,15", "mrz-digit:2,15,12", "mrz-digit:a,b,c", "shred:1"]
)
def test_an_operator_that_is_not_known_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.code == "specimen-operator"


@pytest.mark.parametrize(("line", "position"), [(0, 1), (3, 1), (1, 0), (2, 45)])
def test_a_place_outside_the_mrz_is_refused(line, position):
    with pytest.raises(UsageError) as caught:
        mrz_digit(document("TD3", 5), line, position, "1")
    assert caught.value.code == "specimen-operator-place"


def test_only_a_digit_can_be_replaced_and_only_by_another():
    described = document("TD3", 5)
    same = described.printed[1][14]
    for position, character in ((1, "4"), (15, "A"), (15, same), (15, "²")):
        with pytest.raises(UsageError) as caught:
            mrz_digit(described, 2, position, character)
        assert caught.value.code == "specimen-operator-digit"
