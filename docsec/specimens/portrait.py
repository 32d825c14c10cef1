"""A drawn face: no photograph and nobody's likeness.

Measures are shares of the picture's height, across from the middle, down from the top. The
crown-to-chin distance is 73 % of the height (Doc 9303-3 3.9.1.3 asks for 70 to 80 %).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from docsec.specimens import seeding
from docsec.specimens.sheet import Colour, Sheet, mirrored, shade
from docsec.specimens.stencil import Point

CROWN, CHIN = 0.14, 0.87
_OVERSAMPLING = 2

_SKINS: tuple[Colour, ...] = (
    (244, 214, 194),
    (240, 208, 184),
    (226, 184, 152),
    (212, 166, 128),
    (190, 140, 104),
    (164, 114, 80),
    (128, 88, 62),
)
# Each skin with the hair that stands out from it in a small print.
_HAIRS: tuple[tuple[Colour, ...], ...] = (
    ((196, 158, 100), (150, 78, 44), (84, 56, 36), (60, 44, 36), (168, 164, 160)),
    ((44, 34, 30), (84, 56, 36), (136, 92, 52), (178, 138, 84), (168, 164, 160)),
    ((44, 34, 30), (84, 56, 36), (112, 72, 40), (60, 46, 40), (168, 164, 160)),
    ((36, 28, 26), (66, 44, 32), (92, 60, 36), (30, 24, 24), (172, 168, 164)),
    ((36, 28, 26), (72, 46, 30), (52, 38, 30), (28, 22, 22), (176, 172, 168)),
    ((32, 26, 24), (50, 36, 28), (26, 22, 22), (42, 30, 24), (184, 180, 176)),
    ((28, 22, 22), (44, 32, 28), (22, 18, 18), (36, 26, 24), (184, 180, 176)),
)
_IRISES: tuple[Colour, ...] = (
    (74, 66, 56),
    (92, 64, 40),
    (86, 108, 92),
    (84, 104, 126),
    (58, 42, 32),
)
_CLOTHES: tuple[Colour, ...] = ((58, 74, 104), (96, 60, 74), (60, 92, 84), (82, 82, 92))
_STYLES = {"F": ("long", "tied", "curly", "bob"), "M": ("short", "receding", "curly", "short")}


@dataclass(frozen=True, slots=True)
class Face:
    """What one face looks like.

    ``width`` (of the cheeks), ``brows``, ``mouth`` and ``eyes`` are factors, 1 being usual;
    ``smile`` is how far the corners of the mouth are raised, in shares of the height.
    """

    skin: Colour
    hair: Colour
    clothes: Colour
    style: str
    width: float
    brows: float
    mouth: float
    eyes: float
    smile: float
    iris: Colour
    beard: bool
    glasses: bool


def face(seed: int, sex: str) -> Face:
    """Return the face of ``seed``."""
    kind = seeding.number(seed, "skin") % len(_SKINS)
    return Face(
        skin=_SKINS[kind],
        hair=seeding.pick(seed, "hair", _HAIRS[kind]),
        clothes=seeding.pick(seed, "clothes", _CLOTHES),
        style=seeding.pick(seed, "style", _STYLES[sex]),
        width=seeding.between(seed, "width", 0.92, 1.08),
        brows=seeding.between(seed, "brows", 0.8, 1.4),
        mouth=seeding.between(seed, "mouth", 0.85, 1.12),
        eyes=seeding.between(seed, "eyes", 0.94, 1.08),
        smile=seeding.between(seed, "smile", 0.0, 0.007),
        iris=seeding.pick(seed, "iris", _IRISES[1:] if kind < 4 else _IRISES[:2]),
        beard=sex == "M" and seeding.number(seed, "beard") % 3 == 0,
        glasses=seeding.number(seed, "glasses") % 5 == 0,
    )


def draw(seed: int, sex: str, size: tuple[int, int]) -> Image.Image:
    """Return the portrait of ``seed``, ``size`` pixels, mode RGB, on a pale ground."""
    person = face(seed, sex)
    sheet = Sheet((size[0] * _OVERSAMPLING, size[1] * _OVERSAMPLING))
    _ground(sheet)
    _hair_behind(sheet, person)
    _shoulders(sheet, person)
    head = _head(sheet, person)
    _light(sheet, person, head)
    for side in (-1, 1):
        _eye(sheet, person, side)
    _nose(sheet, person)
    if person.beard:
        _beard(sheet, person, head)
    _mouth(sheet, person)
    _hair_in_front(sheet, person)
    if person.glasses:
        _glasses(sheet)
    return sheet.image.reduce(_OVERSAMPLING)


def _ground(sheet: Sheet) -> None:
    """Lay a pale ground that fades out before the edge: no border (Doc 9303-3 3.9.1.3)."""
    half = sheet.middle / sheet.unit
    box = [(-half + 0.05, 0.05), (half - 0.05, 0.05), (half - 0.05, 1.2), (-half + 0.05, 1.2)]
    sheet.lay(sheet.outline(box, rounded=False), (214, 224, 232), soft=0.03)


def _head_outline(person: Face) -> list[Point]:
    wide = person.width
    return mirrored(
        (
            (0.0, CROWN),
            (0.13 * wide, 0.165),
            (0.215 * wide, 0.26),
            (0.238 * wide, 0.39),
            (0.236 * wide, 0.52),
            (0.222 * wide, 0.63),
            (0.185 * wide, 0.74),
            (0.115 * wide, 0.835),
            (0.05, 0.865),
            (0.0, CHIN),
        )
    )


def _shoulders(sheet: Sheet, person: Face) -> None:
    neck = mirrored(((0.0, 0.70), (0.135, 0.70), (0.135, 0.88), (0.18, 1.0), (0.0, 1.1)))
    neck_mask = sheet.outline(neck)
    sheet.lay(neck_mask, shade(person.skin, 0.86))
    sheet.lay(
        sheet.oval((0.0, 0.86), 0.17, 0.07),
        shade(person.skin, 0.55),
        soft=0.02,
        opacity=0.6,
        within=neck_mask,
    )
    for side in (-1, 1):
        coat = [(0.11, 0.925), (0.22, 0.945), (0.36, 0.985), (0.48, 1.1), (0.0, 1.2), (0.02, 1.02)]
        mask = sheet.outline([(side * x, y) for x, y in coat])
        sheet.lay(mask, person.clothes)
        collar = [(0.10, 0.915), (0.155, 0.925), (0.115, 1.02), (0.02, 1.02)]
        sheet.lay(sheet.outline([(side * x, y) for x, y in collar]), shade(person.clothes, 1.6))


def _head(sheet: Sheet, person: Face) -> Image.Image:
    for side in (-1, 1):
        ear = sheet.oval((side * 0.243 * person.width, 0.52), 0.030, 0.062)
        sheet.lay(ear, shade(person.skin, 0.90))
        inner = sheet.oval((side * 0.246 * person.width, 0.52), 0.014, 0.036)
        sheet.lay(inner, shade(person.skin, 0.72), soft=0.006, opacity=0.7)
    mask = sheet.outline(_head_outline(person))
    sheet.lay(mask, person.skin)
    return mask


def _light(sheet: Sheet, person: Face, head: Image.Image) -> None:
    """Model the head: light from the upper left, as soft as in a passport picture."""
    dark, light = shade(person.skin, 0.66), shade(person.skin, 1.45)
    side = sheet.outline([(0.11, 0.12), (0.30, 0.2), (0.30, 0.9), (0.06, 0.92), (0.185, 0.62)])
    sheet.lay(side, dark, soft=0.045, opacity=0.50, within=head)
    other = sheet.outline([(-0.205, 0.3), (-0.30, 0.3), (-0.30, 0.9), (-0.08, 0.92)])
    sheet.lay(other, dark, soft=0.035, opacity=0.34, within=head)
    sheet.lay(sheet.oval((-0.02, 0.31), 0.11, 0.05), light, soft=0.04, opacity=0.5, within=head)
    for across in (-0.115, 0.105):
        cheek = sheet.oval((across, 0.63), 0.055, 0.035)
        sheet.lay(cheek, _blush(person.skin), soft=0.03, opacity=0.40, within=head)
        socket = sheet.oval((across * 0.92, 0.475), 0.062, 0.032)
        sheet.lay(socket, dark, soft=0.018, opacity=0.42, within=head)
    sheet.lay(sheet.oval((0.0, 0.785), 0.05, 0.014), dark, soft=0.012, opacity=0.38, within=head)
    sheet.lay(sheet.oval((-0.005, 0.832), 0.05, 0.02), light, soft=0.02, opacity=0.35, within=head)


def _blush(skin: Colour) -> Colour:
    return skin[0], round(skin[1] * 0.84), round(skin[2] * 0.82)


def _eye(sheet: Sheet, person: Face, side: int) -> None:
    def turned(points: Sequence[Point]) -> list[Point]:
        return [(side * (0.101 + (x - 0.101) * person.eyes), y) for x, y in points]

    ball = sheet.outline(turned([(0.055, 0.508), (0.10, 0.483), (0.148, 0.505), (0.10, 0.522)]))
    sheet.lay(ball, (232, 227, 221))
    iris = sheet.oval((side * 0.101, 0.501), 0.0225, 0.0225)
    sheet.lay(iris, person.iris, within=ball)
    sheet.lay(sheet.oval((side * 0.101, 0.501), 0.010, 0.010), (16, 14, 14), within=ball)
    sheet.lay(sheet.oval((side * 0.101 - 0.007, 0.494), 0.0045, 0.0045), (255, 255, 255))
    lid = [(0.050, 0.509), (0.10, 0.477), (0.155, 0.503), (0.10, 0.486)]
    sheet.lay(sheet.outline(turned(lid)), shade(person.skin, 0.30))
    fold = [(0.058, 0.486), (0.10, 0.464), (0.15, 0.484), (0.10, 0.469)]
    sheet.lay(sheet.outline(turned(fold)), shade(person.skin, 0.62), soft=0.004, opacity=0.7)
    thick = 0.011 * person.brows
    brow = [
        (0.046, 0.442),
        (0.10, 0.422),
        (0.165, 0.438),
        (0.10, 0.422 + 1.6 * thick),
        (0.048, 0.442 + 1.7 * thick),
    ]
    sheet.lay(sheet.outline(turned(brow)), shade(person.hair, 0.85), soft=0.004, opacity=0.85)


def _nose(sheet: Sheet, person: Face) -> None:
    dark, light = shade(person.skin, 0.62), shade(person.skin, 1.5)
    bridge = [(0.022, 0.47), (0.030, 0.56), (0.050, 0.635), (0.020, 0.62), (0.012, 0.53)]
    sheet.lay(sheet.outline(bridge), dark, soft=0.012, opacity=0.45)
    sheet.lay(sheet.oval((-0.004, 0.56), 0.010, 0.065), light, soft=0.012, opacity=0.5)
    sheet.lay(sheet.oval((-0.003, 0.625), 0.02, 0.014), light, soft=0.012, opacity=0.5)
    sheet.lay(sheet.oval((0.0, 0.662), 0.042, 0.010), dark, soft=0.010, opacity=0.55)
    for side in (-1, 1):
        sheet.lay(sheet.oval((side * 0.022, 0.649), 0.011, 0.0055), shade(dark, 0.5), soft=0.003)
        wing = sheet.oval((side * 0.044, 0.640), 0.008, 0.016)
        sheet.lay(wing, dark, soft=0.006, opacity=0.45)


def _mouth(sheet: Sheet, person: Face) -> None:
    half, corner = 0.078 * person.mouth, 0.735 - person.smile
    lips = (
        round(person.skin[0] * 0.80),
        round(person.skin[1] * 0.60),
        round(person.skin[2] * 0.60),
    )
    upper = mirrored(((0.0, 0.722), (0.022, 0.716), (half, corner), (0.0, 0.741)))
    lower = mirrored(((0.0, 0.736), (half * 0.96, corner), (half * 0.5, 0.762), (0.0, 0.768)))
    sheet.lay(sheet.outline(lower), shade(lips, 1.12), soft=0.003)
    sheet.lay(sheet.outline(upper), lips, soft=0.003)
    parting = mirrored(((0.0, 0.737), (half, corner - 0.002), (half * 0.6, 0.738), (0.0, 0.741)))
    sheet.lay(sheet.outline(parting), shade(lips, 0.45), soft=0.002)
    sheet.lay(sheet.oval((-0.01, 0.753), 0.025, 0.005), shade(lips, 1.8), soft=0.006, opacity=0.6)


def _beard(sheet: Sheet, person: Face, head: Image.Image) -> None:
    full = [(-0.26, 0.60), (-0.19, 0.66), (-0.09, 0.69), (0.0, 0.685), (0.09, 0.69), (0.19, 0.66),
            (0.26, 0.60), (0.22, 0.84), (0.0, 0.92), (-0.22, 0.84)]  # fmt: skip
    sheet.lay(sheet.outline(full), person.hair, soft=0.014, opacity=0.72, within=head)


def _hair_behind(sheet: Sheet, person: Face) -> None:
    if person.style == "long":
        right = ((0.0, 0.075), (0.16, 0.095), (0.27, 0.22), (0.30, 0.45), (0.315, 0.70),
                 (0.30, 0.93), (0.18, 0.98), (0.0, 0.98))  # fmt: skip
        sheet.lay(sheet.outline(mirrored(right)), shade(person.hair, 0.8), soft=0.004)
    elif person.style == "bob":
        right = ((0.0, 0.075), (0.16, 0.095), (0.275, 0.22), (0.305, 0.45), (0.315, 0.62),
                 (0.27, 0.735), (0.15, 0.75), (0.0, 0.75))  # fmt: skip
        sheet.lay(sheet.outline(mirrored(right)), shade(person.hair, 0.8), soft=0.004)
    elif person.style == "tied":
        sheet.lay(sheet.oval((0.0, 0.085), 0.095, 0.07), shade(person.hair, 0.8), soft=0.004)
    elif person.style == "curly":
        for step in range(-8, 9):
            turn = step * math.radians(14)
            place = (0.235 * math.sin(turn), 0.335 - 0.225 * math.cos(turn))
            sheet.lay(sheet.oval(place, 0.062, 0.062), person.hair, soft=0.005)


def _hair_in_front(sheet: Sheet, person: Face) -> None:
    cap = _cap(person)
    mask = sheet.outline(cap)
    sheet.lay(mask, person.hair, soft=0.004)
    shine = sheet.outline([(-0.16, 0.17), (-0.04, 0.115), (0.08, 0.125), (-0.03, 0.155)])
    sheet.lay(shine, shade(person.hair, 1.35), soft=0.02, opacity=0.55, within=mask)
    shadow = sheet.outline([(0.10, 0.10), (0.27, 0.2), (0.27, 0.45), (0.20, 0.25)])
    sheet.lay(shadow, shade(person.hair, 0.55), soft=0.02, opacity=0.6, within=mask)


def _cap(person: Face) -> list[Point]:
    """Return the outline of the hair over the brow."""
    wide = person.width
    outer = [(-0.252 * wide, 0.47), (-0.262 * wide, 0.32), (-0.205 * wide, 0.165), (-0.10, 0.095),
             (0.0, 0.078), (0.10, 0.095), (0.205 * wide, 0.165), (0.262 * wide, 0.32),
             (0.252 * wide, 0.47)]  # fmt: skip
    if person.style in ("long", "bob"):
        inner = [(0.215, 0.40), (0.17, 0.27), (-0.06, 0.195), (-0.17, 0.29), (-0.215, 0.42)]
    elif person.style == "receding":
        inner = [(0.222, 0.37), (0.205, 0.25), (0.12, 0.165), (0.0, 0.20), (-0.12, 0.165),
                 (-0.205, 0.25), (-0.222, 0.37)]  # fmt: skip
    elif person.style == "tied":
        inner = [(0.222, 0.37), (0.19, 0.25), (0.08, 0.205), (-0.08, 0.205), (-0.19, 0.25),
                 (-0.222, 0.37)]  # fmt: skip
    else:
        inner = [(0.222, 0.38), (0.195, 0.27), (0.05, 0.245), (-0.10, 0.225), (-0.195, 0.28),
                 (-0.222, 0.39)]  # fmt: skip
    return [*outer, *[(x * wide, y) for x, y in inner]]


def _glasses(sheet: Sheet) -> None:
    for side in (-1, 1):
        frame = sheet.oval((side * 0.103, 0.503), 0.074, 0.054)
        lens = sheet.oval((side * 0.103, 0.503), 0.067, 0.047)
        sheet.lay(ImageChops.subtract(frame, lens), (52, 46, 46))
        sheet.lay(sheet.outline([(side * 0.176, 0.492), (side * 0.245, 0.482),
                                 (side * 0.245, 0.491), (side * 0.176, 0.501)], rounded=False),
                  (52, 46, 46))  # fmt: skip
    bridge = mirrored(((0.0, 0.484), (0.036, 0.494), (0.034, 0.503), (0.0, 0.493)))
    sheet.lay(sheet.outline(bridge, rounded=False), (52, 46, 46))
