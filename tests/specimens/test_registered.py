"""Pictures of a page by light: places, what a step leaves alone, the same bytes again."""

import hashlib
import os
import subprocess
import sys
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec import messages
from docsec.messages import LANGUAGES
from docsec.specimens.camera import bands, files, optics, sensor
from docsec.specimens.camera.placing import View, placed
from docsec.specimens.camera.presets import PRESETS
from docsec.specimens.copies import COPIES
from docsec.specimens.negatives import NEGATIVES
from docsec.specimens.pictures import change, from_images, in_turn
from tests.specimens.plain import LIGHTS, MARKS, PAGE, even, level, marked

CAMERA = (
    lambda pictures, seed: bands.misregistration(pictures, seed),
    lambda pictures, seed: bands.ultraviolet_leak(pictures),
    lambda pictures, seed: bands.infrared_veil(pictures),
    lambda pictures, seed: files.jpeg_chain(pictures),
    lambda pictures, seed: files.resolution(pictures, dpi=90),
    lambda pictures, seed: optics.point_spread(pictures),
    lambda pictures, seed: optics.vignetting(pictures),
    lambda pictures, seed: placed(pictures, seed),
    lambda pictures, seed: sensor.exposure(pictures, stops=-0.2),
    lambda pictures, seed: sensor.noise(pictures, seed),
    lambda pictures, seed: sensor.white_balance(pictures, red=1.05, blue=0.95),
)


@given(
    turn=st.floats(-180, 180),
    lean=st.floats(-25, 25),
    nod=st.floats(-25, 25),
    distance=st.floats(150, 900),
)
def test_every_pixel_lies_where_the_homography_takes_its_place(turn, lean, nod, distance):
    pictures = even(20, white=0.5)
    seen, _ = placed(pictures, 1, desk="hood", view=View(turn, lean, nod, distance))
    x, y = np.broadcast_arrays(*seen.grid("white"))
    rows, columns = seen.lights["white"].shape[:2]
    for row, column in ((0, 0), (rows - 1, 3), (rows // 2, columns // 2)):
        place = seen.place("white", ((float(x[row, column]), float(y[row, column])),))[0]
        assert place == pytest.approx((column + 0.5, row + 0.5), abs=0.01)
    corners = seen.place("white", seen.outline)
    assert (corners >= 0).all()
    assert (corners <= (columns, rows)).all()


def test_a_page_alone_fills_its_pictures():
    pictures = marked()
    assert pictures.polygon("white", pictures.outline) == pytest.approx(
        np.array(((0, 0), (1, 0), (1, 1), (0, 1))), abs=0.001
    )
    assert pictures.polygon("white", ((-5.0, 20.0), (90.0, 50.0)))[1] == (1.0, 1.0)
    assert pictures.place("ir", ((25.4, 12.7),))[0] == pytest.approx((300, 150))
    x, y = pictures.grid("uv")
    assert x.shape == (1, pictures.lights["uv"].shape[1])
    assert y.shape == (pictures.lights["uv"].shape[0], 1)


def test_the_page_is_inside_and_the_desk_is_not():
    seen, _ = placed(marked(100), 1, view=View(turn=20, lean=10))
    share = seen.inside("white").mean() * seen.lights["white"].shape[0]
    corners = seen.place("white", seen.outline)
    x, y = corners.T
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    assert share * seen.lights["white"].shape[1] == pytest.approx(area, rel=0.01)


def test_images_come_in_and_go_out_as_they_are():
    images = {light: marked().image(light) for light in ("white", "uv")}
    pictures = from_images(images, 300, PAGE)
    for light, image in images.items():
        assert pictures.image(light).tobytes() == image.tobytes()
        assert pictures.lights[light].dtype == np.float32
    assert pictures.place("uv", MARKS).tolist() == marked().place("uv", MARKS).tolist()


def test_only_some_lights_may_be_kept():
    stored, _ = files.jpeg_chain(marked(lights=LIGHTS))
    kept = stored.only(("uv", "white", "x-ray"))
    assert set(kept.lights) == set(kept.homographies) == set(kept.files) == {"white", "uv"}


@pytest.mark.parametrize("number", range(len(CAMERA)))
def test_a_step_of_the_camera_leaves_what_it_was_given_alone(number):
    before = marked(100)
    copies = {light: values.copy() for light, values in before.lights.items()}
    CAMERA[number](before, 2)
    for light, values in copies.items():
        assert np.array_equal(before.lights[light], values)


@pytest.mark.parametrize("name", [*NEGATIVES, *COPIES])
def test_an_oddity_or_a_copy_leaves_what_it_was_given_alone(name):
    before = marked(100)
    copies = {light: values.copy() for light, values in before.lights.items()}
    {**NEGATIVES, **COPIES}[name](before, 2)
    for light, values in copies.items():
        assert np.array_equal(before.lights[light], values)


def test_steps_in_turn_are_recorded_in_turn():
    steps = (
        lambda pictures: sensor.exposure(pictures, stops=1),
        lambda pictures: sensor.exposure(pictures, stops=-0.5),
    )
    pictures, changes = in_turn(even(white=0.2), steps)
    assert np.allclose(pictures.lights["white"], 0.2 * 2**0.5)
    assert [dict(one.parameters)["stops"] for one in changes] == [1, -0.5]


def test_records_are_rounded():
    one = change("x", ("white",), (((0.123456, 1.0),),), share=0.333333, count=3)
    assert one.polygons == (((0.1235, 1.0),),)
    assert dict(one.parameters) == {"share": 0.3333, "count": 3}


@cache
def every_change():
    before = marked(50, LIGHTS)
    return [step(before, 1)[1] for step in (*NEGATIVES.values(), *COPIES.values(), *CAMERA)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_a_line_that_describes_it(language):
    for one in every_change():
        assert messages.text(one.key, language, **dict(one.parameters)).endswith(".")


def test_a_page_is_seen_before_and_after_the_marks_move():
    """The known marks are dark in white light: the tests above would fail without them."""
    x, y = marked().place("white", (MARKS[0],))[0].astype(int)
    assert marked().lights["white"][y, x].max() < 0.1
    assert level(0.9).shape == (472, 709, 3)
    assert PAGE == (60.0, 40.0)


def fingerprint() -> str:
    """Return a digest of what every step makes of the marked page."""
    digest = hashlib.sha256()
    before = marked(75, LIGHTS)
    steps = {**NEGATIVES, **COPIES, **dict(enumerate(CAMERA))}
    made = [steps[name](before, 7) for name in steps]
    made += [preset(before, 7, dpi=75) for preset in PRESETS.values()]
    for pictures, record in made:
        digest.update(repr(record).encode())
        for light, values in pictures.lights.items():
            digest.update(light.encode() + values.tobytes() + pictures.files.get(light, b""))
    return digest.hexdigest()


def test_two_processes_make_the_same_bytes():
    code = "from tests.specimens.test_registered import fingerprint; print(fingerprint())"
    digests = [
        subprocess.run(
            (sys.executable, "-c", code),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]
    assert digests[0].strip() == fingerprint()
