"""Checks that hold a page beside another of the same model, on the held-out design."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from docsec.features.checks import background, guilloche, photo_background
from docsec.findings import Status
from docsec.page.beside import SCALE, beside
from docsec.specimens.operators import parse
from tests.features.pages import answer, genuine, read

CHECKS = (photo_background.CHECK, guilloche.CHECK, background.CHECK)
SEED, WHITE = 1002, ("white",)


def altered(operator, kind="TD3", seed=SEED):
    return parse(operator)(genuine(kind, seed)) if operator else genuine(kind, seed)


def page(operator="", kind="TD3", dpi=300):
    """A page, with another document of the model as its reference."""
    other = read(genuine(kind, SEED + 1), WHITE, dpi=dpi).capture
    return read(altered(operator, kind), WHITE, dpi=dpi, references=(other,))


def span(found):
    """Left, top, right and bottom of where it points, 0..1 of the picture."""
    across, down = zip(*found.where.polygon, strict=True)
    return min(across), min(down), max(across), max(down)


def shown(found):
    return Image.open(BytesIO(found.evidence.draw()))


@pytest.fixture(scope="module")
def plain():
    return page()


@pytest.mark.parametrize("check", CHECKS)
def test_another_document_of_the_model_gives_no_reason_to_look(check, plain):
    found = answer(check, plain)
    assert (found.status, found.strong) == (Status.SUCCESSFUL, False)
    assert found.measure.value < found.measure.limit / 2
    assert found.evidence is None


@pytest.mark.parametrize("check", CHECKS)
def test_without_a_document_of_the_model_nothing_is_compared(check):
    found = answer(check, read(genuine("TD3", SEED), WHITE))
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "no-reference")


@pytest.mark.parametrize("edge", ["feathered", "hard"])
def test_a_photograph_stuck_on_hides_the_background_however_its_edges_end(edge):
    found = answer(photo_background.CHECK, page(f"photo-pasted:{edge},kept"))
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    left, _, right, bottom = span(found)
    assert left < 0.12
    assert right < 0.45
    assert bottom < 0.76
    assert shown(found).width <= 1100


def test_a_portrait_printed_anew_leaves_the_background():
    found = answer(photo_background.CHECK, page("photo-replaced:kept"))
    assert found.status is Status.SUCCESSFUL


def test_the_back_of_a_card_has_no_photograph():
    found = answer(photo_background.CHECK, page(kind="TD1"))
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "no-photograph-here")


def test_lines_that_were_moved_are_found_with_how_far():
    found = answer(guilloche.CHECK, page("guilloche-broken:0.3,0.5"))
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    assert found.measure.value == pytest.approx(0.58, abs=0.08)
    left, top, right, bottom = span(found)
    assert left < 0.67 < right
    assert top < 0.45 < bottom
    assert shown(found).width <= 1100


def test_fine_lines_are_not_followed_in_a_coarse_picture():
    found = answer(guilloche.CHECK, page("guilloche-broken:0.3,0.5", dpi=150))
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "picture-too-coarse")


@pytest.mark.parametrize("dpi", [150, 300])
def test_an_entry_on_erased_ground_is_pointed_at_in_its_place(dpi):
    altered_page = page("retyped:birth-date", dpi=dpi)
    found = answer(background.CHECK, altered_page)
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    [box] = [one.boxes[0] for one in altered("retyped:birth-date").alterations]
    place = altered_page.plane.box(box.left, box.top, box.left + box.width, box.top + box.height)
    middle = np.mean(place, axis=0)
    left, top, right, bottom = span(found)
    assert left < middle[0] < right
    assert top < middle[1] < bottom
    assert shown(found).width <= 1100


def test_pages_with_too_little_in_common_are_not_compared():
    strange = page()
    noise = np.random.default_rng(3).integers(0, 255, (40, 40, 3), dtype=np.uint8)
    blank = np.full((60 * SCALE, 90 * SCALE, 3), 240, np.uint8)
    assert beside(blank, blank) is None
    grainy = np.asarray(Image.fromarray(noise).resize(blank.shape[1::-1]))
    assert beside(grainy, blank) is None
    strange.__dict__["besides"] = ()
    for check in CHECKS:
        found = answer(check, strange)
        assert (found.status, found.reason) == (Status.NOT_PERFORMED, "nothing-alike")


def test_a_model_that_lies_a_little_beside_is_bent_until_its_lines_meet():
    rows, columns = np.mgrid[0 : 60 * SCALE, 0 : 90 * SCALE].astype(np.float64)

    def lines(shift):
        wave = np.sin((rows + 9 * np.sin(columns / 40) + shift) / 4) + np.sin((columns + rows) / 7)
        return np.repeat((200 + 20 * wave).astype(np.uint8)[..., None], 3, axis=2)

    pair = beside(lines(0), lines(2))
    assert pair.kept.alike > 0.95
    assert np.median(pair.kept.share) == pytest.approx(1, abs=0.05)
