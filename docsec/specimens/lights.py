"""From the bands of a page to its pictures under each light."""

from __future__ import annotations

import math
from collections.abc import Iterable

import cv2
import numpy as np
from PIL import Image, ImageDraw

from docsec.errors import UsageError
from docsec.specimens import grain, variable
from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import pixels_per_millimetre
from docsec.specimens.inks import Substrate
from docsec.specimens.stencil import Floats

OBLIQUE, TILTS = 3, 8
LIGHTS = (
    "white",
    "ir",
    "uv",
    "transmitted",
    *(f"oblique-{lamp}" for lamp in range(1, OBLIQUE + 1)),
    *(f"tilt-{frame:02d}" for frame in range(1, TILTS + 1)),
)
"""The lights that can be drawn, by the names of `docsec.capture`."""

GROUPS = {
    "all": LIGHTS,
    "oblique": tuple(light for light in LIGHTS if light.startswith("oblique")),
    "tilt": tuple(light for light in LIGHTS if light.startswith("tilt")),
}
"""Several lights by one name."""

_NEEDS = {
    "white": ("white",),
    "ir": ("infrared",),
    "uv": ("ultraviolet",),
    "transmitted": ("transmitted", "white"),
    "oblique": ("white", "relief"),
    "tilt": ("white",),
}
_BED, _DARK_BED = (255, 255, 255), (0, 0, 0)
_LAMPS = (0.0, 2 * math.pi / 3, 4 * math.pi / 3)
_LARGEST_TILT = math.radians(28)
_BEHIND = 0.80
"""How bright bare material is when lit from behind: the lamp is set to it."""
_WARM = (1.0, 0.93, 0.80)


def bands(lights: Iterable[str]) -> set[str]:
    """Return the bands of a canvas that the pictures of ``lights`` need."""
    return {band for light in lights for band in _NEEDS[light.partition("-")[0]]}


def named(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the lights of names and groups, each once, in the order of `LIGHTS`.

    Raises:
        UsageError: one of them is neither.
    """
    names: set[str] = set()
    for one in wanted:
        if one not in LIGHTS and one not in GROUPS:
            known = ", ".join((*GROUPS, *LIGHTS))
            raise UsageError("specimen-light", light=one[:40], known=known)
        names.update(GROUPS.get(one, (one,)))
    return tuple(light for light in LIGHTS if light in names)


def tilt(frame: int) -> float:
    """Return the angle of a frame of the tilt sequence, from 1, in radians."""
    return _LARGEST_TILT * (2 * (frame - 1) / (TILTS - 1) - 1)


def lamp(number: int) -> float:
    """Return where the lamp of an oblique picture stands, from 1: radians, clockwise from right."""
    return _LAMPS[number - 1]


def picture(canvas: Canvas, light: str, substrate: Substrate, seed: int) -> Image.Image:
    """Return the page under ``light``, mode RGB.

    Args:
        canvas: with the bands that light needs.
        light: one of `LIGHTS`.
        substrate: what the page is made of.
        seed: of the paper's grain.
    """
    kind, _, number = light.partition("-")
    if kind == "white":
        values = variable.lit(canvas, canvas.bands["white"], variable.AT_REST)
    elif kind == "tilt":
        values = variable.lit(canvas, canvas.bands["white"], tilt(int(number)))
    elif kind == "ir":
        values = np.repeat(canvas.bands["infrared"][..., None], 3, axis=2)
    elif kind == "uv":
        values = _glow(canvas)
    elif kind == "transmitted":
        values = _behind(canvas, substrate, seed)
    else:
        values = _grazing(canvas, int(number), substrate, seed)
    return _image(values)


def _image(values: Floats) -> Image.Image:
    return Image.fromarray(np.rint(np.clip(values, 0, 1) * np.float32(255)).astype(np.uint8))


def _glow(canvas: Canvas) -> Floats:
    """Return the ultraviolet picture: what glows is a little wider than it is printed."""
    glow = canvas.bands["ultraviolet"]
    spread = 0.16 * pixels_per_millimetre(canvas.dpi)
    halo = np.asarray(cv2.GaussianBlur(glow, (0, 0), spread), dtype=np.float32)
    bright: Floats = glow + np.float32(0.35) * halo
    return bright


def _behind(canvas: Canvas, substrate: Substrate, seed: int) -> Floats:
    """Return the page lit from behind: thicker paper is darker, and paper is cloudy."""
    size = max(round(1.1 * pixels_per_millimetre(canvas.dpi)), 2)
    cloud = 1 + np.float32(substrate.cloud * 0.35) * grain.clouds(seed, "paper", canvas.shape, size)
    through = canvas.bands["transmitted"] * cloud * np.float32(_BEHIND / substrate.transmission)
    tint = 0.55 + 0.45 * canvas.bands["white"]
    lit: Floats = through[..., None] * tint * np.asarray(_WARM, np.float32)
    return lit


def _grazing(canvas: Canvas, number: int, substrate: Substrate, seed: int) -> Floats:
    """Return the page under a lamp that stands low: slopes facing it are bright."""
    pixel = 1000 / pixels_per_millimetre(canvas.dpi)
    rough = np.float32(substrate.grain) * grain.noise(seed, "grain", canvas.shape, 0.9)
    height = cv2.GaussianBlur(canvas.bands["relief"], (0, 0), 0.7) + rough * 0.25
    down, along = np.gradient(height / np.float32(pixel))
    angle = lamp(number)
    facing = -(along * np.float32(math.cos(angle)) + down * np.float32(math.sin(angle)))
    shade = np.clip(1 + 2.6 * facing, 0.25, 1.9).astype(np.float32)
    base = variable.lit(canvas, canvas.bands["white"], variable.AT_REST, angle)
    fall = _fall_off(canvas, angle)
    lit: Floats = base * np.float32(0.70) * (shade * fall)[..., None]
    return lit


def _fall_off(canvas: Canvas, angle: float) -> Floats:
    """Return how bright the page is: less on the side away from the lamp."""
    rows, columns = canvas.shape
    down = np.linspace(-0.5, 0.5, rows, dtype=np.float32)[:, None]
    along = np.linspace(-0.5, 0.5, columns, dtype=np.float32)[None]
    toward = along * np.float32(math.cos(angle)) + down * np.float32(math.sin(angle))
    return np.add(1, 0.25 * toward, dtype=np.float32)


def cut_corners(
    image: Image.Image, radius: float, corners: tuple[bool, bool, bool, bool], light: str
) -> Image.Image:
    """Return a picture whose rounded corners show the bed it lies on: white, dark if it glows."""
    size = (image.width * 4, image.height * 4)
    mask = Image.new("L", size)
    box = (0, 0, size[0] - 1, size[1] - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * 4, fill=255, corners=corners)
    return Image.composite(
        image, Image.new("RGB", image.size, _DARK_BED if light == "uv" else _BED), mask.reduce(4)
    )
