"""Pitch, place and skew of the MRZ, measured from the edges of the page."""

from functools import cache
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from docsec.features import documents
from docsec.features.checks import mrz_geometry, mrz_pitch, mrz_position, mrz_skew
from docsec.features.checks.needs import lack
from docsec.page.edges import CONFIRMS
from docsec.specimens.document import document
from docsec.specimens.draw import pictures
from docsec.specimens.operators import parse
from tests.page.scenes import corners, drawn, examined, on_desk

CHECKS = (mrz_geometry.CHECK, mrz_pitch.CHECK, mrz_position.CHECK, mrz_skew.CHECK)


@cache
def page_with(*operators, name="TD1", seed=1):
    """A page on a desk, its MRZ altered."""
    altered = document(name, seed, 300)
    for each in operators:
        altered = parse(each)(altered)
    pixels = np.array(pictures(altered, ("white",))["white"].convert("RGB"))
    return examined(on_desk(name, pixels, corners(pixels, 1.0)).pixels)


def found(check, page):
    assert lack(page, check.needs) is None
    return check.run(page)


@pytest.mark.parametrize(
    ("operator", "check", "value"),
    [
        ("mrz-pitch:0.85", mrz_pitch.CHECK, -15.0),
        ("mrz-pitch:0.96", mrz_pitch.CHECK, -4.0),
        ("mrz-pitch:1.03", mrz_pitch.CHECK, 3.0),
        ("mrz-spacing:0.93", mrz_geometry.CHECK, -7.0),
        ("mrz-spacing:1.08", mrz_geometry.CHECK, 8.0),
        ("mrz-spacing:1.3", mrz_position.CHECK, 2.54),
        ("mrz-margin:1.3,0", mrz_position.CHECK, 1.3),
        ("mrz-margin:-1.3,0", mrz_position.CHECK, 1.3),
        ("mrz-margin:0,1.5", mrz_position.CHECK, 1.5),
        ("mrz-margin:0,-1.5", mrz_position.CHECK, 1.5),
        ("mrz-skew:3.3", mrz_skew.CHECK, 3.3),
        ("mrz-skew:-3.3", mrz_skew.CHECK, 3.3),
        ("mrz-skew:-3.3", mrz_position.CHECK, 4.24),
    ],
)
def test_what_departs_from_the_standard_fails(operator, check, value):
    answer = found(check, page_with(operator))
    assert answer.status == "failed"
    assert answer.measure.value == pytest.approx(value, abs=0.06 * abs(value) + 0.15)
    assert answer.where.picture == "white"


@pytest.mark.parametrize(
    "operators",
    [
        (),
        ("mrz-within-tolerance",),
        ("mrz-pitch:0.985",),
        ("mrz-margin:0.85,0.8",),
        ("mrz-spacing:1.03",),
    ],
)
def test_what_the_standard_allows_passes(operators):
    page = page_with(*operators)
    assert [found(each, page).status for each in CHECKS] == ["successful"] * 4


def test_of_three_lines_and_of_two_the_same_is_found():
    page = page_with("mrz-margin:-1.6,0", name="TD3")
    answer = found(mrz_position.CHECK, page)
    assert (answer.status, answer.expected) == ("failed", "6.0 / 9.4")
    assert float(answer.actual.split(" / ")[0]) == pytest.approx(4.4, abs=0.15)
    assert answer.reference == "Doc 9303-4 4.2.1.3"


def test_a_picture_cut_at_the_page_is_not_measured_and_says_why():
    page = examined(drawn("TD1"))
    for check in (mrz_pitch.CHECK, mrz_position.CHECK, mrz_skew.CHECK):
        assert lack(page, check.needs) == "outline-uncertain"
    assert mrz_geometry.CHECK.run(page).status == "successful"


def test_a_page_from_the_side_is_not_measured_and_says_why():
    pixels = drawn("TD1")
    page = examined(on_desk("TD1", pixels, corners(pixels, 2.0, (0.08, 0.1))).pixels)
    assert lack(page, mrz_pitch.CHECK.needs) == "taken-from-the-side"
    assert lack(page, mrz_position.CHECK.needs) == "taken-from-the-side"


def test_a_frame_on_the_page_fails_nothing():
    framed = drawn("TD3").copy()
    inset = round(2.0 / 25.4 * 300)
    height, width = framed.shape[:2]
    cv2.rectangle(framed, (0, 0), (width, height), (90, 60, 40), 2 * inset)
    page = examined(framed)
    assert page.measured_from_above is not None
    pitch = found(mrz_pitch.CHECK, page)
    assert (pitch.status, pitch.reason) == ("undetermined", "edges-unconfirmed")
    place = found(mrz_position.CHECK, page)
    assert (place.status, place.reason) == ("undetermined", "edges-unconfirmed")


def lying(pitch=1.0, in_place=True):
    return SimpleNamespace(
        print=SimpleNamespace(pitch=pitch),
        in_place=in_place,
        confirmed_by_pitch=abs(pitch - 1) <= CONFIRMS,
        uncertainty=0.1,
        width=125.0,
    )


@pytest.mark.parametrize(
    ("pitch", "in_place", "seen", "answer"),
    [
        (1.015, True, True, ("successful", None)),
        (0.979, True, True, ("undetermined", "near-the-limit")),
        (0.95, True, True, ("failed", None)),
        (1.04, True, True, ("failed", None)),
        (0.95, False, True, ("undetermined", "edges-unconfirmed")),
        (0.95, True, False, ("undetermined", "print-partly-hidden")),
    ],
)
def test_a_wrong_pitch_fails_only_where_the_place_confirms_the_edges(pitch, in_place, seen, answer):
    assert mrz_pitch.judged(lying(pitch, in_place), seen) == answer


@pytest.mark.parametrize(
    ("beyond", "pitch", "seen", "answer"),
    [
        (-0.2, 0.9, False, ("successful", None)),
        (-0.05, 1.0, True, ("undetermined", "near-the-limit")),
        (0.05, 1.0, True, ("undetermined", "near-the-limit")),
        (0.2, 0.99, True, ("failed", None)),
        (0.2, 0.98, True, ("undetermined", "edges-unconfirmed")),
        (0.2, 1.0, False, ("undetermined", "print-partly-hidden")),
    ],
)
def test_a_wrong_place_fails_only_where_the_pitch_confirms_the_edges(beyond, pitch, seen, answer):
    assert mrz_position.judged(beyond, lying(pitch), seen) == answer


@pytest.mark.parametrize(
    ("skew", "uncertainty", "seen", "answer"),
    [
        (2.9, 0.05, True, ("successful", None)),
        (3.02, 0.05, True, ("undetermined", "near-the-limit")),
        (3.1, 0.05, True, ("failed", None)),
        (3.1, 0.05, False, ("undetermined", "print-partly-hidden")),
        (3.4, None, True, ("successful", None)),
        (9.0, None, True, ("undetermined", None)),
    ],
)
def test_only_a_certain_edge_makes_skew_fail(skew, uncertainty, seen, answer):
    assert mrz_skew.judged(skew, uncertainty, seen) == answer


def test_lines_may_be_as_far_off_as_their_zones_leave():
    allowed = {each.id: each.vertical_tolerance for each in documents.load()}
    assert allowed["TD3"] == pytest.approx((4.3 - 2.67) / 2 + 0.375)
    assert allowed["MRV-A"] == pytest.approx((4.3 - 2.67) / 2 + 0.5)
    # The zones of a card leave less than is allowed sideways.
    assert allowed["TD1"] == 1.0
