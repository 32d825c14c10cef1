"""Each light shows what it ought to, in the same place as every other."""

from dataclasses import replace

import numpy as np
import pytest

from docsec.specimens import background, draw, elements, fibres
from docsec.specimens.designs import DESIGNS
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES
from docsec.specimens.geometry import Box
from docsec.specimens.lights import LIGHTS
from tests.specimens.places import cut, outside

ALL = [(name, design) for name, kind in TYPES.items() for design in kind.designs]
FOUR = ("white", "ir", "uv", "transmitted")


def element(described, name):
    return next(one.box for one in elements.elements(described) if one.name == name)


def strokes(described, lit_picture, line=1):
    """Where the MRZ is dark in white light, and the pictures cut to its first line."""
    box = described.geometry.line_box(line)
    part = {light: cut(picture, box)[0] for light, picture in lit_picture.items()}
    return part["white"].mean(axis=2) < 70, part


def test_every_light_can_be_drawn_and_all_are_as_large():
    pictures = draw.pictures(document("TD1", 3, 75), LIGHTS)
    assert list(pictures) == list(LIGHTS)
    assert len({picture.size for picture in pictures.values()}) == 1


def test_only_the_bands_asked_for_are_kept():
    assert set(draw.compose(document("TD1", 3, 75), ("infrared",)).bands) == {"infrared"}


def test_the_mrz_absorbs_infrared_and_what_is_behind_it_does_not(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    dark, part = strokes(described, pictures)
    ground = part["white"].min(axis=2) > 200
    infrared = part["ir"][..., 0].astype(float)
    contrast = 1 - np.median(infrared[dark]) / np.median(infrared[ground])
    assert contrast > 0.8
    assert infrared[ground].std() < 8


def test_a_dye_ink_and_no_dropout_do_the_opposite(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    dye = replace(described, machine=replace(described.machine, ink="dye-black"))
    gone = np.asarray(draw.pictures(dye, ("ir",))["ir"])[..., 0]
    dark, _ = strokes(described, pictures)
    assert np.median(cut(gone, described.geometry.line_box(1))[0][dark]) > 200
    kept = replace(described, dropout=False)
    stays = np.asarray(draw.pictures(kept, ("ir",))["ir"])[..., 0].astype(float)
    portrait = element(described, "portrait")
    usual = cut(pictures["ir"][..., 0], portrait)[0]
    assert cut(stays, portrait)[0].min() < 40 < usual.min()


@pytest.mark.parametrize(("document_type", "design"), [("TD3", "a"), ("TD3", "b"), ("ETD", "a")])
def test_the_page_is_dark_under_ultraviolet_and_the_overprint_glows(lit, document_type, design):
    described, pictures = lit(document_type, design, 12, *FOUR)
    glow = pictures["uv"].max(axis=2)
    assert np.median(glow) < 55
    crossing = element(described, "luminous-over-portrait")
    assert (cut(glow, crossing)[0] > 120).mean() > 0.15
    portrait = element(described, "portrait")
    assert crossing.left < portrait.right < crossing.right
    bare = draw.pictures(replace(described, luminous=False, fibres="missing"), ("uv",))["uv"]
    assert (cut(np.asarray(bare).max(axis=2), crossing)[0] > 120).mean() < 0.01


def test_bright_paper_glows_where_it_is(lit):
    described, _ = lit("TD3", "a", 12, *FOUR)
    office = draw.pictures(replace(described, substrate="office-paper"), ("uv",))["uv"]
    assert np.median(np.asarray(office)[..., 2]) > 150


@pytest.mark.parametrize("light", ["white", "ir", "uv", "transmitted"])
@pytest.mark.parametrize(("document_type", "design"), [("TD3", "a"), ("TD1", "b"), ("MRV-B", "a")])
def test_specimen_stands_across_the_picture_under_every_light(
    lit, monkeypatch, document_type, design, light
):
    described, pictures = lit(document_type, design, 12, *FOUR)
    monkeypatch.setattr(background, "overprint", lambda *_: None)
    without = np.asarray(draw.pictures(described, (light,))[light]).astype(int)
    difference = np.abs(without - pictures[light]).max(axis=2)
    assert (difference > 15).mean() > 0.01


def test_fibres_glow_where_the_description_lists_them(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    missing = replace(described, fibres="missing")
    without = np.asarray(draw.pictures(missing, ("uv",))["uv"]).astype(int)
    gained = (pictures["uv"] - without).max(axis=2)
    found = elements.fibres_of(described)
    assert len(found) == described.plan.fibres
    lengths = [fibres.box(fibre) for fibre in found]
    assert (gained[outside(gained.shape, [_wider(box) for box in lengths])] <= 12).all()
    assert sum(cut(gained, _wider(box))[0].max() > 60 for box in lengths) >= 0.9 * len(found)


def _wider(box):
    return Box(box.left - 1.2, box.top - 1.2, box.width + 2.4, box.height + 2.4)


def test_printed_fibres_are_seen_in_white_and_do_not_glow(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    made = draw.pictures(replace(described, fibres="printed"), ("white", "uv"))
    assert np.asarray(made["uv"]).sum() < pictures["uv"].sum()
    assert (np.asarray(made["white"]).astype(int) - pictures["white"]).min() < -60


def test_the_watermark_and_the_thread_are_seen_with_light_from_behind(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    behind = pictures["transmitted"].mean(axis=2)
    thread = element(described, "thread")
    beside = Box(thread.left - 3, 64, thread.width, 20)
    within = Box(thread.left + 0.2, 64, thread.width - 0.4, 20)
    assert np.median(cut(behind, within)[0]) < 0.4 * np.median(cut(behind, beside)[0])
    mark = element(described, "watermark")
    spread = cut(behind, mark)[0].std() / max(cut(pictures["white"].mean(axis=2), mark)[0].std(), 1)
    assert spread > 0.8


def test_holes_let_light_through_and_show_the_number(lit):
    described, pictures = lit("TD3", "a", 12, *FOUR)
    none = np.asarray(draw.pictures(replace(described, perforated=""), FOUR)["transmitted"])
    gained = (pictures["transmitted"] - none.astype(int)).mean(axis=2)
    box = element(described, "perforation")
    assert (cut(gained, box)[0] > 40).mean() > 0.03
    assert np.abs(gained[outside(gained.shape, [_wider(box)])]).max() == 0


def tilts(described):
    names = [light for light in LIGHTS if light.startswith("tilt")]
    return np.stack(
        [np.asarray(picture) for picture in draw.pictures(described, names).values()]
    ).astype(np.int16)


def test_only_the_device_changes_with_the_tilt(lit):
    described, _ = lit("TD1-front", "a", 9, "white")
    frames = tilts(described)
    box = element(described, "variable-device")
    change = np.ptp(frames, axis=0).max(axis=2)
    assert np.median(cut(change, box)[0]) > 40
    assert change[outside(change.shape, [box])].max() == 0


def test_a_printed_device_does_not_change_and_a_missing_one_is_not_there(lit):
    described, pictures = lit("TD1-front", "a", 9, "white")
    box = element(described, "variable-device")
    for state in ("printed", "missing"):
        made = replace(described, device=state)
        assert np.ptp(tilts(made), axis=0).max() == 0
        white = np.asarray(draw.page(made)).astype(int)
        changed = np.abs(white - pictures["white"]).max(axis=2)
        assert changed[outside(changed.shape, [box])].max() == 0
        assert np.median(cut(changed, box)[0]) > 5


def test_lamps_from_two_sides_light_opposite_slopes():
    described = document("TD3", 12, design="b")
    made = draw.pictures(described, ("oblique-1", "oblique-2"))
    one, other = (np.asarray(made[light]).astype(int).mean(axis=2) for light in made)
    uneven = one / one.mean() - other / other.mean()
    raised = Box(15, 3, 17, 5)  # the State's name, printed in intaglio
    flat = Box(40, 83, 60, 3)
    assert cut(uneven, raised)[0].std() > 1.5 * cut(uneven, flat)[0].std()


ADDED = {
    # What a design has: type, design, attribute, what it is without, element, seen in, not in.
    "planchettes": ("MRV-B", "a", "planchettes", 0, "planchette", "uv", "ir"),
    "reversal": ("MRV-B", "a", "reversal", None, "line-reversal", "white", "ir"),
    "chip symbol": ("TD1-front", "a", "chip_symbol", None, "chip-symbol", "white", "ir"),
    "register": ("TD1-front", "b", "register", None, "see-through-register", "transmitted", "ir"),
    "glowing portrait": ("TD2", "a", "glowing_portrait", None, "glowing-portrait", "uv", "white"),
    "dry seal": ("ETD", "a", "embossed", None, "dry-seal", "oblique-1", "white"),
    "ridges": ("CMC-front", "a", "ridges", None, "ridges", "oblique-1", "white"),
    "glowing number": ("REFUGEE", "a", "glowing_number", False, "glowing-number", "uv", "white"),
    "medallion": ("REFUGEE", "a", "medallion", None, "medallion", "white", "ir"),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_a_design_adds_is_seen_at_its_place_and_under_its_light(monkeypatch, name):
    kind, design, attribute, nothing, listed, seen, unseen = ADDED[name]
    described = document(kind, 12, design=design)
    with_it = draw.pictures(described, (seen, unseen))
    boxes = [one.box for one in elements.elements(described) if one.name == listed]
    assert boxes
    plan = DESIGNS[f"{kind}-{design}"]
    monkeypatch.setitem(DESIGNS, plan.name, replace(plan, **{attribute: nothing}))
    assert listed not in {one.name for one in elements.elements(described)}
    without = draw.pictures(described, (seen, unseen))
    changed = {
        light: np.abs(np.asarray(with_it[light]).astype(int) - np.asarray(without[light]))
        .max(axis=2) for light in (seen, unseen)
    }  # fmt: skip
    left, top = described.origin
    placed = [Box(b.left + left - 1.2, b.top + top - 1.2, b.width + 2.4, b.height + 2.4)
              for b in boxes]  # fmt: skip
    assert cut(changed[seen], placed[0])[0].max() > 25
    assert changed[seen][outside(changed[seen].shape, placed)].max() <= 2
    assert changed[unseen].max() < 35
