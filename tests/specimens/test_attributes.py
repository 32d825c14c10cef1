"""Everything that can be altered is an attribute, and changes what it says and nothing else."""

import math
from dataclasses import replace

import numpy as np
import pytest

from docsec.specimens import draw, elements, personal
from docsec.specimens.canvas import Canvas
from docsec.specimens.document import Break, Copy, Erasure, Likeness, Retyping, Zone, document
from docsec.specimens.geometry import Box, pixels_per_millimetre
from docsec.specimens.machine_print import CharacterPrint
from docsec.specimens.true_values import true_values
from tests.specimens.places import cut, outer, outside

DPI = 150


@pytest.fixture(scope="module")
def plain():
    return document("TD3", 12, DPI)


@pytest.fixture(scope="module")
def white(plain):
    return np.asarray(draw.page(plain)).astype(int)


def changed(altered, white):
    return np.abs(np.asarray(draw.page(altered)).astype(int) - white).max(axis=2)


def place(described, name):
    return next(one.box for one in elements.elements(described) if one.name == name)


def character(described, line, position):
    return described.geometry.character_box(line, position)


def with_characters(described, *characters):
    return replace(described, machine=replace(described.machine, characters=characters))


PATCH = Box(60.0, 66.0, 20.0, 4.0)

ALTERATIONS = {
    "wrong font": (
        lambda one: with_characters(one, CharacterPrint(2, 5, face="sans")),
        lambda one: character(one, 2, 5),
    ),
    "shifted": (
        lambda one: with_characters(one, CharacterPrint(1, 8, across=0.3, down=-0.2)),
        lambda one: character(one, 1, 8),
    ),
    "larger": (
        lambda one: with_characters(one, CharacterPrint(1, 3, scale=1.15)),
        lambda one: character(one, 1, 3),
    ),
    "erased": (lambda one: replace(one, erasures=(Erasure(PATCH),)), lambda _: PATCH),
    "broken": (lambda one: replace(one, breaks=(Break(PATCH),)), lambda _: PATCH),
    "patched": (lambda one: replace(one, zones=(Zone(PATCH, "office-paper"),)), lambda _: PATCH),
    "cloned": (
        lambda one: replace(one, copies=(Copy(character(one, 2, 2), (20.0, 66.0)),)),
        lambda _: Box(20.0, 66.0, 2.54, 4.3),
    ),
    "another face": (
        lambda one: replace(one, portrait=Likeness(99, "M")),
        lambda one: place(one, "portrait"),
    ),
    "another ghost": (
        lambda one: replace(one, ghost=Likeness(99, "M")),
        lambda one: place(one, "ghost"),
    ),
    "no number": (
        lambda one: replace(one, perforated=""),
        lambda one: place(one, "perforation"),
    ),
    "retyped": (
        lambda one: replace(one, retyped=(Retyping("birth_date", face="serif-bold"),)),
        lambda _: Box(41.0, 39.6, 34.0, 4.0),
    ),
    "another birth date": (
        lambda one: replace(one, visual=replace(one.visual, birth_date="1981-01-07")),
        lambda _: Box(41.0, 39.6, 34.0, 4.0),
    ),
}


@pytest.mark.parametrize("name", ALTERATIONS)
def test_an_alteration_is_seen_where_it_is_and_nowhere_else(plain, white, name):
    alter, where = ALTERATIONS[name]
    difference = changed(alter(plain), white)
    box = where(plain)
    assert (cut(difference, box, DPI)[0] > 8).mean() > 0.004
    assert difference[outside(difference.shape, [box], DPI)].max() <= 2


def test_what_is_printed_and_what_is_true_are_told_apart(plain):
    altered = replace(plain, visual=replace(plain.visual, birth_date="1981-01-07"))
    values = true_values(altered)
    printed = next(one for one in values["visual"] if one["key"] == "birth_date")
    assert printed["value"] == "07 JAN/ENE 1981"
    assert values["fields"]["birth_date"] == plain.holder.birth_date
    assert values["mrz"]["printed"] == list(plain.printed)


@pytest.mark.parametrize(("feather", "step"), [(0.0, True), (1.2, False)])
def test_a_pasted_photograph_hides_the_overprint_and_stands_up(plain, feather, step):
    pasted = replace(plain.portrait, setting="pasted", feather=feather)
    canvas = draw.compose(replace(plain, portrait=pasted), ("relief", "ultraviolet"))
    box = place(plain, "portrait")
    assert np.median(cut(canvas.bands["relief"], box, DPI)[0]) > 100
    edge = Box(box.right - 3, box.top + 5, 6, box.height - 10)
    slope = np.abs(np.gradient(cut(canvas.bands["relief"], edge, DPI)[0], axis=1))
    assert (slope.max() > 40) == step
    crossing = place(plain, "luminous-over-portrait")
    within = Box(crossing.left, crossing.top + 4, box.right - crossing.left, 5)
    usual = draw.compose(plain, ("ultraviolet",)).bands["ultraviolet"]
    assert cut(usual, within, DPI)[0][..., 1].max() > 0.5
    assert cut(canvas.bands["ultraviolet"], within, DPI)[0][..., 0].min() > 0.05


def machine_mask(described, dpi=600):
    canvas = Canvas(described.geometry.pixels(dpi), dpi, draw.substrate(described), ("infrared",))
    personal.machine_zone(canvas, described)
    return canvas.bands["infrared"] < 0.4


@pytest.mark.parametrize(
    ("change", "line", "position", "across", "down"),
    [
        ({"pitch": 2.65}, 1, 44, 43 * 0.11, 0.0),
        ({"spacing": 1.08}, 1, 1, 0.0, -0.08 * 6.35),
        ({"across": 2.0, "down": -1.0}, 2, 20, 2.0, -1.0),
        ({"skew": 1.5}, 2, 44, 0.0, 43 * 2.54 * math.sin(math.radians(1.5))),
    ],
)
def test_the_mrz_is_printed_where_its_print_says(plain, change, line, position, across, down):
    text = tuple("8" * 44 for _ in plain.printed)
    altered = replace(plain, printed=text, machine=replace(plain.machine, **change))
    x, y = altered.machine.centre(altered.geometry, line, position)
    nominal = plain.geometry.character_centre(line, position)
    assert (x - nominal[0], y - nominal[1]) == pytest.approx((across, down), abs=0.05)
    scale = pixels_per_millimetre(600)
    cell = altered.machine.cell(altered.geometry, line, position)
    part, left, top = cut(machine_mask(altered), cell, 600)
    assert (left + sum(outer(part, 0)) / 2) / scale == pytest.approx(x, abs=0.1)
    assert (top + sum(outer(part, 1)) / 2) / scale == pytest.approx(y, abs=0.1)


def test_a_visa_can_lie_in_another_passport_and_on_its_own():
    visa = document("MRV-B", 30, DPI)
    moved = replace(visa, host=replace(visa.host, passport_number="X00000001"))
    one, other = (np.asarray(draw.page(each)).astype(int) for each in (visa, moved))
    label = Box(0.0, 88.0 - 74.0, 105.0, 74.0)
    assert np.abs(one - other).max() > 60
    assert np.abs(cut(one - other, label, DPI)[0]).max() == 0
    alone = draw.page(replace(visa, host=None))
    assert alone.size == visa.geometry.pixels(DPI)


@pytest.mark.parametrize(("document_type", "design"), [("TD1", "b"), ("ETD", "a"), ("MRV-A", "a")])
def test_a_barcode_says_what_the_description_says(document_type, design):
    zxingcpp = pytest.importorskip("zxingcpp")
    described = document(document_type, 9, design=design)
    pixels = np.array(draw.page(described))
    (found,) = zxingcpp.read_barcodes(pixels)
    assert found.text == described.barcode == "\n".join(described.printed)
