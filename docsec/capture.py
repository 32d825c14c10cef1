"""Opening what was handed in, safely: nothing unpacked over the limits, nothing written.

A source is a picture (JPEG, PNG, TIFF, WebP, BMP, GIF), a PDF, a folder that holds one document,
bytes, a Pillow image or an array. Whatever is wrong with it ends in a `DocsecError`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from docsec.errors import TooLargeError, UnreadableError, UsageError
from docsec.findings import PictureFacts
from docsec.page import files
from docsec.page.decode import (
    MAX_TOGETHER,
    Decoded,
    Pixels,
    decode,
    from_array,
    from_image,
    is_pdf,
)
from docsec.policy import Policy

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a document, under one light.

    Attributes:
        pixels: height x width x 3, uint8, RGB, upright per its EXIF orientation; read-only.
        light: ``white``, ``ir``, ``uv``, ``transmitted``, ``oblique-1`` ..., ``tilt-01`` ...
        name: what to call it; never a path.
        sha256: of the bytes handed in; of the pixels for a Pillow image or an array.
        dpi: dots per inch as the file claims, often untrue; None if it claims nothing usable.
        quantisation: the tables that a JPEG was compressed with, luminance first; empty else.
        software: the program that the file says it was written by; nothing if it says none.
    """

    pixels: Pixels = field(repr=False, compare=False)
    light: str
    name: str
    sha256: str
    dpi: float | None = None
    quantisation: tuple[tuple[int, ...], ...] = ()
    software: str = ""

    @property
    def width(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[0])

    def facts(self) -> PictureFacts:
        """Return what a report says about the picture."""
        return PictureFacts(self.light, self.name, self.sha256, self.width, self.height)


Place: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a box on the page, in millimetres."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One document as it was handed in.

    Attributes:
        name: of the file or folder; never a path.
        page: of a PDF, from 1; None otherwise.
        pictures: one per light, white first.
        typed_mrz: the MRZ as a person read it.
        has_chip: whether a folder with chip files came along.
        references: documents of the same model that the user holds (`docsec.page.reference`).
        places: of a reference, what stands where: left, top, right, bottom in millimetres of the
            page, by ``portrait``, ``ghost``, ``device``; as far as its user wrote them down.
    """

    name: str
    page: int | None
    pictures: tuple[Picture, ...]
    typed_mrz: str | None = None
    has_chip: bool = False
    references: tuple[Capture, ...] = field(default=(), repr=False)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def main(self) -> Picture:
        """The picture under white light; the first one if there is none."""
        return self.under("white") or self.pictures[0]

    def under(self, light: str) -> Picture | None:
        """Return the picture under ``light``, or None."""
        return next((picture for picture in self.pictures if picture.light == light), None)


Source: TypeAlias = "str | Path | bytes | Image.Image | npt.NDArray[Any] | Capture"


def open_captures(
    source: Source,
    policy: Policy,
    *,
    lights: Mapping[str, str | Path | bytes] | None = None,
    typed_mrz: str | None = None,
    name: str | None = None,
) -> tuple[Capture, ...]:
    """Open a source: one document, or one per page of a PDF.

    A single picture is taken to be under white light. A PDF may have up to 20 pages; they
    are drawn at 300 dots per inch, or less where that had too many pixels.

    Args:
        source: path, bytes, Pillow image, array (height x width x 1, 3 or 4) or Capture.
        policy: gives the limits.
        lights: further pictures of the same document, by light.
        typed_mrz: what a person read.
        name: what to call the source; its own last path part, or ``picture``, by default.

    Raises:
        UnreadableError: something cannot be opened.
        TooLargeError: something is over a limit.
        UsageError: an unknown light, a light twice, or lights or a typed MRZ for many pages.
    """
    lights = {files.checked_light(light): data for light, data in (lights or {}).items()}
    captures = _open(source, name, policy)
    if len(captures) > 1 and (lights or typed_mrz is not None):
        raise UsageError("one-document-only", name=captures[0].name, pages=len(captures))
    if lights:
        captures = (_with_lights(captures[0], lights, policy),)
    if typed_mrz is not None:
        captures = (replace(captures[0], typed_mrz=typed_mrz),)
    return captures


def open_picture(data: bytes, name: str, light: str, policy: Policy) -> Picture:
    """Open the bytes of one picture (not a PDF).

    Raises:
        UnreadableError: it is no picture, cut off or damaged.
        TooLargeError: it has more bytes or pixels than allowed.
        UsageError: there is no such light.
    """
    name = files.display_name(name)
    files.check_bytes(len(data), name, policy)
    if is_pdf(data):
        raise UnreadableError("picture-is-pdf", name=name)
    return _picture(decode(data, name, policy), files.checked_light(light), name, data)


def _open(source: Source, name: str | None, policy: Policy) -> tuple[Capture, ...]:
    if isinstance(source, Capture):
        return (source,)
    called = files.display_name(name or "") or "picture"
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _open_bytes(bytes(source), called, policy)
    if isinstance(source, (str, Path)):
        return _open_path(Path(source), name, policy)
    if isinstance(source, np.ndarray):
        decoded = from_array(source, called, policy)
    elif hasattr(source, "getexif"):
        decoded = from_image(source, called, policy)
    else:
        raise UsageError("source-type", type=type(source).__name__)
    picture = _picture(decoded, "white", called, decoded.pixels.tobytes())
    return (Capture(called, None, (picture,)),)


def _open_path(path: Path, name: str | None, policy: Policy) -> tuple[Capture, ...]:
    name = files.display_name(name or str(path.absolute()))
    if not files.is_folder(path):
        return _open_bytes(files.read_file(path, policy), name, policy)
    pictures = within_limit(
        (
            open_picture(files.read_file(file, policy), file.name, light, policy)
            for light, file in files.pictures_in(path).items()
        ),
        name,
        policy,
    )
    return (Capture(name, None, pictures, has_chip=files.is_folder(path / "chip")),)


def _open_bytes(data: bytes, name: str, policy: Policy) -> tuple[Capture, ...]:
    files.check_bytes(len(data), name, policy)
    if not is_pdf(data):
        return (Capture(name, None, (open_picture(data, name, "white", policy),)),)
    from docsec.page.pdf import draw_pages

    drawn = draw_pages(data, name, policy)
    return tuple(
        Capture(name, number, (_picture(decoded, "white", name, data),))
        for number, decoded in enumerate(drawn, start=1)
    )


def _with_lights(
    capture: Capture, lights: Mapping[str, str | Path | bytes], policy: Policy
) -> Capture:
    present = {picture.light for picture in capture.pictures}
    for light in lights:
        if light in present:
            raise UsageError("light-twice", light=light, name=capture.name)
    added = (_open_light(light, data, policy) for light, data in lights.items())
    pictures = within_limit((*capture.pictures, *added), capture.name, policy)
    ordered = sorted(pictures, key=lambda picture: files.light_order(picture.light))
    return replace(capture, pictures=tuple(ordered))


def _open_light(light: str, data: str | Path | bytes, policy: Policy) -> Picture:
    if isinstance(data, (str, Path)):
        path = Path(data)
        return open_picture(files.read_file(path, policy), path.name, light, policy)
    return open_picture(bytes(data), light, light, policy)


def within_limit(pictures: Iterable[Picture], name: str, policy: Policy) -> tuple[Picture, ...]:
    """Return pictures that have no more pixels together than one document may have.

    Raises:
        TooLargeError: they have.
    """
    kept: list[Picture] = []
    total = 0
    limit = MAX_TOGETHER * policy.max_pixels
    for picture in pictures:
        total += picture.width * picture.height
        if total > limit:
            raise TooLargeError("document-too-large", name=name, limit=round(limit / 1e6, 1))
        kept.append(picture)
    return tuple(kept)


def _picture(decoded: Decoded, light: str, name: str, data: bytes) -> Picture:
    decoded.pixels.flags.writeable = False
    sha256 = hashlib.sha256(data).hexdigest()
    return Picture(
        decoded.pixels,
        light,
        name,
        sha256,
        decoded.dpi,
        decoded.quantisation,
        decoded.software,
    )
