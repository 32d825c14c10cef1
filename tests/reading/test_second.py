"""A second reader: its opinion stands beside the reading and changes no character of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import docsec
from docsec.errors import UnreadableError
from docsec.findings import Reading, Status
from docsec.inspection import inspect
from docsec.policy import Policy
from docsec.reading.doubt import certain
from docsec.reading.fake import FakeReader
from docsec.reading.second import SecondedReader, agreed
from docsec.report.json import report_as_dict

TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
ALTERED = (TD3[0], TD3[1].replace("7408122", "7108122"))
SCHEMA = Path(docsec.__file__).parent / "data" / "report.schema.json"


def reading(lines: tuple[str, ...], sure: float | None = 0.99) -> Reading:
    confidence = None if sure is None else tuple((sure,) * len(line) for line in lines)
    return Reading(lines, "TD3", confidence, (), 0.0, "first", 0.1)


def examined(samples, first: Reading, second: Reading | None):
    found = [] if second is None else [replace(second, reader="second")]
    reader = SecondedReader(FakeReader([first], "first"), FakeReader(found, "second"))
    report = inspect(samples / "td3-specimen", Policy(), reader=reader)
    return report, {each.code: each for each in report.findings}


def test_agreement_makes_an_unsure_reading_certain(samples):
    report, found = examined(samples, reading(ALTERED, sure=0.5), reading(ALTERED, sure=None))
    assert report.reading.lines == ALTERED
    assert found["reading.second-reader"].status is Status.SUCCESSFUL
    assert found["mrz.check-digits.date-of-birth"].status is Status.FAILED


def test_disagreement_makes_a_sure_reading_undetermined(samples):
    report, found = examined(samples, reading(ALTERED), reading(TD3))
    assert report.reading.lines == ALTERED
    doubted = found["mrz.check-digits.date-of-birth"]
    assert (doubted.status, doubted.reason) == (Status.UNDETERMINED, "readers-differ")
    told = found["reading.second-reader"]
    assert (told.status, told.expected, told.actual) == (Status.UNDETERMINED, "1", "4")
    assert (told.where.line, told.where.start) == (2, 15)


def test_a_second_reader_that_finds_nothing_changes_nothing(samples):
    _, found = examined(samples, reading(ALTERED), None)
    told = found["reading.second-reader"]
    assert (told.status, told.reason) == (Status.NOT_PERFORMED, "second-reader-found-nothing")
    assert found["mrz.check-digits.date-of-birth"].status is Status.FAILED


def test_other_numbers_of_lines_cannot_be_compared(samples):
    _, found = examined(samples, reading(ALTERED), reading((*ALTERED, "<" * 30)))
    assert found["reading.second-reader"].reason == "lines-differ"
    assert found["mrz.check-digits.date-of-birth"].status is Status.UNDETERMINED


def test_a_second_reader_that_takes_too_long_has_no_opinion(samples):
    class Slow:
        name = "second"

        def read(self, picture):
            raise UnreadableError("reader-timeout", name=picture.name, seconds=60)

    reader = SecondedReader(FakeReader([reading(TD3)], "first"), Slow())
    report = inspect(samples / "td3-specimen", Policy(), reader=reader)
    assert report.reading.second.lines == ()


def test_the_opinion_is_on_the_reading_most_like_it(samples):
    other = reading(tuple(line[::-1] for line in TD3))
    reader = SecondedReader(FakeReader([other, reading(TD3)], "a"), FakeReader([reading(TD3)], "b"))
    report = inspect(samples / "td3-specimen", Policy(), reader=reader)
    assert report.reading.second.lines == ()
    assert report.others[0].reading.second.lines == TD3


def test_a_report_with_two_readers_keeps_to_the_schema(samples):
    report, _ = examined(samples, reading(ALTERED), reading(TD3))
    content = json.loads(json.dumps(report_as_dict(report, "en")))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(content)
    assert content["mrz"]["reading"]["second"]["lines"] == list(TD3)


LINE = st.text("ABO01<", min_size=1, max_size=20)


@given(LINE, LINE)
def test_what_is_agreed_on_is_in_both(first, second):
    ((*same,),) = agreed((first,), (second,))
    assert len(same) == len(first)
    assert sum(same) <= len(second)
    if first == second:
        assert all(same)


def test_characters_beside_one_more_are_not_agreed_on():
    assert agreed(("AB<<",), ("ABC<<",)) == ((True, False, False, True),)


@pytest.mark.parametrize("sure", [None, 0.5])
def test_without_a_second_reader_confidences_alone_decide(sure):
    assert not any(any(line) for line in certain(reading(TD3, sure), 0.9))
