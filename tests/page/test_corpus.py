"""Every picture of the shared evaluation set: outlines found, and what geometry says of them."""

import csv

import pytest

from docsec.capture import open_captures
from docsec.features.checks import mrz_geometry, mrz_pitch, mrz_position, mrz_skew, quality
from docsec.features.checks.needs import lack
from docsec.mrz.layouts import KNOWN
from docsec.page.examined import Page
from docsec.page.sides import How
from docsec.policy import Policy
from docsec.reading.own import OwnReader

pytestmark = pytest.mark.corpus

# Pictures whose MRZ really departs: made by a program for novelties, or typeset as an example.
NOVELTIES = {"pe_100_pass_polx", "pe_100_visa_polx"}
TYPESET = {
    "pe_100_pass2_uto",
    "pe_t_passport_td2_jpg",
    "pe_t_passport_td2_png",
    "fm_td1",
    "fm_td2",
}


@pytest.fixture(scope="module")
def pages(shared):
    manifest = shared / "evalset" / "manifest.csv"
    if not manifest.is_file():
        pytest.skip("the shared evaluation set is not here")
    reader, found = OwnReader(), {}
    with manifest.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (capture,) = open_captures(shared / "evalset" / row["file"], Policy())
            for reading in reader.read(capture.main):
                lengths = tuple(map(len, reading.lines))
                if reading.format:
                    lengths = KNOWN[reading.format].line_lengths or lengths
                found[row["id"]] = Page(
                    capture, Policy(), lengths, reading.regions, capture.main, reading.lines
                )
    return found


@pytest.fixture(scope="module")
def findings(pages):
    return performed(mrz_geometry.CHECK, pages)


def performed(check, pages):
    ready = {key: page for key, page in pages.items() if lack(page, check.needs) is None}
    return {key: check.run(page) for key, page in ready.items()}


def test_only_pictures_that_really_depart_fail(findings):
    failed = {key for key, found in findings.items() if found.status == "failed"}
    assert failed == NOVELTIES | TYPESET


@pytest.mark.parametrize(
    "check", [mrz_pitch.CHECK, mrz_position.CHECK, mrz_skew.CHECK], ids=lambda each: each.code
)
def test_by_the_edges_of_the_page_nothing_else_fails(check, pages):
    found = performed(check, pages)
    assert len(found) >= 8
    assert {key for key, each in found.items() if each.status == "failed"} <= NOVELTIES


def test_most_are_measured_and_most_of_these_pass(findings):
    assert len(findings) >= 53
    assert sum(found.status == "successful" for found in findings.values()) >= 37


def test_outlines_are_found_and_say_how(pages):
    outlines = [page.outline for page in pages.values() if page.lines and page.format]
    assert len(outlines) >= 61
    assert all(outlines)
    seen = [each for each in outlines if each.how in (How.EDGE, How.PICTURE)]
    assert len(seen) >= 50
    assert all(each.uncertainty >= 1 for each in outlines if each.how is not How.EDGE)


@pytest.mark.parametrize("check", [mrz_skew.CHECK, quality.CHECK], ids=lambda each: each.code)
def test_what_only_points_points_at_few(check, pages):
    found = performed(check, pages)
    pointed = [key for key, each in found.items() if each.status != "successful"]
    assert len(found) >= 15
    assert len(pointed) <= 0.05 * len(found), pointed
