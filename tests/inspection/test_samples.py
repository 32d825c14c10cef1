"""What docsec finds on the samples today is not more than they say ought to be found."""

import json
import shutil
from datetime import date

import pytest

import docsec
from docsec.findings import Status
from docsec.policy import Policy
from docsec.specimens.listing import kind
from docsec.specimens.samples import load

ON = Policy(reference_date=date(2026, 11, 25))
NOT_READ = {"td2-fingers", "td3-stamp"}
"""Fingers and a stamp hide characters: nothing may fail for that."""


@pytest.mark.long
@pytest.mark.parametrize("sample", load(), ids=lambda sample: sample.id)
def test_nothing_fails_that_is_in_order(samples, sample):
    folder = samples / sample.id
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    report = docsec.inspect(folder, ON)
    failed = {each.code for each in report.findings if each.status is Status.FAILED}
    # An emergency document is valid for months: its last day is past, which is a fact about time.
    assert failed - {"mrz.expiry"} <= set(expected["findings"])
    assert not failed & set(expected.get("must_not_fail", ()))
    path = folder / "mrz.txt"
    if path.exists() and sample.id not in NOT_READ:
        assert list(report.mrz.lines) == path.read_text(encoding="utf-8").split()


FRAUDS = [sample for sample in load() if kind(sample) == "fraud"]
ISSUED = {(one.type, one.design): one.id for one in load() if kind(one) == "issued"}
NOT_LAID = {("td1-b-colour-copy", "image.fibres")}
"""A copy in dots has too little in common with the document as issued to be laid on it."""


@pytest.mark.long
@pytest.mark.parametrize("sample", FRAUDS, ids=lambda sample: sample.id)
def test_what_a_sample_is_for_is_found_beside_the_document_as_issued(samples, sample, tmp_path):
    model = ISSUED[sample.type, sample.design]
    shutil.copytree(samples / model, tmp_path / model)
    report = docsec.inspect(samples / sample.id, ON, reference=tmp_path)
    found = {each.code: each for each in report.findings}
    text = (samples / sample.id / "expected.json").read_text(encoding="utf-8")
    for code, expected in json.loads(text)["findings"].items():
        if (sample.id, code) in NOT_LAID:
            assert found[code].reason == "reference-does-not-fit"
            continue
        # What only points where nothing tells how it ought to be fails where something does.
        pointed = found[code].status is Status.UNDETERMINED
        assert pointed or found[code].status == expected["status"], code
