"""The printed line as a camera or scanner sees it: paper, light, dirt, blur, noise, JPEG."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from docsec.reading.training.faces import PITCH, Mask
from docsec.reading.training.printing import MARGIN
from docsec.reading.training.rolls import Rolls
from docsec.reading.training.scenery import Field, Scenery, window
from docsec.reading.training.surroundings import surround

Picture = npt.NDArray[np.uint8]


def captured(rolls: Rolls, ink: Mask, pitch: float, around: Scenery) -> Picture:
    """Take a picture of a printed strip.

    Args:
        rolls: the dice.
        ink: as printed, `PITCH` columns a character.
        pitch: columns a character in the picture, `PITCH` at most.
        around: textures and noise.

    Returns:
        The same part of the page in grey.
    """
    scale = pitch / PITCH
    size = (round(ink.shape[1] * scale), round(ink.shape[0] * scale))
    cover = np.asarray(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), np.float32)
    view = _on_paper(rolls, cover / np.float32(255), around)
    surround(rolls, view, MARGIN * scale, pitch)
    _stamp(rolls, view)
    view *= _light(rolls, view.shape)
    _glare(rolls, view)
    _blur(rolls, view, pitch)
    noise = window(around.noise, rolls.random, *view.shape)
    view += noise * np.float32(rolls.upto(4) + (rolls.upto(16) if rolls.chance(0.3) else 0))
    return _developed(rolls, view, pitch)


def _on_paper(rolls: Rolls, cover: Field, around: Scenery) -> Field:
    """Lay the ink on a textured ground; ink may let the ground shine through."""
    level = rolls.between(190, 250) - rolls.upto(110)
    ink = rolls.between(0, 45) + (rolls.upto(70) if rolls.chance(0.4) else 0)
    ink = min(ink, level - 24 - 40 * (1 - rolls.strength))
    texture = around.textures[rolls.whole(0, len(around.textures))]
    ground = window(texture, rolls.random, *cover.shape)
    depth = rolls.upto(0.45 if rolls.chance(0.35) else 0.18) * (level - ink)
    paper = level + (ground - 0.3) * np.float32(depth)
    opaque = 1 - rolls.upto(0.25)
    over = ink + (ground - 0.3) * np.float32(depth * rolls.upto(0.4))
    return np.asarray(paper + (over - paper) * (cover * np.float32(opaque)), np.float32)


def _stamp(rolls: Rolls, view: Field) -> None:
    """Draw strokes of a stamp, a signature or a scratch, half transparent, over everything."""
    if not rolls.chance(0.1):
        return
    rows, columns = view.shape
    layer = np.zeros_like(view)
    for _ in range(rolls.whole(1, 4)):
        centre = (rolls.whole(-20, columns + 20), rolls.whole(-rows, 2 * rows))
        axes = (rolls.whole(8, 160), rolls.whole(8, 90))
        turn = rolls.between(0, 360)
        cv2.ellipse(layer, centre, axes, turn, 0, rolls.between(60, 360), 1.0, rolls.whole(1, 4))
    level, strength = rolls.between(30, 235), np.float32(rolls.between(0.1, 0.6))
    view += (level - view) * layer * strength


def _light(rolls: Rolls, shape: tuple[int, ...]) -> Field:
    """Return the share of light at each place: a slope, and perhaps the edge of a shadow."""
    rows, columns = shape
    x = np.linspace(-1, 1, columns, dtype=np.float32)[None]
    y = np.linspace(-1, 1, rows, dtype=np.float32)[:, None]
    light = 1 + rolls.around(0.3) * x + rolls.around(0.12) * y
    if rolls.chance(0.15):
        edge = x - rolls.between(-1.1, 1.1) + y * rolls.around(0.2)
        sharp = np.clip(edge * rolls.between(5, 80), -30, 30)
        light = light * (1 - rolls.upto(0.55) / (1 + np.exp(-sharp)))
    return np.asarray(light, np.float32)


def _glare(rolls: Rolls, view: Field) -> None:
    """Let lamps shine in the laminate: soft spots, and bright bands of a hologram."""
    rows, columns = view.shape
    if rolls.chance(0.15):
        x = np.arange(columns, dtype=np.float32)[None] - rolls.between(0, columns)
        y = np.arange(rows, dtype=np.float32)[:, None] - rolls.between(-rows, 2 * rows)
        far = x**2 / rolls.between(20, 120) ** 2 + y**2 / rolls.between(10, 60) ** 2
        view += np.float32(rolls.upto(200)) * np.exp(-far)
    if rolls.chance(0.12):
        layer = np.zeros_like(view)
        for _ in range(rolls.whole(1, 6)):
            start = (rolls.whole(0, columns), rolls.whole(-10, rows + 10))
            end = (start[0] + rolls.whole(-90, 90), rolls.whole(-10, rows + 10))
            cv2.line(layer, start, end, 1.0, rolls.whole(1, 4))
        view += layer * np.float32(rolls.upto(110))


def _blur(rolls: Rolls, view: Field, pitch: float) -> None:
    """Blur by the lens and, sometimes, by movement, in shares of the pitch."""
    sigma = pitch * (0.015 + rolls.upto(0.05) + (rolls.upto(0.07) if rolls.chance(0.3) else 0))
    if sigma > 0.25:
        view[:] = cv2.GaussianBlur(view, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    if rolls.chance(0.15):
        length = max(round(pitch * rolls.upto(0.34)), 1)
        kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
        turn = rolls.between(0, np.pi)
        step = np.array([np.cos(turn), np.sin(turn)]) * length / 2
        first, last = (np.round(length + way * step).astype(int) for way in (-1, 1))
        cv2.line(kernel, first.tolist(), last.tolist(), 1.0)
        view[:] = cv2.filter2D(view, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def _developed(rolls: Rolls, view: Field, pitch: float) -> Picture:
    """Turn light into a file's grey values: sharpening, JPEG, seldom black and white."""
    if rolls.chance(0.2):
        soft = cv2.GaussianBlur(view, (0, 0), pitch * rolls.between(0.04, 0.12))
        view = np.asarray(view + (view - soft) * np.float32(rolls.between(0.5, 1.5)), np.float32)
    picture = np.clip(view, 0, 255).astype(np.uint8)
    if rolls.chance(0.65):
        quality = round(95 - rolls.upto(70))
        _, file = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))
        picture = np.asarray(cv2.imdecode(file, cv2.IMREAD_GRAYSCALE), np.uint8)
    return _binarised(rolls, picture, pitch) if rolls.chance(0.07) else picture


def _binarised(rolls: Rolls, picture: Picture, pitch: float) -> Picture:
    """Make it black and white as a fax or a scanner does, with strokes thinned or broken."""
    block = 2 * round(pitch * rolls.between(0.8, 2)) + 1
    black = cv2.adaptiveThreshold(
        picture,
        255,
        cv2.ADAPTIVE_THRESH_GAUSSIAN_C,
        cv2.THRESH_BINARY,
        block,
        rolls.between(6, 30),
    )
    return np.asarray(black, np.uint8)
