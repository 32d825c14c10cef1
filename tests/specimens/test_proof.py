"""The pixels kept of a sample's drawing are those of the drawing, before anything else."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from docsec.specimens import draw, proof, sets
from docsec.specimens.sets import Order
from tests.specimens.drawn import drawn

LIGHTS = ("white", "uv")


@pytest.fixture(scope="module")
def order(tmp_path_factory):
    steps = ("mrz-font:2,1", "sensor-noise", "low-resolution:80")
    return Order(
        tmp_path_factory.mktemp("card"), "TD1", 5, dpi=150, operators=steps, lights=LIGHTS,
        quality=80, proved=True,
    )  # fmt: skip


def test_a_proof_holds_pixels_of_every_light_and_averages_nothing():
    pictures = drawn("TD1", lights=LIGHTS).pictures
    kept = np.asarray(proof.proof(pictures))
    rows = kept.shape[0] // 2
    for number, light in enumerate(LIGHTS):
        whole = np.asarray(pictures[light])
        for row, column in ((0, 0), (3, 7), (rows - 1, kept.shape[1] - 1)):
            place = (10 + 20 * row, 10 + 20 * column)
            assert (kept[number * rows + row, column] == whole[place]).all()


def test_noise_camera_and_jpeg_are_not_in_it(order):
    sets.fill(order)
    with Image.open(order.folder / proof.NAME) as kept:
        plain = replace(order, operators=order.operators[:1])
        assert proof.differing(kept, proof.proof(draw.pictures(plain.describe(), LIGHTS))) == 0
    assert {"white.jpg", "uv.jpg"} < {path.name for path in order.folder.iterdir()}


def test_another_drawing_is_not_within_two_levels(order):
    kept = sets.drawing(order)
    for other in (replace(order, seed=6), replace(order, operators=("stamp", "grey-design"))):
        assert proof.differing(kept, sets.drawing(other)) > proof.WITHIN
    assert proof.differing(kept, sets.drawing(replace(order, dpi=140))) == 255
    paler = Image.fromarray(np.maximum(np.asarray(kept), 3))
    assert proof.differing(kept, paler) == 3 - int(np.asarray(kept).min())
