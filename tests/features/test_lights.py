"""Checks that need infrared, ultraviolet or tilted frames, on the held-out design."""

import json
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from docsec import messages
from docsec.errors import TooLargeError, UnreadableError
from docsec.features.checks import b900_ir, fibres, ghost, ir_dropout, ovd, uv_dull
from docsec.features.evidence import bars, below, beside, framed, png, tinted
from docsec.findings import Region, Span, Status
from docsec.page.reference import from_files, open_references
from docsec.specimens.camera.bands import infrared_veil
from docsec.specimens.negatives.careless import veiled
from docsec.specimens.negatives.exposed import too_dark
from docsec.specimens.negatives.fingers import fingers
from docsec.specimens.negatives.printing import washed
from docsec.specimens.negatives.stamps import stamp
from docsec.specimens.operators import parse
from tests.features.pages import POLICY, answer, genuine, read

INFRARED, ULTRAVIOLET = ("white", "ir"), ("white", "uv")
SEED = 1003
TILTED = ("white", *(f"tilt-{number:02d}" for number in range(1, 7)))


def altered(operator, kind="TD1", seed=SEED):
    return parse(operator)(genuine(kind, seed))


def shown(finding):
    """The picture that explains a finding, opened."""
    return Image.open(BytesIO(finding.evidence.draw()))


def inside(point, polygon):
    across, down = zip(*polygon, strict=True)
    return min(across) <= point[0] <= max(across) and min(down) <= point[1] <= max(down)


# The MRZ in infrared


@pytest.mark.parametrize("step", [None, stamp, fingers, veiled])
def test_a_genuine_mrz_stays_in_infrared_whatever_happened_to_it(step):
    found = answer(b900_ir.CHECK, read(genuine("TD1", SEED), INFRARED, *([step] if step else [])))
    assert (found.status, found.strong) == (Status.SUCCESSFUL, True)
    assert found.routine == "(IR,AB,MR)"
    assert found.measure.value > found.measure.limit


def test_a_veil_so_thick_that_little_is_left_is_not_failed():
    def thick(pictures, seed):
        return infrared_veil(pictures, share=0.75)

    found = answer(b900_ir.CHECK, read(genuine("TD1", SEED), INFRARED, thick))
    assert found.status is Status.UNDETERMINED
    assert "stray light" in messages.sentence(found).lower()


def test_an_mrz_in_dye_fails_as_a_whole():
    found = answer(b900_ir.CHECK, read(altered("mrz-dye:0,0"), INFRARED))
    assert (found.status, found.reason) == (Status.FAILED, None)
    assert found.where.picture == "ir"
    assert found.measure.value < 20


def test_one_character_in_dye_is_named_with_its_place():
    page = read(altered("mrz-dye:2,16"), INFRARED)
    found = answer(b900_ir.CHECK, page)
    assert (found.status, found.reason) == (Status.FAILED, "characters-fade")
    assert found.where == Span(2, 16, 16)
    assert found.uses == (Span(2, 16, 16),)
    middle = page.lines[1].centres[15] / (page.picture.width, page.picture.height)
    assert inside(middle, found.region.polygon)
    assert found.evidence.kind == "bars"
    assert shown(found).width <= 1100


def test_without_infrared_or_with_that_of_another_page_nothing_is_said():
    alone = answer(b900_ir.CHECK, read(genuine("TD1", SEED), ("white",)))
    assert (alone.status, alone.reason) == (Status.NOT_PERFORMED, "no-ir-picture")
    page = read(genuine("TD1", SEED), INFRARED)
    noise = np.random.default_rng(5).integers(0, 255, page.picture.pixels.shape, dtype=np.uint8)
    other = replace(page.capture.under("ir"), pixels=noise)
    strange = replace(page, capture=replace(page.capture, pictures=(page.picture, other)))
    found = answer(b900_ir.CHECK, strange)
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "pictures-not-registered")


# The page under ultraviolet


@pytest.mark.parametrize("step", [None, washed, fingers])
def test_a_genuine_page_is_dull_and_washed_paper_is_no_reason_to_look(step):
    page = read(genuine("TD1", SEED), ULTRAVIOLET, *([step] if step else []))
    found = answer(uv_dull.CHECK, page)
    assert (found.status, found.strong) == (Status.SUCCESSFUL, False)


def test_a_page_of_office_paper_is_pointed_at_and_fails_beside_a_reference():
    bright = altered("bright-paper:whole")
    page = read(bright, ULTRAVIOLET)
    found = answer(uv_dull.CHECK, page)
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    held = read(genuine("TD1", SEED + 1), ULTRAVIOLET).capture
    beside_it = answer(uv_dull.CHECK, read(bright, ULTRAVIOLET, references=(held,)))
    assert (beside_it.status, beside_it.strong) == (Status.FAILED, True)
    dull = answer(uv_dull.CHECK, read(genuine("TD1", SEED), ULTRAVIOLET, references=(held,)))
    assert (dull.status, dull.strong) == (Status.SUCCESSFUL, True)


def test_a_photograph_on_bright_paper_fails_at_its_place():
    description = altered("photo-pasted:hard", "TD3")
    found = answer(uv_dull.CHECK, read(description, ULTRAVIOLET))
    assert (found.status, found.reason) == (Status.FAILED, "photo-zone-glows")
    assert found.routine == "(UV,BR,PH)"
    assert isinstance(found.where, Region)
    assert found.where.picture == "uv"
    across, down = zip(*found.where.polygon, strict=True)
    assert max(across) < 0.5
    assert max(down) < 0.8
    assert shown(found).height > 100


def test_an_ultraviolet_picture_without_light_says_nothing():
    page = read(genuine("TD3", SEED), ULTRAVIOLET, lambda one, _: (_dark(one), None))
    found = answer(uv_dull.CHECK, page)
    assert found.status in (Status.UNDETERMINED, Status.NOT_PERFORMED)


def _dark(pictures):
    return pictures.altered(("uv",), lambda _, light: light * 0)


# Against a reference of the same model


def test_print_that_stays_in_infrared_is_pointed_at_only_beside_a_reference():
    held = (read(genuine("TD1", SEED + 1), INFRARED).capture,)
    one_ink = altered("no-dropout")
    alone = answer(ir_dropout.CHECK, read(one_ink, INFRARED))
    assert (alone.status, alone.reason) == (Status.NOT_PERFORMED, "no-reference")
    found = answer(ir_dropout.CHECK, read(one_ink, INFRARED, references=held))
    assert (found.status, found.strong) == (Status.UNDETERMINED, False)
    assert found.measure.value > found.measure.limit
    assert shown(found).width > 300
    same = answer(ir_dropout.CHECK, read(genuine("TD1", SEED), INFRARED, references=held))
    assert same.status is Status.SUCCESSFUL


def test_a_reference_of_another_model_is_not_compared_with():
    held = (read(genuine("TD3", SEED), INFRARED).capture,)
    found = answer(ir_dropout.CHECK, read(genuine("TD1", SEED), INFRARED, references=held))
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "reference-does-not-fit")


def test_fibres_are_counted_against_a_reference():
    held = (read(genuine("ETD", 3, design="a"), ULTRAVIOLET).capture,)
    whole = genuine("ETD", 4, design="a")
    found = answer(fibres.CHECK, read(whole, ULTRAVIOLET, references=held))
    assert found.status is Status.SUCCESSFUL
    assert 0.4 * whole.plan.fibres < found.measure.value <= whole.plan.fibres
    for operator in ("fibres-missing", "fibres-printed"):
        without = read(parse(operator)(whole), ULTRAVIOLET, references=held)
        pointed = answer(fibres.CHECK, without)
        assert (pointed.status, pointed.strong) == (Status.UNDETERMINED, False)
        assert pointed.measure.value < pointed.measure.limit


def test_fibres_are_not_counted_where_a_dark_picture_hardly_shows_the_print_of_the_model():
    held = (read(genuine("ETD", 3, design="a"), ULTRAVIOLET).capture,)
    dark = read(genuine("ETD", 4, design="a"), ULTRAVIOLET, too_dark, references=held)
    found = answer(fibres.CHECK, dark)
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "glow-too-weak")


# What changes with the angle


def test_what_turns_its_colour_with_the_angle_is_shown_and_its_picture_is_pointed_at():
    page = read(genuine("TD3", SEED), TILTED, dpi=200)
    found = answer(ovd.CHECK, page)
    assert (found.status, found.strong) == (Status.SUCCESSFUL, False)
    box = genuine("TD3", SEED).plan.device
    middle = page.plane.polygon(((box.left + box.width / 2, box.top + box.height / 2),))[0]
    assert inside(middle, found.where.polygon)
    assert found.evidence.kind == "film-strip"
    assert shown(found).width == 800
    still = answer(ovd.CHECK, read(altered("device-static", "TD3"), TILTED, dpi=200))
    assert (still.status, still.reason) == (Status.NOT_PERFORMED, "no-reference")
    assert still.evidence.kind == "film-strip"


def test_a_device_that_the_model_has_is_pointed_at_where_it_does_not_turn():
    box = genuine("TD3", SEED).plan.device
    held = read(genuine("TD3", SEED + 1), ("white",), dpi=200).capture
    places = {"device": (box.left, box.top, box.right, box.bottom)}
    models = (replace(held, places=places),)
    page = read(altered("device-static", "TD3"), TILTED, dpi=200, references=models)
    assert answer(ovd.CHECK, page).status is Status.UNDETERMINED


def test_portraits_are_shown_and_not_compared():
    description = genuine("TD3", SEED)
    held = read(genuine("TD3", SEED + 1), ("white",)).capture
    boxes = {name: getattr(description.plan, name) for name in ("portrait", "ghost")}
    places = {name: (box.left, box.top, box.right, box.bottom) for name, box in boxes.items()}
    page = read(description, ("white",), references=(replace(held, places=places),))
    found = answer(ghost.CHECK, page)
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "for-the-eye")
    assert shown(found).height == 360
    nowhere = answer(ghost.CHECK, read(description, ("white",)))
    assert nowhere.reason == "no-places-of-portraits"
    assert nowhere.evidence is None


# Reference sets


def test_a_set_of_references_is_a_document_or_a_folder_of_them(tmp_path):
    picture = Image.new("RGB", (64, 48), (200, 200, 200))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        picture.save(tmp_path / name / "white.png")
        picture.save(tmp_path / name / "ir.png")
    said = {"places": {"ghost": [1, 2, 3, 4.5]}}
    (tmp_path / "one" / "model.json").write_text(json.dumps(said), encoding="utf-8")
    both = open_references(tmp_path, POLICY)
    assert [each.name for each in both] == ["one", "two"]
    assert both[0].places == {"ghost": (1.0, 2.0, 3.0, 4.5)}
    (alone,) = open_references(tmp_path / "two", POLICY)
    assert [each.light for each in alone.pictures] == ["white", "ir"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"places": {"ghost": [3, 2, 1, 4]}}', "reference-places"),
        ('{"places": 3}', "reference-places"),
        ("[", "reference-places"),
        (None, "reference-empty"),
    ],
)
def test_a_set_of_references_that_says_nothing_usable_is_refused(tmp_path, text, error):
    if text is not None:
        Image.new("RGB", (64, 48)).save(tmp_path / "white.png")
        (tmp_path / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as raised:
        open_references(tmp_path, POLICY)
    assert raised.value.code == error


def test_no_folder_is_no_set_of_references(tmp_path):
    with pytest.raises(UnreadableError):
        open_references(tmp_path / "nowhere", POLICY)


# Pictures of evidence


def test_pictures_of_evidence_fit_the_page_and_mark_what_is_low_by_shape_too():
    grey = np.full((40, 60, 3), 120, np.uint8)
    drawn = bars(np.array([0.9, 0.1]), 0.3, 200)
    assert drawn.shape[1] == 200
    assert (drawn[2:8, 100:] != 255).any()
    assert (drawn[0:3, :100] == 255).all()
    assert beside([grey] * 40, 90).shape[1] <= 1100
    assert below(grey, drawn).shape[1] == 60
    assert tinted(grey, np.eye(2, dtype=np.float32)).shape == grey.shape
    assert (framed(grey, [(5, 5, 20, 20)]) != grey).any()
    assert Image.open(BytesIO(png(grey))).size == (60, 40)


def grey_png():
    buffer = BytesIO()
    Image.new("RGB", (64, 48), (200, 200, 200)).save(buffer, "PNG")
    return buffer.getvalue()


def test_loose_files_are_documents_by_their_names():
    data = grey_png()
    sent = [(f"{name}.png", data) for name in ("White", "uv", "white-b", "IR-b", "my passport")]
    places = b'{"places": {"ghost": [1, 2, 3, 4]}}'
    found = from_files([*sent, ("model.json", places)], POLICY)
    lights = [tuple(picture.light for picture in each.pictures) for each in found]
    assert lights == [("white", "uv"), ("white", "ir"), ("white",)]
    assert all(each.places == {"ghost": (1, 2, 3, 4)} for each in found)


def test_references_together_are_within_the_limit():
    few, data = replace(POLICY, max_pixels=64 * 48), grey_png()
    with pytest.raises(TooLargeError, match="together have more than"):
        from_files([(f"white-{number}.png", data) for number in range(4)], few)
