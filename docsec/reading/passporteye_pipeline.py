"""One run of PassportEye's pipeline on our own pixels; see `docsec.reading.passporteye`."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.errors import MissingPartError
from docsec.findings import Polygon
from docsec.page.decode import Pixels
from docsec.reading.cutout import cutout_of
from docsec.reading.shape import choose_lines
from docsec.reading.tesseract import Tesseract, TextLine

MAX_PIXELS = 6_000_000
"""A larger picture is reduced to this first: PassportEye turns the whole picture for each
box, as decimals, which for this many pixels takes some 600 MB and a second a box."""

Grey = npt.NDArray[np.float64]


class Found(NamedTuple):
    """The lines of one MRZ, its format by shape, where each line lies, and degrees to upright."""

    lines: tuple[str, ...]
    format: str | None
    regions: tuple[Polygon, ...]
    rotation: float


class _Seen(NamedTuple):
    """What Tesseract answered about one cut-out of ``shape``, height x width."""

    text: str
    lines: tuple[TextLine, ...]
    shape: tuple[int, ...]


@dataclass
class TextReader:
    """Stands in for PassportEye's `ocr`: same picture, same command, but through pipes.

    Attributes:
        tesseract: the program.
        deadline: the `time.perf_counter` that it gives up at.
        seen: every answer so far.
    """

    tesseract: Tesseract
    deadline: float
    seen: list[_Seen] = field(default_factory=list)

    def ocr(self, img: Grey, mrz_mode: bool = True, extra_cmdline_params: str = "") -> str:
        """Return the text in ``img`` (grey, 0..1), and keep where its lines are."""
        lines: tuple[TextLine, ...] = ()
        if img.size:
            # The odd half is PassportEye's own rounding.
            grey = (np.clip(img, 0, 1).astype(np.float64) * 255 + 0.499999999).astype(np.uint8)
            lines = self.tesseract.read(grey, self.deadline - time.perf_counter())
        text = "\n".join(line.text for line in lines)
        self.seen.append(_Seen(text, lines, img.shape))
        return text


def find_mrz(pixels: Pixels, reader: TextReader) -> Found | None:
    """Return what PassportEye takes for the MRZ, or None.

    Raises:
        MissingPartError: PassportEye cannot be imported.
        TimeoutError: the reader's deadline has passed.
        Exception: whatever PassportEye stumbles over in an odd picture.
    """
    try:
        from passporteye.mrz import image as passporteye
    except Exception as error:  # it is old and imports much: any of that may have changed
        raise MissingPartError("passporteye-missing") from error
    pipeline = passporteye.MRZPipeline(None)
    pipeline["img"] = _grey(pixels)
    pipeline.replace_component("boone", _edges, ["img_binary"], ["img_small"])
    finder = passporteye.FindFirstValidMRZ()
    finder.box_to_mrz = _with_ocr(passporteye, reader.ocr)
    pipeline.replace_component("mrz", finder)
    mrz = pipeline.result
    if mrz is None:
        return None
    seen = next(one for one in reader.seen if one.text is mrz.aux["raw_text"])
    return _found(seen, pipeline)


def _found(seen: _Seen, pipeline: Mapping[str, Any]) -> Found | None:
    texts = ["".join(line.text.split()) for line in seen.lines]
    places, format_ = choose_lines(texts)
    if not places:
        return None
    box = pipeline["boxes"][pipeline["box_idx"]]
    cutout = cutout_of(box, 1.0 / pipeline["scale_factor"], pipeline["roi"], pipeline["img"])
    height, width = seen.shape
    return Found(
        lines=tuple(texts[place] for place in places),
        format=format_,
        regions=tuple(cutout.polygon(seen.lines[place].box, width, height) for place in places),
        rotation=cutout.rotation(),
    )


def _grey(pixels: Pixels) -> Grey:
    """Return grey, 0..1, as PassportEye's loader makes it from the same file."""
    from skimage.color import rgb2gray

    height, width = pixels.shape[:2]
    if height * width > MAX_PIXELS:
        import cv2

        share = math.sqrt(MAX_PIXELS / (height * width))
        size = (max(int(width * share), 1), max(int(height * share), 1))
        reduced = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        pixels = np.asarray(reduced, dtype=np.uint8)
    grey: Grey = rgb2gray(pixels)
    return grey


def _with_ocr(passporteye: ModuleType, ocr: Callable[..., str]) -> object:
    """Return PassportEye's step that reads a box, with ``ocr`` in place of its own.

    Its methods look `ocr` up among the names of their module. Setting that name would
    change it for everyone and for other threads; so the methods are made anew, of the same
    code, with names of their own.
    """
    names = {**vars(passporteye), "ocr": ocr}
    methods = {
        name: FunctionType(method.__code__, names, name, method.__defaults__)
        for name, method in vars(passporteye.BoxToMRZ).items()
        if isinstance(method, FunctionType)
    }
    return type("BoxToMRZ", (passporteye.BoxToMRZ,), methods)(True)


def _edges(img_small: Grey) -> npt.NDArray[np.bool_]:
    """Do what PassportEye's BooneTransform does, without the deprecated `square`."""
    from skimage import filters, morphology

    vertical_edges: Any = filters.sobel_v
    threshold: Any = filters.threshold_otsu
    square = np.ones((5, 5), dtype=np.uint8)
    edges = abs(vertical_edges(morphology.black_tophat(img_small, square)))
    closed = morphology.closing(edges, square)
    answer: npt.NDArray[np.bool_] = closed > threshold(closed)
    return answer
