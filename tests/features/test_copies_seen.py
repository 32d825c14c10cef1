"""Copies of a page, on the held-out design: what each leaves in the spectrum and the colours."""

from functools import partial

import numpy as np
import pytest

from docsec.features.checks import grey_copy, halftone, screen_recapture
from docsec.findings import Status
from docsec.page.spectrum import lattices
from docsec.specimens.copies.copier import colour_copy, print_and_rescan
from docsec.specimens.copies.copier import grey_copy as copied_in_grey
from docsec.specimens.copies.screen import screen_recapture as shown
from docsec.specimens.negatives.careless import strong_jpeg
from docsec.specimens.negatives.printing import grey_design
from tests.features.pages import answer, genuine, scanned

PAGE = genuine("TD1", 1005)
CHECKS = (halftone.CHECK, screen_recapture.CHECK, grey_copy.CHECK)


def pointed(*steps):
    """The codes of the checks that point at a page after these steps."""
    page = scanned(PAGE, *steps)
    return {check.code for check in CHECKS if answer(check, page).status is Status.UNDETERMINED}


def test_nothing_is_pointed_at_on_a_genuine_page_or_a_squeezed_one():
    assert pointed() == set()
    assert pointed(strong_jpeg) == set()


@pytest.mark.parametrize("ruling", [85.0, 133.0])
def test_the_screens_of_a_colour_copy_are_pointed_at_with_their_ruling(ruling):
    page = scanned(PAGE, partial(colour_copy, lines_per_inch=ruling))
    found = answer(halftone.CHECK, page)
    assert found.status is Status.UNDETERMINED
    assert float(found.actual) == pytest.approx(ruling, abs=4)
    assert pointed(partial(colour_copy, lines_per_inch=ruling)) == {"image.halftone"}


def test_a_grey_copy_is_told_from_a_grey_design_by_its_dots():
    assert pointed(copied_in_grey) == {"image.halftone", "image.grey-copy"}
    design = answer(grey_copy.CHECK, scanned(PAGE, grey_design))
    assert (design.status, design.reason) == (Status.NOT_PERFORMED, "picture-without-colour")


@pytest.mark.parametrize("pitch", [0.20, 0.28, 0.31])
def test_a_screen_is_pointed_at_as_a_screen_however_wide_its_dots(pitch):
    assert pointed(partial(shown, pitch=pitch)) == {"image.screen-recapture"}


def test_scattered_drops_are_no_rows():
    assert pointed(print_and_rescan) == set()


@pytest.mark.parametrize("angle", [15.0, 45.0, 70.0])
def test_a_drawn_lattice_is_found_with_its_frequency_and_angle(angle):
    down, across = np.mgrid[:400, :600].astype(float)
    turn = np.radians(angle)
    along, beside = (
        across * np.cos(turn) + down * np.sin(turn),
        down * np.cos(turn) - across * np.sin(turn),
    )
    wave = np.cos(2 * np.pi * 0.3 * along) + np.cos(2 * np.pi * 0.3 * beside)
    noise = np.random.default_rng(1).normal(0, 6, wave.shape)
    grey = np.clip(150 + 8 * wave + noise, 0, 255).astype(np.uint8)
    found = lattices(np.repeat(grey[..., None], 3, axis=2))
    assert found.turned.frequency == pytest.approx(0.3, abs=0.01)
    assert min(abs(found.turned.angle - each) for each in (angle, 90 - angle)) < 2
    assert found.turned.strength > halftone.RISE > found.along.strength


def test_a_picture_too_small_for_the_tiles_is_not_judged():
    assert lattices(np.zeros((100, 600, 3), np.uint8)) is None
