"""The characters of the MRZ against OCR-B and against their line, on the held-out design."""

from dataclasses import replace

import pytest

from docsec.features.checks import mrz_jitter, ocr_b
from docsec.findings import Span, Status
from docsec.specimens.camera.files import resolution
from docsec.specimens.machine_print import CharacterPrint, MachinePrint
from docsec.specimens.negatives.stamps import stamp
from docsec.specimens.negatives.wear import crease, worn_print
from tests.features.pages import answer, genuine, scanned

PLACE = Span(2, 5, 5)
SEED = 1003


def printed(**otherwise):
    one = CharacterPrint(PLACE.line, PLACE.start, **otherwise)
    return replace(genuine("TD1", SEED), machine=MachinePrint(characters=(one,)))


@pytest.mark.parametrize("check", [ocr_b.CHECK, mrz_jitter.CHECK], ids=lambda check: check.code)
@pytest.mark.parametrize("step", [None, crease, stamp, worn_print])
def test_a_genuine_mrz_is_not_pointed_at_whatever_happened_to_it(check, step):
    found = answer(check, scanned(genuine("TD1", SEED), *([step] if step else [])))
    assert found.status in (Status.SUCCESSFUL, Status.NOT_PERFORMED)
    if step is None:
        assert found.status is Status.SUCCESSFUL
        assert found.measure.value < found.measure.limit


@pytest.mark.parametrize("face", ["sans", "sans-bold", "serif-bold", "aileron"])
def test_a_character_in_another_typeface_is_pointed_at(face):
    found = answer(ocr_b.CHECK, scanned(printed(face=face)))
    assert (found.status, found.where, found.strong) == (Status.UNDETERMINED, PLACE, False)
    assert found.uses == (PLACE,)
    assert found.measure.value > found.measure.limit
    assert found.region.picture == "white"


@pytest.mark.parametrize("down", [-0.2, 0.2])
def test_a_character_off_its_line_is_pointed_at_by_how_far_it_is_off(down):
    found = answer(mrz_jitter.CHECK, scanned(printed(down=down)))
    assert (found.status, found.where) == (Status.UNDETERMINED, PLACE)
    assert found.measure.value == pytest.approx(abs(down), abs=0.04)
    assert answer(ocr_b.CHECK, scanned(printed(down=down))).status is Status.SUCCESSFUL


def test_an_mrz_in_another_face_is_pointed_at_as_a_whole():
    other = replace(genuine("TD1", SEED), machine=MachinePrint(face="sans"))
    found = answer(ocr_b.CHECK, scanned(other))
    assert (found.status, found.reason) in (
        (Status.UNDETERMINED, "whole-mrz"),
        (Status.NOT_PERFORMED, "mrz-not-followed"),
    )


@pytest.mark.parametrize("check", [ocr_b.CHECK, mrz_jitter.CHECK], ids=lambda check: check.code)
def test_too_few_dots_are_not_judged(check):
    found = answer(
        check, scanned(genuine("TD1", SEED), lambda one, _: resolution(one, dpi=100), dpi=100)
    )
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "picture-too-coarse")
