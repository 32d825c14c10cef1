"""Finding and reading lines of print with the networks that the package rapidocr brings.

Only its two files are used (PP-OCR of PaddleOCR, Apache-2.0), run by onnxruntime on one thread:
none of its code is loaded, so nothing can be fetched, and each character keeps a confidence of
its own. Without rapidocr or onnxruntime there is no reader of print.
"""

from __future__ import annotations

import importlib.util
import math
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from docsec.printed.folding import fold
from docsec.printed.text import Text
from docsec.printed.weights import without_subnormals

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

HEIGHT = 48
"""Rows of a crop that the network reads."""

_STEP = 32
_INK = 0.3
_LEAST_SCORE = 0.5
# By how much a shape is larger than the kernel of it that the network marks, as in its training.
_GROWTH = 1.6
_SMALLEST = 2.0
_TALLEST = 2.2


class PrintReader:
    """Finds lines of print and reads them; may be used by several threads at once.

    Raises:
        ImportError: rapidocr or onnxruntime is not installed.
    """

    def __init__(self) -> None:
        files = _files()
        if not files:
            raise ImportError("rapidocr with its networks is not installed")
        self._finder = _session(without_subnormals(files["det"]))
        self._recogniser = _session(str(files["rec"]))
        known = self._recogniser.get_modelmeta().custom_metadata_map["character"].splitlines()
        # Class 0 is no character, the last one a space. Of the thousands, those of Latin script:
        # every document has its data in it (Doc 9303-3 3.1), and twins of other scripts mislead.
        characters = ["", *known, " "]
        latin = [index for index, each in enumerate(characters) if _is_latin(each)]
        self._classes = np.array(latin)
        self._characters = tuple(characters[index] for index in latin)
        plain = [fold(each).text or each for each in self._characters]
        self._alike = np.equal.outer(plain, plain).astype(np.float32)

    def find(self, picture: Pixels) -> list[Floats]:
        """Return the four corners of each line of print, from the top left, clockwise.

        Args:
            picture: height x width x 3, RGB; print of 7 to 40 pixels is found best.
        """
        height, width = picture.shape[:2]
        below, right = -height % _STEP, -width % _STEP
        padded = np.pad(picture, ((0, below), (0, right), (0, 0)), mode="edge")
        marks = self._finder.run(None, {"x": _batch(padded)})[0][0, 0]
        mask = cv2.dilate((marks > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        boxes = (_box(contour, marks) for contour in contours)
        return [box for box in boxes if box is not None]

    def read(self, crop: Pixels) -> Text:
        """Return what stands in a crop of one line, RGB, `HEIGHT` rows high."""
        scores = self._recogniser.run(None, {"x": _batch(crop)})[0][0][:, self._classes]
        best = scores.argmax(axis=1)
        new = np.flatnonzero((best != 0) & (best != np.concatenate(([0], best[:-1]))))
        letters = "".join(self._characters[best[step]] for step in new)
        # A letter is as sure as all its forms together.
        sure = tuple(float(scores[step] @ self._alike[best[step]]) for step in new)
        start = len(letters) - len(letters.lstrip())
        end = len(letters.rstrip())
        return Text(letters[start:end], sure[start:end])


def installed() -> bool:
    """Whether the packages that a `PrintReader` needs are there."""
    return importlib.util.find_spec("onnxruntime") is not None and bool(_files())


@cache
def print_reader() -> PrintReader:
    """Return the reader of print, opened once."""
    return PrintReader()


@cache
def _files() -> dict[str, Path]:
    """Return the files of the networks by purpose, without importing their package."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or found.origin is None:
        return {}
    folder = Path(found.origin).parent / "models"
    files = {kind: sorted(folder.glob(f"PP-OCRv*_{kind}_*.onnx")) for kind in ("det", "rec")}
    return {kind: paths[-1] for kind, paths in files.items()} if all(files.values()) else {}


def _session(network: str | bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def _is_latin(character: str) -> bool:
    if character.isascii():
        return True
    # Most of the thousands are Chinese; to ask for each name takes longer than to read a line.
    if len(character) != 1 or "\u2e80" <= character < "\ua720":
        return False
    return unicodedata.name(character, "").startswith("LATIN ")


def _batch(pixels: Pixels) -> Floats:
    """Return the picture as a batch of one: blue first, -1..1."""
    values = (pixels[:, :, ::-1].astype(np.float32) / 255 - 0.5) / 0.5
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None])


def _box(contour: npt.ArrayLike, marks: Floats) -> Floats | None:
    """Return the corners of the line that a contour is the kernel of, or None."""
    centre, (width, height), angle = cv2.minAreaRect(np.asarray(contour))
    if abs(angle) > 45:
        width, height, angle = height, width, angle - math.copysign(90, angle)
    if min(width, height) < _SMALLEST or height > _TALLEST * width:
        return None
    if _score(marks, _corners(centre, width, height, angle)) < _LEAST_SCORE:
        return None
    more = width * height * _GROWTH / (width + height)
    return _corners(centre, width + more, height + more, angle)


def _corners(centre: Sequence[float], width: float, height: float, angle: float) -> Floats:
    """Return the corners of a rectangle, from the top left, clockwise."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    along, across = np.array((cosine, sine)) * width / 2, np.array((-sine, cosine)) * height / 2
    corners = (-along - across, along - across, along + across, across - along)
    return np.array(corners, np.float32) + np.array(centre, np.float32)


def _score(marks: Floats, corners: Floats) -> float:
    """Return the mean of the marks within the corners."""
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = marks[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.round(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(np.ascontiguousarray(part), mask)[0])
