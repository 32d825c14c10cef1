"""Each step of the camera does to the pixels what it says, and places stay true."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from docsec.errors import UsageError
from docsec.specimens.camera import bands, files, optics, sensor
from docsec.specimens.camera.desks import DESKS
from docsec.specimens.camera.placing import View, placed
from docsec.specimens.camera.presets import PRESETS
from docsec.specimens.pictures import luminance, registered
from tests.specimens.plain import MARKS, PAGE, even, found, level, marked

VIEWS = (
    View(),
    View(turn=7.5),
    View(turn=-4, lean=18, nod=-12, distance=220),
    View(turn=90, lean=-8, nod=15, margin=5),
)


def edge(dpi):
    values = level(0.1, dpi)
    values[:, values.shape[1] // 2 :] = 0.9
    return registered({"white": values}, dpi, PAGE)


def rise(profile, dpi):
    """Return the millimetres in which an edge goes from a tenth to nine tenths."""
    share = (profile - profile[0]) / (profile[-1] - profile[0])
    low, high = (np.interp(part, share, np.arange(len(share))) for part in (0.1, 0.9))
    return (high - low) * 25.4 / dpi


@pytest.mark.parametrize("dpi", [300, 600])
@pytest.mark.parametrize("spread", [0.1, 0.2])
def test_an_edge_spreads_by_the_millimetres_asked_for(dpi, spread):
    blurred, _ = optics.point_spread(edge(dpi), spread=spread)
    profile = blurred.lights["white"][100, :, 0].astype(np.float64)
    assert rise(profile, dpi) == pytest.approx(optics.EDGE_RISE * spread, rel=0.03)


def test_the_corners_lose_the_light_asked_for():
    pictures, _ = optics.vignetting(even(white=0.8, uv=0.4), loss=0.3)
    for light, before in (("white", 0.8), ("uv", 0.4)):
        values = pictures.lights[light][..., 1]
        assert values[0, 0] == pytest.approx(before * 0.7, rel=0.01)
        assert values[-1, -1] == pytest.approx(before * 0.7, rel=0.01)
        assert values[values.shape[0] // 2, values.shape[1] // 2] == pytest.approx(before, rel=0.01)


def test_a_stop_doubles_the_light_and_white_is_the_limit():
    lighter, _ = sensor.exposure(even(white=0.3, ir=0.7), stops=1)
    assert np.allclose(lighter.lights["white"], 0.6)
    assert np.allclose(lighter.lights["ir"], 1.0)


def test_white_balance_tints_what_is_seen_only():
    before = even(white=0.5, ir=0.5, uv=0.5)
    tinted, change = sensor.white_balance(before, red=1.1, blue=0.8)
    assert np.allclose(tinted.lights["white"], (0.55, 0.5, 0.4))
    assert np.array_equal(tinted.lights["ir"], before.lights["ir"])
    assert np.array_equal(tinted.lights["uv"], before.lights["uv"])
    assert change.lights == ("white",)


def test_noise_grows_with_the_light_and_is_new_in_every_picture():
    noisy, _ = sensor.noise(even(white=0.64, ir=0.64, uv=0.05), 4, reading=0.01, counting=0.03)
    for light, value in (("white", 0.64), ("uv", 0.05)):
        expected = np.hypot(0.01, 0.03 * np.sqrt(value))
        assert noisy.lights[light].std() == pytest.approx(expected, rel=0.03)
    white, infrared = (noisy.lights[light].ravel() for light in ("white", "ir"))
    assert abs(np.corrcoef(white, infrared)[0, 1]) < 0.01


@pytest.mark.parametrize("seed", range(6))
def test_lights_lie_beside_each_other_and_their_places_follow(seed):
    before = marked()
    after, change = bands.misregistration(before, seed)
    assert np.array_equal(after.lights["white"], before.lights["white"])
    for light in ("ir", "uv"):
        shift = after.place(light, MARKS) - before.place(light, MARKS)
        assert np.abs(shift).max() <= 2.0
        assert np.allclose(shift[0] * 25.4 / 300, dict(change.parameters)[f"{light}_mm"], atol=1e-4)
        for mark in MARKS:
            assert np.hypot(*found(after, light, mark)) < 0.1
    assert not np.array_equal(after.homographies["ir"], after.homographies["uv"])


def test_visible_light_leaks_into_ultraviolet_where_it_lies_there():
    shifted, _ = bands.misregistration(marked(), 2)
    leaking, change = bands.ultraviolet_leak(shifted, share=0.2)
    added = leaking.lights["uv"] - shifted.lights["uv"]
    assert added[200, 200, 2] == pytest.approx(0.2 * 0.9, abs=0.002)
    assert added[200, 200, 1] < added[200, 200, 0] < added[200, 200, 2]
    x, y = np.floor(shifted.place("uv", (MARKS[4],))[0]).astype(int)
    assert added[y, x, 2] < 0.02
    assert change.lights == ("uv",)
    assert bands.ultraviolet_leak(even(uv=0.1))[1].lights == ()


def test_a_veil_takes_its_share_of_the_infrared_contrast():
    before = marked()
    after, _ = bands.infrared_veil(before, share=0.4)
    contrast = [np.ptp(pictures.lights["ir"]) for pictures in (before, after)]
    assert contrast[1] == pytest.approx(0.6 * contrast[0], rel=0.01)
    assert np.array_equal(after.lights["white"], before.lights["white"])


@pytest.mark.parametrize("view", VIEWS)
def test_marks_are_where_the_homography_says(view):
    seen, _ = placed(marked(), 3, desk="stone", view=view)
    for light in seen.lights:
        for mark in MARKS:
            assert np.hypot(*found(seen, light, mark)) < 0.25, (light, mark)


@pytest.mark.parametrize("desk", DESKS)
def test_the_desk_is_around_the_page_and_the_page_is_whole(desk):
    seen, _ = placed(even(white=0.5, ir=0.5, uv=0.5), 3, desk=desk, view=VIEWS[2])
    inside = seen.inside("white") == 1
    assert np.allclose(seen.lights["white"][inside], 0.5, atol=1e-5)
    x, y = seen.grid("uv")
    far = (x < -5) | (y < -5)  # away from the shadow
    glow = seen.lights["uv"][far].mean()
    assert glow > 0.4 if desk == "papers" else glow < 0.15


def test_the_side_that_is_further_away_is_smaller():
    seen, _ = placed(marked(), 3, view=View(lean=20, distance=200))
    corners = seen.place("white", seen.outline)
    left, right = (np.linalg.norm(corners[a] - corners[b]) for a, b in ((0, 3), (1, 2)))
    further = 30 * np.sin(np.radians(20))
    assert right / left == pytest.approx((200 - further) / (200 + further), rel=1e-6)


def test_a_rounded_corner_shows_the_desk():
    rounded, _ = placed(even(white=0.9), 3, desk="hood", rounded=(False, False, True, False))
    x, y = np.floor(rounded.place("white", ((PAGE[0] - 0.4, PAGE[1] - 0.4),))[0]).astype(int)
    assert rounded.lights["white"][y, x].max() < 0.05
    x, y = np.floor(rounded.place("white", ((0.4, PAGE[1] - 0.4),))[0]).astype(int)
    assert rounded.lights["white"][y, x].min() == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize("dpi", [75, 150, 400, 600])
def test_another_resolution_keeps_places_and_tones(dpi):
    before = marked()
    after, _ = files.resolution(before, dpi=dpi)
    assert after.lights["white"].shape[1] == round(before.lights["white"].shape[1] * dpi / 300)
    assert after.dpi == dpi
    assert after.lights["ir"].mean() == pytest.approx(before.lights["ir"].mean(), abs=0.002)
    for mark in MARKS:
        assert np.hypot(*found(after, "white", mark)) < 0.15


@pytest.mark.parametrize("dpi", [74, 601])
def test_a_resolution_out_of_bounds_is_refused(dpi):
    with pytest.raises(UsageError, match=str(dpi)):
        files.resolution(even(white=1), dpi=dpi)


# The luminance table of Annex K of the JPEG standard (ITU-T T.81), its first row.
_ANNEX_K = (16, 11, 10, 16, 24, 40, 51, 61)


@pytest.mark.parametrize("qualities", [(90,), (95, 60), (40, 85, 25)])
def test_the_last_quality_is_read_from_the_tables(qualities):
    stored, _ = files.jpeg_chain(marked(), qualities=qualities)
    last = qualities[-1]
    factor = 5000 // last if last < 50 else 200 - 2 * last
    for light, file in stored.files.items():
        with Image.open(BytesIO(file)) as picture:
            assert picture.format == "JPEG"
            assert picture.info["dpi"] == (300, 300)
            row = picture.quantization[0][:8]
            values = np.asarray(picture.convert("RGB"), np.float32) / 255
        assert list(row) == [max((k * factor + 50) // 100, 1) for k in _ANNEX_K]
        assert np.array_equal(stored.lights[light], values)


def test_every_storing_costs_detail():
    noisy, _ = sensor.noise(marked(), 1, reading=0.05)
    once, twice = (
        luminance(files.jpeg_chain(noisy, qualities=chain)[0].lights["white"])
        for chain in ((90,), (30, 90))
    )
    noise = luminance(noisy.lights["white"])
    errors = [float(np.abs(values - noise).mean()) for values in (once, twice)]
    assert errors[1] > 1.5 * errors[0]


def test_a_further_step_forgets_the_files():
    stored, _ = files.jpeg_chain(marked())
    assert stored.files
    assert not sensor.exposure(stored, stops=0.1)[0].files


@pytest.mark.parametrize(
    ("preset", "lights"),
    [
        ("scanner", ("white",)),
        ("phone", ("white", "transmitted", "tilt-01")),
        ("reader", ("white", "ir", "uv", "transmitted", "tilt-01")),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_preset_takes_the_lights_it_has_and_keeps_places(preset, lights, seed):
    before = marked(lights=("white", "ir", "uv", "transmitted", "tilt-01"))
    taken, changes = PRESETS[preset](before, seed)
    assert tuple(taken.lights) == tuple(taken.files) == lights
    assert changes[0].name == "placed"
    assert changes[-1].name == "jpeg"
    for light in lights:
        for mark in MARKS:
            assert np.hypot(*found(taken, light, mark)) < 0.5, (light, mark)
