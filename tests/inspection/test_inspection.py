"""The one road: from a picture and a reading to a report."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import docsec
from docsec.errors import MissingPartError, UnreadableError, UsageError
from docsec.findings import Reading, Region, Report, Status, overall
from docsec.inspection import examine_typed
from docsec.policy import Policy
from docsec.reading import reader as reader_module
from docsec.reading.fake import FakeReader
from docsec.registry import GROUPS, not_performed

ON = Policy(reference_date=date(2026, 11, 23))


def sample(samples, name):
    lines = tuple((samples / name / "mrz.txt").read_text(encoding="utf-8").split())
    geometry = json.loads((samples / name / "document.json").read_text(encoding="utf-8"))
    return samples / name, lines, geometry


def reading(lines, confidence=None, **changes):
    count = len(lines)
    regions = tuple(
        ((0.1, top), (0.9, top), (0.9, top + 0.05), (0.1, top + 0.05))
        for top in (0.7 + 0.08 * number for number in range(count))
    )
    values = None if confidence is None else tuple((confidence,) * len(line) for line in lines)
    made = Reading(tuple(lines), None, values, regions, 0.0, "fake", 0.0)
    return replace(made, **changes)


def inspect(source, **given) -> Report:
    given.setdefault("reader", FakeReader(()))
    return docsec.inspect(source, ON, **given)


def by_code(report):
    return {each.code: each for each in report.findings}


UNALTERED = ["td3-specimen", "td1-specimen", "mrv-b-specimen"]


@pytest.mark.parametrize("name", UNALTERED)
def test_an_unaltered_sample_typed_as_printed_is_successful(samples, name):
    folder, lines, _ = sample(samples, name)
    report = inspect(folder, typed_mrz="\n".join(lines), reader=FakeReader([reading(lines)]))
    assert report.status is Status.SUCCESSFUL
    assert not [each for each in report.findings if each.status is Status.FAILED]
    assert by_code(report)["reading.agreement"].status is Status.SUCCESSFUL


def test_the_altered_digit_is_found_named_and_placed(samples):
    folder, lines, _ = sample(samples, "td3-altered-digit")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["findings"]
    report = inspect(folder, typed_mrz="\n".join(lines), reader=FakeReader([reading(lines)]))
    assert report.status is Status.FAILED
    failed = {each.code for each in report.findings if each.status is Status.FAILED}
    assert failed <= set(expected)
    assert {code for code in expected if code.startswith("mrz.")} <= failed
    digit = by_code(report)["mrz.check-digits.date-of-birth"]
    assert digit.field == "birth_date"
    assert digit.expected != digit.actual == lines[1][19]
    assert isinstance(digit.region, Region)
    xs = [x for x, _ in digit.region.polygon]
    assert min(xs) == pytest.approx(0.1 + 0.8 * 19 / 44)
    assert max(xs) == pytest.approx(0.1 + 0.8 * 20 / 44)


def test_a_reader_without_confidence_never_makes_a_finding_fail(samples):
    folder, lines, _ = sample(samples, "td3-altered-digit")
    report = inspect(folder, reader=FakeReader([reading(lines)]))
    assert report.status is Status.UNDETERMINED
    digit = by_code(report)["mrz.check-digits.date-of-birth"]
    assert (digit.status, digit.reason) == (Status.UNDETERMINED, "reading-uncertain")
    assert not [each for each in report.findings if each.status is Status.FAILED]


@pytest.mark.parametrize(
    ("confidence", "status"), [(0.99, Status.FAILED), (0.5, Status.UNDETERMINED)]
)
def test_the_confidence_of_the_characters_used_decides(samples, confidence, status):
    folder, lines, _ = sample(samples, "td3-altered-digit")
    report = inspect(folder, reader=FakeReader([reading(lines, confidence)]))
    assert by_code(report)["mrz.check-digits.date-of-birth"].status is status


def test_one_doubtful_character_makes_only_the_rules_that_used_it_undetermined(samples):
    folder, lines, _ = sample(samples, "td3-altered-digit")
    made = reading(lines, 0.99)
    # Position 5 of line 2 lies in the document number: under the composite, not under the birth.
    second = tuple(0.2 if index == 4 else 0.99 for index in range(44))
    made = replace(made, confidence=(made.confidence[0], second))
    found = by_code(inspect(folder, reader=FakeReader([made])))
    assert found["mrz.check-digits.date-of-birth"].status is Status.FAILED
    assert found["mrz.check-digits.composite"].status is Status.UNDETERMINED


def test_a_read_line_of_wrong_length_is_undetermined_however_sure(samples):
    folder, lines, _ = sample(samples, "td3-specimen")
    short = (lines[0], lines[1][:-1])
    found = by_code(inspect(folder, reader=FakeReader([reading(short, 1.0)])))
    assert found["mrz.line-length"].status is Status.UNDETERMINED


def test_typed_and_read_are_compared_character_by_character(samples):
    folder, lines, _ = sample(samples, "td3-specimen")
    misread = (lines[0].replace("UTO", "UT0", 1), lines[1])
    report = inspect(folder, typed_mrz="\n".join(lines), reader=FakeReader([reading(misread)]))
    agreement = by_code(report)["reading.agreement"]
    assert (agreement.status, agreement.expected, agreement.actual) == (
        Status.UNDETERMINED,
        "O",
        "0",
    )
    assert (agreement.where.line, agreement.where.start, agreement.where.end) == (1, 5, 5)
    assert report.status is Status.SUCCESSFUL
    assert report.typed
    assert report.mrz.lines == lines
    assert report.reading.lines == misread


def test_without_an_mrz_nothing_was_performed_and_the_reason_is_said(samples):
    report = inspect(samples / "td3-specimen")
    assert report.status is Status.NOT_PERFORMED
    assert report.mrz is None
    assert by_code(report)["reading.mrz"].reason == "no-mrz-found"


def test_a_missing_reader_leaves_everything_else(samples, monkeypatch):
    def missing():
        raise MissingPartError("tesseract-missing")

    monkeypatch.setattr(reader_module, "default_reader", missing)
    folder, lines, _ = sample(samples, "td3-altered-digit")
    report = docsec.inspect(folder, ON, typed_mrz="\n".join(lines))
    assert report.status is Status.FAILED
    assert by_code(report)["reading.mrz"].reason == "reader-missing"


def test_a_reader_that_takes_too_long_is_aborted_not_fatal(samples):
    class Slow:
        name = "slow"

        def read(self, picture):
            raise UnreadableError("reader-timeout", name=picture.name, seconds=60)

    report = inspect(samples / "td3-specimen", reader=Slow())
    found = by_code(report)["reading.mrz"]
    assert (found.status, found.reason) == (Status.ABORTED, "reader-timeout")


def test_further_documents_stand_in_others(samples):
    folder, lines, _ = sample(samples, "td3-specimen")
    _, more, _ = sample(samples, "td1-specimen")
    report = inspect(folder, reader=FakeReader([reading(lines), reading(more)]))
    assert report.mrz.format == "TD3"
    assert [other.mrz.format for other in report.others] == ["TD1"]


def test_findings_come_in_the_order_of_their_groups(samples):
    folder, lines, _ = sample(samples, "td3-specimen")
    report = inspect(folder, reader=FakeReader([reading(lines)]))
    order = [GROUPS.index(each.group) for each in report.findings]
    assert order == sorted(order)
    assert [each for members in report.groups.values() for each in members] == list(report.findings)


def test_resolution_is_measured_from_the_pitch(samples):
    folder, lines, _ = sample(samples, "td3-specimen")
    found = by_code(inspect(folder, reader=FakeReader([reading(lines)])))["image.resolution"]
    # 0.8 of 1476 pixels over 44 characters of a tenth of an inch.
    assert found.measure.value == pytest.approx(1476 * 0.8 / 44 * 10, abs=0.1)
    assert found.status is Status.UNDETERMINED
    assert not found.strong


def test_arrays_and_bytes_are_sources_too(samples):
    data = (samples / "td3-specimen" / "white.jpg").read_bytes()
    assert inspect(data).pictures[0].width == 1476
    assert inspect(np.zeros((40, 60, 3), dtype=np.uint8)).pictures[0].width == 60


def test_a_page_that_is_not_there_is_a_usage_error(samples):
    with pytest.raises(UsageError, match="there is no page 2"):
        inspect(samples / "td3-specimen", page=2)


def test_read_returns_an_empty_reading_where_there_is_none(samples):
    found = docsec.read(samples / "td3-specimen", reader=FakeReader(()))
    assert (found.lines, found.reader) == ((), "fake")


def test_typed_only_needs_no_picture(samples):
    _, lines, _ = sample(samples, "td3-altered-digit")
    report = examine_typed("\n".join(lines), ON, "typed")
    assert report.status is Status.FAILED
    assert report.pictures == ()


def test_status_is_the_worst_of_the_strong():
    skipped = not_performed("image.b900-ir", "not-in-this-version")
    assert overall([]) is Status.NOT_PERFORMED
    assert overall([skipped]) is Status.NOT_PERFORMED
    sound = replace(skipped, status=Status.SUCCESSFUL)
    assert overall([skipped, sound]) is Status.SUCCESSFUL
    for status in (Status.UNDETERMINED, Status.ABORTED, Status.FAILED):
        assert overall([sound, replace(skipped, status=status)]) is status
        weak = replace(skipped, status=status, strong=False)
        assert overall([sound, weak]) is Status.SUCCESSFUL
