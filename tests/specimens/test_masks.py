"""Masks are white where a picture was altered, lie on it as it was taken, and are no light."""

import json

import cv2
import numpy as np
import pytest
from PIL import Image

import docsec
from docsec.page.files import pictures_in
from docsec.report import lesson
from docsec.specimens import make, masks
from docsec.specimens.document import document
from docsec.specimens.operators import FRAUDS, OPERATORS, parse
from docsec.specimens.pictures import project
from docsec.specimens.sets import Order, fill
from tests.specimens.drawn import drawn

LIGHTS = ("white", "ir", "uv", "transmitted", "oblique-1", "tilt-01")
TYPES = {"visa-moved": "MRV-A", "long-number": "TD1"}
FIRST = {"mrz-recompute": ("mrz-digit:2,15,9",)}
DRAWN = [row for row in OPERATORS.values() if row.apply is not None]
# Of a step on the finished pictures a soft edge may reach a little further, in levels of 255.
FAINT = 6
HANDLED = ("stamp", "crease", "stain", "glare", "fingers", "pen-mark", "staple", "show-through",
           "scratches", "bubbles", "dust")  # fmt: skip


def levels(made, light):
    return np.asarray(made.pictures[light]).astype(int)


def moved(before, after, light):
    return np.abs(levels(before, light) - levels(after, light)).max(axis=2)


def pair(name, example):
    kind, first = TYPES.get(name, "TD3"), FIRST.get(name, ())
    return drawn(kind, *first, lights=LIGHTS), drawn(kind, *first, example, lights=LIGHTS)


@pytest.mark.parametrize("row", DRAWN, ids=lambda row: row.name)
def test_outside_the_mask_not_one_level_differs(row):
    before, after = pair(row.name, row.example)
    last = after.expected["operators"][-1]
    for light, file in last["masks"].items():
        assert file == f"mask-{light}.png"
        mask = np.asarray(after.masks[light])
        assert mask.shape == levels(after, light).shape[:2]
        differs = moved(before, after, light)
        assert differs[~mask].max(initial=0) == 0, light
        assert differs[mask].max() > 4, light


@pytest.mark.parametrize("name", HANDLED)
def test_outside_the_mask_an_oddity_leaves_the_page_as_it_was(name):
    before, after = drawn("TD3", lights=LIGHTS), drawn("TD3", name, lights=LIGHTS)
    assert set(after.masks) == set(after.expected["operators"][0]["lights"]) & set(LIGHTS)
    for light, mask in after.masks.items():
        differs = moved(before, after, light)
        assert differs[~np.asarray(mask)].max(initial=0) <= FAINT, light
        assert np.asarray(mask).mean() < 0.7


@pytest.mark.parametrize("camera", ["", "scanner", "phone", "reader"])
def test_mask_and_polygons_are_the_same_place_however_the_page_was_taken(camera):
    described = parse("pen-mark")(parse("mrz-font:2,16,sans")(document("TD3", 5, 150)))
    made = make.finish(described, LIGHTS if camera == "reader" else ("white",), camera=camera)
    mask = np.asarray(made.masks["white"])
    inside = np.zeros(mask.shape, np.uint8)
    for operator in made.expected["operators"]:
        assert operator["masks"]["white"] == "mask-white.png"
        for region in operator["regions"]:
            corners = np.array(region["polygon"]) * mask.shape[::-1]
            cv2.fillPoly(inside, [np.rint(corners - 0.5).astype(np.int32)], 1)
    assert mask[inside > 0].all()
    wider = cv2.dilate(inside, np.ones((3, 3), np.uint8), iterations=3) > 0
    assert not mask[~wider].any()


def test_lights_that_do_not_lie_on_one_another_have_masks_that_follow():
    described = parse("misregistration:1.5")(parse("mrz-font:2,16,sans")(document("TD3", 5, 150)))
    made = make.finish(described, ("white", "ir"))
    shift = np.array(made.expected["operators"][1]["parameters"]["ir_mm"]) * 150 / 25.4
    places = [np.argwhere(made.masks[light]).mean(axis=0)[::-1] for light in ("white", "ir")]
    assert places[1] - places[0] == pytest.approx(shift, abs=0.7)


def test_what_was_done_to_the_whole_page_has_no_mask():
    for step in ("grey-copy", "sensor-noise", "from-the-side", "bright-paper:whole"):
        made = drawn("TD3", step, lights=("white", "uv"))
        assert made.masks == {}
        assert made.expected["operators"][0]["masks"] == {}


def test_a_mask_has_one_bit_and_goes_with_its_specimen(tmp_path):
    order = Order(tmp_path, "TD1", 5, dpi=100, operators=("mrz-font:2,1",), lights=("white", "ir"))
    paths = fill(order)
    assert {path.name for path in paths} >= {"mask-white.png", "mask-ir.png"}
    with Image.open(tmp_path / "mask-white.png") as mask:
        assert mask.mode == "1"
        assert (tmp_path / "mask-white.png").stat().st_size < 2000
    fill(Order(tmp_path, "TD1", 5, dpi=100))
    assert not list(tmp_path.glob("mask-*"))


def test_no_reader_of_folders_takes_a_mask_for_a_light(tmp_path):
    fill(Order(tmp_path, "TD1", 5, dpi=150, operators=("mrz-font:2,1",), lights=("white", "ir")))
    assert set(pictures_in(tmp_path)) == {"white", "ir"}
    assert set(lesson.pictures(tmp_path)) == {"white", "ir"}
    assert {one.light for one in docsec.inspect(tmp_path).pictures} == {"white", "ir"}
    said = json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))
    for file in said["operators"][0]["masks"].values():
        assert (tmp_path / file).is_file()


def test_a_place_seen_from_the_side_is_where_its_homography_takes_it():
    homography = np.array(((10, 1, 30), (0, 8, 20), (0, 0.01, 1.0)))
    place = ((5.0, 5.0), (9.0, 5.0), (9.0, 8.0), (5.0, 8.0))
    operator = {"regions": [{"polygon_mm": place}], "lights": ["white"]}
    listed = masks.listed(operator, ("white", "uv"), (40.0, 30.0))
    assert listed["masks"] == {"white": "mask-white.png"}
    made = masks.masks([listed], {"white": (homography, (300, 200))}, (40.0, 30.0))["white"]
    rows, columns = np.nonzero(np.asarray(made))
    corners = project(homography, np.array(place))
    low, high = corners.min(axis=0), corners.max(axis=0)
    assert (columns.min(), rows.min()) == pytest.approx(low, abs=2.5)
    assert (columns.max(), rows.max()) == pytest.approx(high, abs=2.5)


def test_every_fraud_with_a_place_has_a_mask():
    for name in ("photo-pasted", "mrz-dye", "retyped", "device-missing", "guilloche-broken"):
        made = drawn("TD3", FRAUDS[name].example, lights=LIGHTS)
        named = {one.partition("-")[0] for one in made.masks}
        assert named == set(made.expected["operators"][0]["lights"])
