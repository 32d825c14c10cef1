"""Edges of the photograph, on the held-out design."""

import numpy as np
import pytest

from docsec.features.checks.photo_zone import CHECK, SCALE, edges
from docsec.findings import Status
from docsec.specimens.operators import parse
from tests.features.pages import answer, genuine, scanned

PAGE = genuine("TD3", 1002)


def test_a_photograph_printed_into_the_page_has_no_straight_edges():
    found = answer(CHECK, scanned(PAGE))
    assert found.status is Status.SUCCESSFUL
    assert found.measure.value < found.measure.limit / 3


def test_a_photograph_stuck_on_is_pointed_at_in_its_place():
    found = answer(CHECK, scanned(parse("photo-pasted:hard")(PAGE)))
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    across = [x for x, _ in found.where.polygon]
    assert min(across) < 0.12
    assert 0.25 < max(across) < 0.42


def test_the_back_of_a_card_has_no_photograph_to_look_at():
    found = answer(CHECK, scanned(genuine("TD1", 1002)))
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "no-photograph-here")


def page(boxes):
    """A grey page of 125 x 88 mm with boxes of another grey: left, top, right, bottom, grey."""
    drawn = np.full((round(88 * SCALE), round(125 * SCALE), 3), 120, np.uint8)
    for left, top, right, bottom, grey in boxes:
        rows, columns = (
            slice(round(a * SCALE), round(b * SCALE)) for a, b in ((top, bottom), (left, right))
        )
        drawn[rows, columns] = grey
    return drawn


def test_the_three_edges_are_found_where_they_were_drawn():
    left, right, top = edges(page([(6, 18, 36, 62, 160)]))
    assert (left.place, right.place, top.place) == pytest.approx((6, 36, 18), abs=0.5)
    assert min(left.step, right.step, top.step) > 4.8


def test_dark_bars_down_both_sides_without_an_edge_above_are_no_photograph():
    left, right, top = edges(page([(8, 30, 11, 60, 40), (30, 30, 33, 60, 40)]))
    assert min(left.step, right.step) > 4.8 > top.step
