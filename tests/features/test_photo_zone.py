"""Edges of the photograph, on the held-out design."""

import numpy as np
import pytest

from docsec.features.checks.photo_zone import CHECK, LEFT, RIGHT, SCALE, sides
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


@pytest.mark.parametrize("height", [0, 10, 40])
def test_both_sides_are_found_where_they_were_drawn_and_as_high(height):
    strip = np.full((120, round(60 * SCALE), 3), 120, np.uint8)
    strip[:, round(6 * SCALE) : round(36 * SCALE)] += height
    left, right = sides(strip)
    assert left.step == pytest.approx(right.step, abs=0.5)
    if height:
        assert left.place == pytest.approx(6, abs=0.5)
        assert right.place == pytest.approx(36, abs=0.5)
    assert LEFT[0] <= left.place <= LEFT[1] + 0.3
    assert RIGHT[0] <= right.place <= RIGHT[1] + 0.3
