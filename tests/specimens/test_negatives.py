"""Each harmless oddity does to the pixels what it says, where it says, and nothing else."""

from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from docsec.specimens.camera.placing import View, placed
from docsec.specimens.copies import COPIES
from docsec.specimens.geometry import Box
from docsec.specimens.negatives import LAID, NEGATIVES
from docsec.specimens.negatives.careless import blur, low_resolution, strong_jpeg, veiled
from docsec.specimens.negatives.fingers import fingers
from docsec.specimens.negatives.lighting import glare, lamp_misaligned
from docsec.specimens.negatives.printing import grey_design, washed
from docsec.specimens.negatives.stamps import stamp
from docsec.specimens.negatives.wear import crease, stain, worn_print
from docsec.specimens.pictures import luminance, registered
from tests.specimens.plain import LIGHTS, MARKS, PAGE, even, found, level, marked, with_marks

SEEDS = (1, 3)
# What a step may change beyond its polygons: soft edges, in levels of 255.
FAINT = 6 / 255
ON_THE_PAGE = ("crease", "stain", "stamp", "washed", "worn-print", "grey-design", "pen-mark",
               "staple", "show-through", "scratches", "bubbles")  # fmt: skip


def within(pictures, light, change):
    """Return which pixels are in the polygons of a change."""
    mask = np.zeros(pictures.lights[light].shape[:2], np.uint8)
    for polygon in change.polygons:
        corners = np.rint(pictures.place(light, polygon)).astype(np.int32)
        cv2.fillPoly(mask, [corners], 1)
    return mask > 0


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", sorted(set(NEGATIVES) - LAID - {"low-resolution"}))
def test_only_the_lights_and_places_that_are_named_change(name, seed):
    tint = np.array((1, 0.96, 0.9), np.float32)
    lights = {light: values * tint for light, values in marked(150, LIGHTS).lights.items()}
    before = registered(lights, 150, PAGE)
    after, change = NEGATIVES[name](before, seed)
    assert change.name == name
    assert change.lights
    for light in LIGHTS:
        moved = np.abs(after.lights[light] - before.lights[light]).max(axis=2)
        if light not in change.lights:
            assert not moved.any(), light
            continue
        inside = within(before, light, change)
        assert moved[inside].max() > 0.02, light
        assert moved[~inside].max(initial=0) < FAINT, light


@pytest.mark.parametrize("name", [*NEGATIVES, *COPIES])
def test_steps_can_be_taken_after_one_another(name):
    """A page already on a desk, seen from the side: the desk stays, but for what is laid on it."""
    view = View(turn=9, lean=10, nod=-8, distance=200)
    before, _ = placed(marked(100, lights=LIGHTS), 2, desk="wood", view=view)
    after, _ = {**NEGATIVES, **COPIES}[name](before, 5)
    for light, values in after.lights.items():
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert values.min() >= 0
        assert values.max() <= 1
        assert after.homographies[light].shape == (3, 3)
    if name in ON_THE_PAGE:
        desk = before.inside("white") == 0
        assert np.array_equal(after.lights["white"][desk], before.lights["white"][desk])


def test_the_same_seed_is_the_same_place_under_every_light_and_resolution():
    for seed in SEEDS:
        changes = [stamp(marked(dpi), seed)[1] for dpi in (150, 300)]
        assert changes[0] == changes[1]
    assert stamp(marked(), 1)[1] != stamp(marked(), 2)[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_crease_breaks_the_print_and_shows_best_by_light_from_the_side(seed):
    dark = even(white=0.2, ir=0.2, **{"oblique-1": 0.2})
    after, change = crease(dark, seed)
    strips = {light: after.lights[light].mean(axis=2) for light in dark.lights}
    assert (strips["white"] > 0.55).sum() > 50
    start, end = dict(change.parameters)["start_mm"], dict(change.parameters)["end_mm"]
    beside = np.abs(strips["oblique-1"] - 0.2).sum()
    assert beside > 1.2 * np.abs(strips["white"] - 0.2).sum()
    broken = np.argwhere(strips["white"] > 0.55)[:, ::-1] + 0.5
    ends = dark.place("white", (start, end))
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    away = (broken - ends[0]) @ (along[1], -along[0])
    assert np.abs(away).max() * 25.4 / 300 < 1.2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stain_is_brown_dark_in_ultraviolet_and_clear_in_infrared(seed):
    before = even(white=0.9, ir=0.9, uv=0.5)
    after, change = stain(before, seed, radius=6)
    inside = within(before, "white", change)
    brown = after.lights["white"][inside & (luminance(after.lights["white"]) < 0.85)]
    assert len(brown) * (25.4 / 300) ** 2 > 0.4 * np.pi * 6**2 * 0.5
    assert (brown[:, 0] > brown[:, 1]).all()
    assert (brown[:, 1] > brown[:, 2]).all()
    assert after.lights["uv"].min() < 0.4
    assert np.array_equal(after.lights["ir"], before.lights["ir"])


def test_worn_print_is_lighter_in_its_box_only():
    places = tuple((x, y) for x in range(4, 58, 3) for y in range(4, 38, 3))
    pictures = registered(
        {light: with_marks(level(0.9, 100), 100, 0.1, places) for light in ("white", "ir")},
        100,
        PAGE,
    )
    box = Box(0, 20, 60, 20)
    after, change = worn_print(pictures, 2, box=box)
    assert change.polygons == (box.corners,)
    gone = {light: after.lights[light] - pictures.lights[light] for light in ("white", "ir")}
    marks = pictures.lights["white"][..., 0] < 0.2
    lower = np.arange(marks.shape[0])[:, None] > 22 * 100 / 25.4
    assert gone["white"][marks & lower].mean() > 0.05
    assert gone["white"][marks & lower].max() > 0.3
    assert gone["white"][: int(20 * 100 / 25.4)].max() == 0
    assert np.corrcoef(gone["white"][marks].ravel(), gone["ir"][marks].ravel())[0, 1] > 0.99


def test_under_a_lamp_from_the_side_worn_print_is_as_dark_as_the_paper_there():
    white = with_marks(level(0.94, 100), 100, 0.2, radius=3)
    pictures = registered({"white": white, "oblique-1": white * np.float32(0.5)}, 100, PAGE)
    after, _ = worn_print(pictures, 2, amount=0.7)
    assert after.lights["white"].max() > 0.92
    assert np.allclose(after.lights["oblique-1"], after.lights["white"] / 2, atol=0.02)


@pytest.mark.parametrize("seed", SEEDS)
def test_glare_is_white_to_the_limit_and_hides_what_is_there(seed):
    dark = even(white=0.2, ir=0.2)
    after, change = glare(dark, seed, length=20)
    centre = dict(change.parameters)["centre_mm"]
    x, y = dark.place("white", (centre,))[0].astype(int)
    assert after.lights["white"][y - 3 : y + 3, x - 3 : x + 3].min() > 0.99
    half = luminance(after.lights["white"]) > 0.6
    assert half.sum() * (25.4 / 300) ** 2 == pytest.approx(np.pi / 4 * 20 * 20 / 3, rel=0.3)
    assert not (half & ~within(dark, "white", change)).any()


@pytest.mark.parametrize("seed", range(1, 5))
def test_fingers_hide_the_page_in_every_light(seed):
    before, other = marked(100, LIGHTS), even(100, **dict.fromkeys(LIGHTS, 0.3))
    hidden, change = fingers(before, seed)
    same, _ = fingers(other, seed)
    for light in LIGHTS:
        for polygon in change.polygons:
            middle = tuple(np.mean(polygon, axis=0))
            x, y = before.place(light, (middle,))[0].astype(int)
            assert np.allclose(hidden.lights[light][y, x], same.lights[light][y, x], atol=1e-6)
    x, y = before.place("white", (tuple(np.mean(change.polygons[0], axis=0)),))[0].astype(int)
    red, green, blue = hidden.lights["white"][y, x]
    assert red > green > blue
    assert hidden.lights["ir"][y, x].min() > 0.4
    assert hidden.lights["uv"][y, x].max() < 0.4


@pytest.mark.parametrize("seed", SEEDS)
def test_low_resolution_is_too_low_to_check_characters(seed):
    after, change = low_resolution(marked(), seed)
    assert 75 <= after.dpi <= 110
    assert dict(change.parameters) == {"dpi": after.dpi}
    for mark in MARKS:
        assert np.hypot(*found(after, "white", mark)) < 0.15


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("length", [0.4, 1.0])
def test_a_point_is_drawn_out_over_the_length_and_in_the_direction_stated(length, seed):
    dark = level(0.0, 600)
    dark[470, 700] = 1
    after, change = blur(registered({"white": dark}, 600, PAGE), seed, length=length)
    weight = after.lights["white"][..., 0].astype(np.float64)
    rows, columns = np.nonzero(weight)
    places = np.column_stack((columns - 700, rows - 470)) * 25.4 / 600
    spread = np.cov(places.T, aweights=weight[rows, columns], ddof=0)
    values, ways = np.linalg.eigh(spread)
    assert np.sqrt(12 * values[1]) == pytest.approx(length, rel=0.08)
    turn = np.arctan2(ways[1, 1], ways[0, 1])
    assert abs(np.sin(turn - dict(change.parameters)["turn"])) < 0.05
    assert values[0] < 0.05 * values[1]


def test_strong_jpeg_is_read_from_the_tables():
    after, _ = strong_jpeg(marked(), 1)
    with Image.open(BytesIO(after.files["white"])) as picture:
        assert picture.quantization[0][0] == (16 * (5000 // 18) + 50) // 100


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lamp_out_of_line_leaves_one_side_dark(seed):
    before = even(white=0.8, ir=0.8, uv=0.5)
    after, change = lamp_misaligned(before, seed, loss=0.6)
    for light, value in (("ir", 0.8), ("uv", 0.5)):
        assert after.lights[light].max() == pytest.approx(value, rel=0.01)
        assert after.lights[light].min() == pytest.approx(value * 0.4, rel=0.01)
    assert np.array_equal(after.lights["white"], before.lights["white"])
    assert change.lights == ("ir", "uv")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_veil_brings_the_infrared_contrast_under_the_limit_of_the_standard(seed):
    """A true print contrast of 0.93 falls below 0.6 (Doc 9303-3 4.3): only the ratio is safe."""
    values = veiled(marked(), seed)[0].lights["ir"]
    assert 1 - values.min() / np.median(values) < 0.6


def test_washed_paper_glows_a_little_and_print_on_it_does_not():
    before = marked()
    after, _ = washed(before, 3, glow=0.2)
    added = after.lights["uv"] - before.lights["uv"]
    dark = before.lights["white"][..., 0] < 0.1
    light = before.lights["white"][..., 0] > 0.85
    assert added[light][:, 2].mean() == pytest.approx(0.2 * 0.9, abs=0.03)
    assert added[light][:, 2].std() > 0.01
    assert added[dark].max() < 0.05
    assert (added[light][:, 2] > added[light][:, 0]).all()


@pytest.mark.parametrize("ink", ["violet", "blue", "red"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_stamp_darkens_white_and_leaves_infrared(seed, ink):
    before = marked()
    after, change = stamp(before, seed, ink=ink)
    darker = luminance(before.lights["white"]) - luminance(after.lights["white"])
    inside = within(before, "white", change)
    assert (darker[inside] > 0.25).mean() > 0.08
    assert darker.min() >= -1e-6
    assert np.array_equal(after.lights["ir"], before.lights["ir"])
    assert (after.lights["uv"] <= before.lights["uv"] + 1e-6).all()
    assert dict(change.parameters)["centre_mm"][1] > PAGE[1] - 15.01


def test_a_stamp_stands_where_it_was_put():
    before = even(white=0.9)
    after, change = stamp(before, 1, centre=(32.0, 18.0))
    assert np.allclose(np.mean(change.polygons[0], axis=0), (32, 18), atol=0.001)
    rows, columns = np.nonzero(luminance(after.lights["white"]) < 0.85)
    middle = np.array((columns.min() + columns.max(), rows.min() + rows.max())) / 2
    assert np.allclose(middle * 25.4 / 300, (32, 18), atol=0.6)


def test_a_grey_design_keeps_brightness_and_loses_colour():
    before = registered(
        {"white": with_marks(level((0.9, 0.8, 0.6)), 300, (0.2, 0.4, 0.7)), "uv": level(0.3)},
        300,
        PAGE,
    )
    after, _ = grey_design(before, 1)
    white = after.lights["white"][2:-2, 2:-2]
    assert np.ptp(white, axis=2).max() < 1e-5
    assert np.allclose(luminance(white), luminance(before.lights["white"][2:-2, 2:-2]), atol=1e-5)
    assert np.array_equal(after.lights["uv"], before.lights["uv"])
