"""Finding lines of an MRZ by the marks in them: any angle, any side, any number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.reading.blocks import across, find_blocks
from docsec.reading.chains import chains
from docsec.reading.frame import levelled, resized
from docsec.reading.lines import Cells, find_lines
from docsec.reading.marks import Marks, find_marks
from docsec.reading.siblings import completed, supposed

PITCH = 20.0
CLOSING = (-0.35, -0.25, -0.15, 0.15, 0.25, 0.35)


def grid(count: int, lines: int, spacing: float = 2.5) -> np.ndarray:
    """The middles of the characters of an MRZ around the origin, n x 2."""
    x = (np.arange(count) - (count - 1) / 2) * PITCH
    y = (np.arange(lines) - (lines - 1) / 2) * spacing * PITCH
    return np.array([(at, down) for down in y for at in x])


def seen(points: np.ndarray, degrees: float, closing: float = 0.0) -> np.ndarray:
    """The points turned clockwise, seen from the side, in a picture of 1200 by 1200."""
    points = points / (1 + closing * points[:, :1] / 1000)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return points @ turn.T + 600


def marks(points: np.ndarray, seed: int = 1) -> Marks:
    random = np.random.default_rng(seed)
    x, y = (points + random.normal(0, 0.5, points.shape)).T.astype(np.float32)
    return Marks(x, y, random.uniform(13, 19, len(x)).astype(np.float32))


def located(found: Marks):
    return find_blocks(find_lines(found, chains(found)))


@given(st.floats(0, 360), st.sampled_from([(44, 2, 2.5), (36, 2, 2.5), (30, 3, 1.67)]))
def test_every_line_is_found_whole_at_any_angle(degrees, shape):
    count, lines, spacing = shape
    block = located(marks(seen(grid(count, lines, spacing), degrees)))[0]
    assert len(block.lines) == lines
    for line in block.lines:
        assert line.count == pytest.approx(count, abs=1.2)
        assert line.pitch == pytest.approx(PITCH, abs=0.3)
        off = np.radians(degrees) - line.direction
        assert abs(np.sin(off)) < 0.02


def test_characters_seen_from_the_side_are_counted_at_nearly_every_angle():
    # Not at all: where the diagonal from one line to the next looks like a line, one is cut in two.
    ways = [(degrees, closing) for degrees in range(0, 360, 7) for closing in CLOSING]
    counted = 0
    for degrees, closing in ways:
        block = located(marks(seen(grid(44, 2), degrees, closing)))[0]
        counted += [round(line.count) for line in block.lines] == [44, 44]
    assert counted >= 0.98 * len(ways)


def test_a_line_whose_middle_is_missing_is_one_line():
    points = grid(44, 1)
    block = located(marks(seen(np.delete(points, range(18, 23), axis=0), 12)))[0]
    assert round(block.best.count) == 44


def test_a_second_line_of_which_little_is_seen_is_completed():
    points = grid(36, 2)
    kept = [*range(36), *range(36, 72, 7), *range(37, 72, 7), *range(38, 72, 7), *range(39, 72, 7)]
    found = marks(seen(points[sorted(kept)], 0))
    block = completed(located(found)[0], found)
    assert len(block.lines) == 2
    assert abs(across(block.lines[0], block.lines[1])) == pytest.approx(2.5 * PITCH, abs=1)


def test_a_third_line_is_supposed_on_either_side_of_two():
    block = located(marks(seen(grid(30, 2, 1.67), 0)))[0]
    before, after = supposed(*block.lines)
    first = block.lines[0]
    assert across(first, before) == pytest.approx(-1.67 * PITCH, abs=1)
    assert across(first, after) == pytest.approx(2 * 1.67 * PITCH, abs=1)


def test_two_documents_are_two_blocks():
    one = seen(grid(30, 3, 1.67), 10) + np.array((0, -350))
    other = seen(grid(36, 2), -50) + np.array((0, 250))
    blocks = located(marks(np.concatenate([one, other])))
    assert sorted(len(block.lines) for block in blocks) == [2, 3]


@given(st.integers(0, 2**32 - 1))
def test_scattered_marks_are_no_block(seed):
    points = np.random.default_rng(seed).uniform(0, 1200, (1500, 2))
    assert all(block.weight < 30 for block in located(marks(points, seed)))


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (3, 3), (60, 80)])
def test_nothing_in_nothing(shape):
    found = find_marks(np.full(shape, 255, dtype=np.uint8))
    assert len(found) == 0
    assert located(found) == []


@given(st.floats(-0.01, 0.02), st.floats(5, 40), st.floats(0, 43))
def test_cells_are_their_own_inverse(closing, step, number):
    cells = Cells(12.0, step, closing)
    at = np.array([number])
    assert cells.number(cells.along(at)) == pytest.approx(at, abs=1e-6)
    assert cells.reversed().along(-at) == pytest.approx(-cells.along(at), rel=1e-9)


def test_places_in_a_levelled_frame_are_places_in_the_picture():
    grey = np.full((300, 400), 255, dtype=np.uint8)
    grey[100:110, 200:210] = 0
    frame = resized(grey, 1200)
    turned = levelled(frame, 0.4, np.array([[400.0, 200.0], [800.0, 500.0]]), 50)
    rows, columns = np.nonzero(turned.grey < 128)
    middle = np.array([[columns.mean(), rows.mean()]])
    assert turned.origin(middle)[0] == pytest.approx([204.5, 104.5], abs=0.3)
    assert turned.scale == pytest.approx(3.0)
    assert turned.origin_angle(0.0) == pytest.approx(0.4)


def test_a_line_read_from_its_other_end_lies_where_it_lay():
    line = located(marks(seen(grid(44, 1), 30)))[0].best
    back = line.reversed()
    places = np.array([line.start, 0.0, line.end])
    assert back.points(-places) == pytest.approx(line.points(places), abs=1e-6)
    assert back.count == pytest.approx(line.count)


def test_more_marks_than_two_bytes_can_number_are_each_found():
    page = np.full((2400, 2400), 255, dtype=np.uint8)
    dots = page.reshape(300, 8, 300, 8)
    dots[:, 2:6, :, 2:6] = 0
    assert len(find_marks(page)) == 300 * 300
