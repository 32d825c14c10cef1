"""Documents drawn for measuring: pages of the specimen maker with MRZs that no State would issue.

The pages come from `docsec.specimens`; the lines are set in the slanted cut of OCR-B, which the
network was not trained on (Debian: fonts-ocr-b), upright, half slanted and as it is, with a wrong
check digit or an impossible field in each.
"""

import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import views
from PIL import Image, ImageDraw, ImageFont

from docsec.mrz.layouts import LAYOUTS, Kind
from docsec.specimens import draw
from docsec.specimens.document import document
from docsec.specimens.geometry import GEOMETRIES, PITCH, pixels_per_millimetre

FOLDER = Path("/usr/share/fonts/opentype/ocr-b")
FACE = "OCRBL.otf"
SLANT = 0.213
"""How far that face leans, across by height."""
CUTS = {"upright": 1.0, "half slanted": 0.5, "slanted": 0.0}
"""How much of the slant is taken away."""
DPI = 300
FIRST_SEED = 7_000_000
FORMATS = ("TD3", "TD1", "TD2", "MRV-A", "MRV-B")
PAGES = 4
CAPITAL = 2.4
"""Millimetres of a capital in OCR-B of size 1."""


@dataclass(frozen=True)
class Drawn:
    """One document: its picture (RGB), what is printed, what is wrong with it, and how it looks."""

    pixels: np.ndarray
    lines: tuple[str, ...]
    fault: str
    face: str
    clean: bool


def drawn(number: int) -> Drawn:
    """Return document ``number``; the same one every time. Even numbers are clean scans."""
    dice = random.Random(FIRST_SEED + number)  # noqa: S311 - drawn again the same, no secret
    format_ = dice.choice(FORMATS)
    issued = document(format_, FIRST_SEED + number).issued
    lines, fault = spoilt(issued, format_, dice)
    face = dice.choices(tuple(CUTS), (6, 3, 1))[0]
    page = blank(format_, number % PAGES).copy()
    print_lines(page, format_, lines, face, dice)
    pixels = np.asarray(page)
    clean = number % 2 == 0
    return Drawn(pixels if clean else taken(pixels, dice), lines, fault, face, clean)


def spoilt(lines: tuple[str, ...], format_: str, dice: random.Random) -> tuple[tuple, str]:
    """Return the lines with one character that makes a check digit wrong or a field impossible."""
    layout = LAYOUTS[format_]
    dates = [field.span for field in layout.fields if field.kind is Kind.DATE]
    names = [field.span for field in layout.fields if field.kind is Kind.NAME]
    sexes = [field.span for field in layout.fields if field.kind is Kind.SEX]
    fault = dice.choice(
        ("check digit", "check digit", "month", "letter in date", "digit in name", "sex")
    )
    if fault == "check digit":
        span = dice.choice(layout.digits).span
        old = lines[span.line - 1][span.start - 1]
        return put(
            lines, span.line, span.start, dice.choice([d for d in "0123456789" if d != old])
        ), fault
    if fault == "month":
        span = dice.choice(dates)
        return put(lines, span.line, span.start + 2, dice.choice("23456789")), fault
    if fault == "letter in date":
        span = dice.choice(dates)
        return put(
            lines, span.line, dice.randint(span.start, span.end), dice.choice("OIZSBGQDL")
        ), fault
    if fault == "digit in name":
        span = names[0]
        end = span.start + len(lines[span.line - 1][span.start - 1 : span.end].rstrip("<")) - 1
        return put(lines, span.line, dice.randint(span.start, end), dice.choice("0158642")), fault
    return put(lines, sexes[0].line, sexes[0].start, dice.choice("KH0A5")), fault


def put(lines: tuple[str, ...], line: int, position: int, character: str) -> tuple[str, ...]:
    """Return the lines with another character at a place, both from 1."""
    old = lines[line - 1]
    new = old[: position - 1] + character + old[position:]
    return (*lines[: line - 1], new, *lines[line:])


@cache
def blank(format_: str, seed: int) -> Image.Image:
    """Return a page without its MRZ."""
    whole = document(format_, FIRST_SEED + seed, DPI)
    nothing = tuple("" for _ in whole.printed)
    return draw.page(replace(whole, printed=nothing, host=None))


@cache
def font() -> ImageFont.FreeTypeFont:
    """Return the face at the size at which its capitals are as high as they should be, times 4."""
    path = str(FOLDER / FACE)
    trial = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = trial.getbbox("H", anchor="ls")
    height = 4 * CAPITAL * pixels_per_millimetre(DPI)
    return trial.font_variant(size=round(1000 * height / (bottom - top)))


def print_lines(page: Image.Image, format_: str, lines: tuple, face: str, dice) -> None:
    """Print the lines where the standard has them, a little bolder or paler each time."""
    geometry, scale = GEOMETRIES[format_], pixels_per_millimetre(DPI)
    mask = Image.new("L", page.size)
    stroke = dice.choice((0, 0, 1, 2))
    for line, text in enumerate(lines, 1):
        for position, character in enumerate(text, 1):
            across, down = geometry.character_centre(line, position)
            tile = glyph(face, character, stroke)
            place = (round(across * scale - tile.width / 2), round(down * scale - tile.height / 2))
            mask.paste(255, place, tile)
    strength = dice.uniform(0.75, 1)
    ink = tuple(dice.randint(0, 60) for _ in range(3))
    page.paste(ink, (0, 0), mask.point(lambda value: round(value * strength)))


@cache
def glyph(cut: str, character: str, stroke: int) -> Image.Image:
    """Return the mask of one character, the middle of the capitals in its middle."""
    large, scale = font(), pixels_per_millimetre(DPI)
    side = (round(PITCH * 1.2 * scale), round(CAPITAL * 1.6 * scale))
    tile = Image.new("L", (side[0] * 4, side[1] * 4))
    left, _, right, _ = large.getbbox(character, anchor="ls")
    _, top, _, bottom = large.getbbox("H", anchor="ls")
    foot = (tile.width / 2 - (left + right) / 2, tile.height / 2 + (bottom - top) / 2)
    ImageDraw.Draw(tile).text(foot, character, 255, large, anchor="ls", stroke_width=stroke)
    lean = SLANT * CUTS[cut]
    change = (1, -lean, lean * tile.height / 2, 0, 1, 0)
    tile = tile.transform(tile.size, Image.Transform.AFFINE, change, Image.Resampling.BILINEAR)
    return tile.resize(side, Image.Resampling.BOX)


def taken(pixels: np.ndarray, dice: random.Random) -> np.ndarray:
    """Return the page as a camera took it: tilted, turned, small, blurred, noisy, compressed."""
    pixels = views.tilted(pixels, dice.uniform(-15, 15), dice.choice(("vertical", "horizontal")))
    pixels = views.rotated(pixels, dice.uniform(-12, 12))
    pixels = views.scaled(pixels, dice.uniform(0.5, 1))
    pixels = cv2.GaussianBlur(pixels, (0, 0), dice.uniform(0.3, 1.0))
    noise = np.random.default_rng(dice.getrandbits(32)).normal(0, dice.uniform(1, 9), pixels.shape)
    pixels = np.clip(pixels * dice.uniform(0.6, 1) + noise, 0, 255).astype(np.uint8)
    return views.compressed(pixels, dice.randint(40, 92))
