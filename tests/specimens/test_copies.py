"""A copy has the dots it says, and loses what copies lose."""

import numpy as np
import pytest

from docsec.errors import UsageError
from docsec.specimens.copies import COPIES
from docsec.specimens.copies.copier import colour_copy, grey_copy, print_and_rescan
from docsec.specimens.copies.halftone import ANGLES, printed
from docsec.specimens.copies.paper import TONER
from docsec.specimens.copies.screen import screen_recapture
from docsec.specimens.pictures import luminance, registered
from tests.specimens.plain import LIGHTS, PAGE, even, level, marked, peak, with_marks

# Which ink takes away which colour, in the order of the inks.
BANDS = {"cyan": 0, "magenta": 1, "yellow": 2}


def bundle(angle, expected):
    """Return how far an angle is from one of the two directions of a square lattice."""
    return abs((angle - expected + 45) % 90 - 45)


@pytest.mark.parametrize("lines_per_inch", [85, 133, 200])
@pytest.mark.parametrize("ink", range(4))
def test_dots_stand_in_rows_as_close_and_as_turned_as_stated(ink, lines_per_inch):
    coverage = np.zeros((600, 600, 4), np.float32)
    coverage[..., ink] = 0.4
    inks = {"seen": np.ones((4, 3), np.float32)}
    inks["seen"][ink] = 0
    seen = printed(coverage, inks, 600, lines_per_inch)["seen"][..., 0]
    waves, angle, excess = peak(seen, 600)
    assert waves == pytest.approx(lines_per_inch / 25.4, rel=0.005)
    assert bundle(angle, ANGLES[ink]) < 0.5
    assert excess > 1000


@pytest.mark.parametrize("tone", [0.02, 0.1, 0.35, 0.5, 0.8, 0.97])
def test_dots_cover_as_much_as_was_asked_for(tone):
    coverage = np.full((300, 300, 4), tone, np.float32)
    inks = {"seen": np.ones((4, 3), np.float32)}
    inks["seen"][3] = 0
    assert 1 - printed(coverage, inks, 300, 150)["seen"].mean() == pytest.approx(tone, abs=0.004)


def test_nothing_is_printed_on_white_and_solid_ink_has_no_holes():
    inks = {"seen": TONER["seen"]}
    for tone, expected in ((0, 1), (1, np.prod(TONER["seen"], axis=0))):
        seen = printed(np.full((70, 70, 4), tone, np.float32), inks, 300, 150)["seen"]
        assert np.allclose(seen, expected, atol=1e-6)


@pytest.mark.parametrize("ink", BANDS)
def test_a_colour_copy_has_a_screen_of_its_own_in_each_colour(ink):
    tone = [0.97, 0.97, 0.97]
    tone[BANDS[ink]] = 0.6
    copied, change = colour_copy(even(600, white=tone), 3, lines_per_inch=120)
    waves, angle, _ = peak(copied.lights["white"][:800, :800, BANDS[ink]], 600)
    assert waves == pytest.approx(120 / 25.4, rel=0.01)
    assert bundle(angle, ANGLES[BANDS[ink]]) < 1
    assert dict(change.parameters) == {"lines_per_inch": 120}


def test_four_screens_make_a_rosette():
    """Dark colours have all four; black alone is seen in infrared, at 45 degrees."""
    copied, _ = colour_copy(even(600, white=(0.5, 0.42, 0.35), ir=0.9), 3, lines_per_inch=120)
    waves, angle, _ = peak(copied.lights["ir"][:800, :800, 0], 600)
    assert waves == pytest.approx(120 / 25.4, rel=0.01)
    assert bundle(angle, 45) < 1


@pytest.mark.parametrize("colour", [(0.85, 0.75, 0.6), (0.5, 0.6, 0.7), (0.3, 0.3, 0.3)])
def test_a_colour_copy_keeps_the_colours_it_can_print(colour):
    copied, _ = colour_copy(even(white=colour), 3)
    mean = copied.lights["white"].mean(axis=(0, 1))
    assert np.allclose(mean, np.array(colour) * 0.968, atol=0.02)


def contrast(pictures, light):
    """Return the contrast of the middle mark against the page beside it."""
    (x, y), half = pictures.place(light, ((30, 20),))[0].astype(int), 3
    values = luminance(pictures.lights[light])
    mark = values[y - half : y + half, x - half : x + half].mean()
    return 1 - mark / values[y - 60 : y + 60, x + 40 : x + 100].mean()


@pytest.mark.parametrize(
    ("copy", "carbon"), [(colour_copy, True), (grey_copy, True), (print_and_rescan, False)]
)
def test_black_is_seen_in_infrared_only_where_it_is_carbon(copy, carbon):
    copied, _ = copy(marked(), 3)
    assert contrast(copied, "white") > 0.8
    if carbon:
        assert contrast(copied, "ir") > 0.75
    else:
        assert contrast(copied, "ir") < 0.2


def test_coloured_toner_is_gone_in_infrared_but_grey_toner_is_not():
    tone = with_marks(level(0.95), 300, (0.9, 0.3, 0.4))
    pictures = registered({"white": tone, "ir": level(0.9)}, 300, PAGE)
    assert contrast(colour_copy(pictures, 3)[0], "ir") < 0.08
    assert contrast(grey_copy(pictures, 3)[0], "ir") > 0.3


@pytest.mark.parametrize("name", ["colour-copy", "grey-copy", "print-and-rescan"])
def test_office_paper_glows_and_nothing_of_the_document_does(name):
    glowing, dull = marked(), marked()
    dull = registered({**dull.lights, "uv": level(0.0)}, 300, PAGE)
    copied, without = (COPIES[name](pictures, 3)[0].lights["uv"] for pictures in (glowing, dull))
    assert np.array_equal(copied, without)
    red, _, blue = copied[180:220, 180:220].mean(axis=(0, 1))
    assert blue > 0.8
    assert red < 0.6 * blue
    x, y = glowing.place("uv", ((30, 20),))[0].astype(int)
    assert copied[y, x].max() < 0.2


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_looks_the_same_from_every_side(name):
    pictures = marked(lights=LIGHTS)
    moving = with_marks(pictures.lights["tilt-02"], 300, (0.9, 0.1, 0.6), ((40, 15),), 3)
    pictures = registered({**pictures.lights, "tilt-02": moving}, 300, PAGE)
    copied, change = COPIES[name](pictures, 3)
    assert np.array_equal(copied.lights["tilt-01"], copied.lights["tilt-02"])
    assert np.array_equal(copied.lights["white"], copied.lights["oblique-1"])
    assert change.lights == LIGHTS


def test_a_watermark_is_not_copied():
    pictures = marked(lights=("white", "transmitted"))
    marked_paper = with_marks(level(0.6), 300, 0.9, ((40, 15),), 5)
    with_it = registered({**pictures.lights, "transmitted": marked_paper}, 300, PAGE)
    copies = [colour_copy(one, 3)[0].lights["transmitted"] for one in (pictures, with_it)]
    assert np.array_equal(*copies)


def test_a_grey_copy_has_one_screen_and_no_colour():
    colour = np.array((0.8, 0.5, 0.6))
    copied, _ = grey_copy(even(600, white=colour), 3, lines_per_inch=100)
    seen = copied.lights["white"]
    assert (seen.max(axis=2) - seen.min(axis=2)).max() < 0.02
    waves, angle, _ = peak(seen[:800, :800, 1], 600)
    assert waves == pytest.approx(100 / 25.4, rel=0.01)
    assert bundle(angle, 45) < 1


def test_ink_jet_drops_are_scattered_not_in_rows():
    grey = even(600, white=0.5)
    rows = peak(luminance(colour_copy(grey, 3)[0].lights["white"])[:800, :800], 600)
    drops = peak(luminance(print_and_rescan(grey, 3)[0].lights["white"])[:800, :800], 600)
    assert rows[2] > 20 * drops[2]


def test_a_rescan_has_seams_beside_its_edges():
    values = level(0.2)
    values[:, values.shape[1] // 2 :] = 0.8
    step = registered({"white": values}, 300, PAGE)
    sharp, soft = (
        luminance(print_and_rescan(step, 3, sharpening=amount)[0].lights["white"]).mean(axis=0)
        for amount in (0.8, 0.0)
    )
    dark, light = sharp[50:250].mean(), sharp[450:650].mean()
    assert sharp[340:370].max() > light + 0.03
    assert sharp[340:370].min() < dark - 0.03
    assert soft[340:370].max() < light + 0.01
    assert soft[340:370].min() > dark - 0.01


@pytest.mark.parametrize("pitch", [0.18, 0.23, 0.3])
def test_a_screen_shows_its_dots(pitch):
    shown, change = screen_recapture(even(600, white=0.7), 3, pitch=pitch)
    waves, angle, excess = peak(shown.lights["white"][:800, :800, 1], 600)
    assert waves == pytest.approx(1 / pitch, rel=0.01)
    assert bundle(angle, 0) < 1
    assert excess > 300
    assert dict(change.parameters) == {"pitch_mm": pitch}


def test_the_lattices_of_screen_and_camera_make_coloured_bands():
    """At 300 dpi red and blue are seen every 0.169 mm; dots of 0.18 mm beat with that."""
    shown, _ = screen_recapture(even(300, white=0.7), 3, pitch=0.18)
    seen = shown.lights["white"][:400, :400]
    waves, _, excess = peak(seen[..., 0] - seen[..., 1], 300, least=0.15)
    assert waves == pytest.approx(300 / 25.4 / 2 - 1 / 0.18, abs=0.05)
    assert excess > 100


def test_a_screen_is_bluish_and_dark_to_other_lamps():
    shown, _ = screen_recapture(marked(), 3)
    red, _, blue = shown.lights["white"].mean(axis=(0, 1))
    assert blue > 1.1 * red
    assert np.ptp(shown.lights["ir"]) == 0
    assert shown.lights["ir"].max() < 0.1
    assert shown.lights["uv"].max() < 0.1


@pytest.mark.parametrize("name", COPIES)
def test_without_a_white_picture_there_is_nothing_to_copy(name):
    with pytest.raises(UsageError, match="white"):
        COPIES[name](even(ir=0.5), 1)


@pytest.mark.parametrize("ruling", [84, 201])
def test_a_ruling_out_of_bounds_is_refused(ruling):
    for copy in (colour_copy, grey_copy):
        with pytest.raises(UsageError, match=str(ruling)):
            copy(even(white=0.5), 1, lines_per_inch=ruling)
