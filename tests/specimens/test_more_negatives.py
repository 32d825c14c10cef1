"""Oddities of camera, glass and office: each does to the pixels what it says, where it says."""

import numpy as np
import pytest

from docsec.specimens.camera.presets import PRESETS
from docsec.specimens.negatives import stamps
from docsec.specimens.negatives.exposed import (
    dark_corners,
    grainy,
    lights_apart,
    room_light,
    too_bright,
    too_dark,
    warm_lamp,
)
from docsec.specimens.negatives.imprint import Imprint, stroke
from docsec.specimens.negatives.laid import cut_off, from_the_side
from docsec.specimens.negatives.marks import pen_mark, staple
from docsec.specimens.negatives.stamps import show_through
from docsec.specimens.negatives.surface import bubbles, dust, scratches
from docsec.specimens.pictures import luminance
from tests.specimens.plain import MARKS, PAGE, even, found, marked

SEEDS = (1, 3, 4)
SCALE = 300 / 25.4


def at(pictures, light, place, half=2):
    """Return the mean of the pixels around a place in millimetres."""
    x, y = np.rint(pictures.place(light, (place,))[0]).astype(int)
    return float(pictures.lights[light][y - half : y + half, x - half : x + half].mean())


def test_grain_is_as_strong_as_it_says_and_grows_with_light():
    before = even(white=0.8, ir=0.2)
    after, change = grainy(before, 3, amount=0.08)
    spread = {light: float(after.lights[light].std()) for light in ("white", "ir")}
    assert spread["white"] == pytest.approx(np.sqrt(0.04**2 + 0.08**2 * 0.8), rel=0.1)
    assert spread["ir"] == pytest.approx(np.sqrt(0.04**2 + 0.08**2 * 0.2), rel=0.1)
    assert change.lights == ("white", "ir")
    assert after.lights["white"].mean() == pytest.approx(0.8, abs=0.01)


def test_corners_are_dark_and_the_middle_is_not():
    after, _ = dark_corners(even(white=0.8), 1, loss=0.5)
    white = after.lights["white"]
    assert white[0, 0, 0] == pytest.approx(0.4, rel=0.02)
    assert at(after, "white", (30.0, 20.0)) == pytest.approx(0.8, rel=0.01)


def test_exposure_halves_or_doubles_the_light_and_what_is_too_light_is_lost():
    before = even(white=0.8, uv=0.1)
    dark, _ = too_dark(before, 1, stops=2)
    assert np.allclose(dark.lights["white"], 0.2)
    assert np.allclose(dark.lights["uv"], 0.025)
    bright, change = too_bright(before, 1, stops=1)
    assert np.allclose(bright.lights["white"], 1)
    assert np.allclose(bright.lights["uv"], 0.2)
    assert (change.name, dict(change.parameters)) == ("too-bright", {"stops": 1})


def test_a_warm_lamp_tints_what_the_eye_sees_and_nothing_else():
    before = even(white=0.5, ir=0.5, uv=0.5)
    after, _ = warm_lamp(before, 1, warmth=0.2)
    assert np.allclose(after.lights["white"], (0.6, 0.5, 0.4))
    for light in ("ir", "uv"):
        assert np.array_equal(after.lights[light], before.lights[light])


@pytest.mark.parametrize("seed", SEEDS)
def test_lights_lie_beside_the_first_and_places_follow(seed):
    after, change = lights_apart(marked(), seed, reach=1.0)
    shifts = dict(change.parameters)
    assert set(shifts) == {"ir_mm", "uv_mm"}
    plain = marked().place("ir", (MARKS[4],))[0]
    moved = (after.place("ir", (MARKS[4],))[0] - plain) / SCALE
    assert moved == pytest.approx(shifts["ir_mm"], abs=0.001)
    assert np.hypot(*found(after, "ir", MARKS[4])) < 0.2
    assert max(map(abs, shifts["ir_mm"])) <= 1


def test_light_of_the_room_shows_print_in_the_ultraviolet_picture():
    after, _ = room_light(marked(), 1, share=0.3)
    before = marked()
    dark = before.lights["white"][..., 0] < 0.1
    paper = before.lights["white"][..., 0] > 0.85
    added = after.lights["uv"] - before.lights["uv"]
    assert added[paper][:, 2].mean() == pytest.approx(0.3 * 0.9, abs=0.02)
    assert added[dark][:, 2].mean() < 0.05
    assert np.array_equal(after.lights["white"], before.lights["white"])


@pytest.mark.parametrize("seed", SEEDS)
def test_from_the_side_the_far_edges_are_shorter_and_places_follow(seed):
    after, change = from_the_side(marked(), seed)
    corners = after.place("white", after.outline)
    sides = [float(np.linalg.norm(corners[i] - corners[i - 1])) for i in range(4)]
    assert max(sides[0], sides[2]) / min(sides[0], sides[2]) > 1.04
    assert max(sides[1], sides[3]) / min(sides[1], sides[3]) > 1.04
    for mark in MARKS:
        assert np.hypot(*found(after, "white", mark)) < 0.35
    assert dict(change.parameters)["desk"] in ("wood", "cloth", "stone")


@pytest.mark.parametrize("seed", range(1, 7))
def test_one_edge_is_beyond_the_glass_by_as_much_as_it_says(seed):
    after, change = cut_off(marked(), seed, lost=5.0)
    facts = dict(change.parameters)
    rows, columns = after.lights["white"].shape[:2]
    width, height = PAGE
    inner = {"left": (5, height / 2), "right": (width - 5, height / 2), "top": (width / 2, 5)}
    x, y = after.place("white", (inner[facts["edge"]],))[0]
    edge = {"left": x, "right": columns - x, "top": y}[facts["edge"]]
    assert abs(edge) < 1
    seen = [mark for mark in MARKS if facts["edge"] != "right" or mark[0] < 50]
    for mark in seen[-2:]:
        assert np.hypot(*found(after, "white", mark)) < 0.35
    bottom = after.place("white", ((width / 2, height),))[0][1]
    assert bottom < rows - 3 * SCALE


@pytest.mark.parametrize("preset", PRESETS)
def test_a_page_that_lies_badly_is_not_laid_anew_by_a_camera(preset):
    laid, change = cut_off(marked(), 2, lost=5.0)
    taken, steps = PRESETS[preset](laid, 4, dpi=150)
    assert "placed" not in [one.name for one in steps]
    share = np.array(taken.lights["white"].shape) / laid.lights["white"].shape
    assert share[:2] == pytest.approx((0.5, 0.5), abs=0.01)
    edge = dict(change.parameters)["edge"]
    beyond = taken.place("white", taken.outline) / taken.lights["white"].shape[1::-1]
    assert {"left": beyond.min() < 0, "top": beyond.min() < 0, "right": beyond.max() > 1}[edge]


@pytest.mark.parametrize("ink", ["blue", "black", "green"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_note_is_dark_in_white_gone_in_infrared_and_as_wide_as_a_pen(seed, ink):
    before = even(white=0.9, ir=0.9, uv=0.5)
    after, _ = pen_mark(before, seed, ink=ink)
    drawn = luminance(after.lights["white"]) < 0.6
    assert np.array_equal(after.lights["ir"], before.lights["ir"])
    assert (after.lights["uv"][drawn] < 0.45).all()
    area = drawn.sum() / SCALE**2
    assert 20 < area < 80
    eroded = drawn[1:-1, 1:-1] & drawn[2:, 1:-1] & drawn[:-2, 1:-1]
    assert 0.2 < eroded.sum() / drawn.sum() < 0.9
    colour = after.lights["white"][drawn].mean(axis=0)
    assert colour.argmax() == {"blue": 2, "black": 2, "green": 1}[ink]


@pytest.mark.parametrize("seed", SEEDS)
def test_holes_are_dark_from_the_front_bright_against_the_light_and_a_staple_apart(seed):
    before = even(white=0.9, ir=0.9, uv=0.3, transmitted=0.5)
    after, change = staple(before, seed)
    first, second = (np.mean(polygon, axis=0) for polygon in change.polygons)
    assert np.linalg.norm(first - second) == pytest.approx(11.5, abs=0.8)
    for place in (first, second):
        assert at(after, "white", place) < 0.2
        assert at(after, "ir", place) < 0.2
        assert at(after, "transmitted", place) > 0.95
    ring = (first[0] + 0.55, first[1])
    red, _, blue = after.lights["white"][
        tuple(np.rint(before.place("white", (ring,))[0]).astype(int)[::-1])
    ]
    assert red > blue + 0.1
    assert at(after, "ir", ring, half=1) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stamp_of_the_back_is_mirrored_pale_and_stronger_against_the_light(seed):
    before = even(white=0.9, ir=0.9, uv=0.4, transmitted=0.5)
    after, change = show_through(before, seed, strength=0.2)
    pale = 1 - luminance(after.lights["white"]) / 0.9
    behind = 1 - luminance(after.lights["transmitted"]) / 0.5
    assert 0.05 < pale.max() < 0.25
    assert behind.max() > 2 * pale.max()
    for light in ("ir", "uv"):
        assert np.array_equal(after.lights[light], before.lights[light])
    facts = dict(change.parameters)
    placed = facts["centre_mm"], facts["turn"]
    drawn = [Imprint(each, *placed).cover(before, "white")
             for each in (stamps._drawing()[:, ::-1], stamps._drawing())]  # fmt: skip
    mirrored, upright = (np.corrcoef(behind.ravel(), each.ravel())[0, 1] for each in drawn)
    # The frame is the same either way; the letters are not.
    assert mirrored > 0.85
    assert upright < 0.75


@pytest.mark.parametrize("seed", SEEDS)
def test_scratches_are_bright_most_by_light_from_the_side_and_not_in_ultraviolet(seed):
    before = even(white=0.4, uv=0.2, transmitted=0.5, **{"oblique-1": 0.4})
    after, change = scratches(before, seed, count=4)
    assert len(change.polygons) == 4
    gain = {light: after.lights[light] - before.lights[light] for light in before.lights}
    assert gain["white"].max() > 0.1
    assert gain["oblique-1"].max() > 1.5 * gain["white"].max()
    assert gain["white"].min() >= -1e-6
    assert not gain["uv"].any()
    assert not gain["transmitted"].any()
    length = (gain["white"][..., 0] > 0.06).sum() / SCALE**2 / 0.16
    assert 0.5 * 4 * 0.2 * PAGE[0] < length < 1.6 * 4 * 0.45 * PAGE[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bubble_is_milky_and_has_a_bright_and_a_dark_side(seed):
    before = even(white=0.5, ir=0.5, uv=0.2)
    after, change = bubbles(before, seed, count=1)
    centre = np.mean(change.polygons[0], axis=0)
    radius = (change.polygons[0][1][0] - change.polygons[0][0][0]) / 2
    assert at(after, "white", centre) == pytest.approx(0.55, abs=0.01)
    toward = 0.82 * radius * np.sqrt(0.5)
    bright, dark = (at(after, "white", centre + way * toward, half=1) for way in (-1, 1))
    assert bright > 0.6
    assert dark < 0.5
    assert np.array_equal(after.lights["uv"], before.lights["uv"])


@pytest.mark.parametrize("seed", SEEDS)
def test_dust_is_dark_on_the_page_and_lint_glows_under_ultraviolet(seed):
    before = even(white=0.9, ir=0.9, uv=0.05)
    after, change = dust(before, seed, count=9)
    assert len(change.polygons) == 9
    lies = luminance(after.lights["white"]) < 0.6
    assert 1 < lies.sum() / SCALE**2 < 12
    assert (after.lights["uv"][lies][:, 2] > 0.3).all()
    assert (luminance(after.lights["ir"])[lies] < 0.75).all()


def test_a_drawing_lies_where_and_as_it_was_laid():
    before = even(white=0.9)
    drawing = stroke((10.0, 4.0), ((1.0, 2.0), (9.0, 2.0)), 0.5)
    for turn in (0.0, 90.0):
        cover = Imprint(drawing, (30.0, 20.0), turn).cover(before, "white")
        rows, columns = np.nonzero(cover > 0.5)
        sides = np.array((np.ptp(columns), np.ptp(rows))) / SCALE
        assert sides == pytest.approx((8, 0.5) if not turn else (0.5, 8), abs=0.2)
        assert columns.mean() / SCALE == pytest.approx(30, abs=0.1)
        assert rows.mean() / SCALE == pytest.approx(20, abs=0.1)
