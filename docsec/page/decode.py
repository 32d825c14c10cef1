"""From the bytes of a picture to upright RGB pixels, within limits.

The format is known by its content, never by its name. The size is read from the header
and held against the limit before anything is unpacked. Of a file with several frames the
first is taken. Colour profiles are not applied: what the file says is what is looked at.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from docsec.errors import TooLargeError, UnreadableError, UsageError
from docsec.page.quiet import quiet
from docsec.policy import Policy

Pixels = npt.NDArray[np.uint8]

MAX_TOGETHER = 3
"""The pictures of one document together may have this many times ``Policy.max_pixels``."""

_ORIENTATION_TAG, _SOFTWARE_TAG = 0x0112, 0x0131
_LONGEST_NAME = 60
_AS_STORED: dict[int, Callable[[Pixels], Pixels]] = {
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.swapaxes(0, 1),
    6: lambda upright: upright.swapaxes(0, 1)[::-1],
    7: lambda upright: upright.swapaxes(0, 1)[::-1, ::-1],
    8: lambda upright: upright.swapaxes(0, 1)[:, ::-1],
}
"""By EXIF orientation, an upright picture as the file stores it, without a copy."""
_SIDEWAYS = (5, 6, 7, 8)
_STRIP = 512
"""Rows that are taken over at a time: a large picture is in memory once, not three times."""
_PLAIN_MODES = ("RGB", "L", "CMYK", "YCbCr")
"""Modes in which each pixel becomes RGB by itself, whatever the others are."""
_TRANSPARENT_MODES = ("LA", "La", "PA", "RGBA", "RGBa")


class Decoded(NamedTuple):
    """A picture unpacked.

    Attributes:
        pixels: height x width x 3, uint8, RGB, upright.
        dpi: dots per inch if the file says so.
        quantisation: the tables that a JPEG was compressed with, 64 numbers each.
        software: the program that the file says it was written by; nothing if it says none.
    """

    pixels: Pixels
    dpi: float | None
    quantisation: tuple[tuple[int, ...], ...] = ()
    software: str = ""


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a PDF (its mark may stand anywhere in the first 1,024)."""
    return b"%PDF-" in data[:1024] and _kind(data) is None


def decode(data: bytes, name: str, policy: Policy) -> Decoded:
    """Unpack one picture.

    Args:
        data: the bytes of a JPEG, PNG, TIFF, WebP, BMP or GIF.
        name: what to call it in an error.
        policy: gives the largest number of pixels.

    Raises:
        UnreadableError: it is no such picture, it is cut off, or it is damaged.
        TooLargeError: its header announces more pixels than allowed.
    """
    kind = _kind(data)
    if kind is None:
        raise UnreadableError("file-type-heic" if _is_heic(data) else "file-type", name=name)
    with quiet():
        try:
            # The plugins themselves, not Image.open: its guard against bombs has limits and
            # warnings of its own, the same for the whole process.
            image = _opener(kind)(io.BytesIO(data))
            check_pixels(image.width, image.height, name, policy)
            image.load()
            return from_image(image, name, policy)
        except UnreadableError:
            raise
        except Exception as error:  # a hostile file can make a decoder raise anything
            cut = isinstance(error, EOFError) or "truncated" in str(error).lower()
            code = "picture-truncated" if cut else "picture-damaged"
            raise UnreadableError(code, name=name) from error


def check_pixels(width: int, height: int, name: str, policy: Policy) -> None:
    """Raise TooLargeError if a picture of this size (in pixels) is over the limit."""
    if width * height > policy.max_pixels:
        raise TooLargeError(
            "picture-too-large",
            name=name,
            megapixels=math.ceil(width * height / 1e6),
            limit=round(policy.max_pixels / 1e6, 1),
        )


def from_image(image: Image.Image, name: str, policy: Policy) -> Decoded:
    """Turn a Pillow image upright and into RGB.

    Raises:
        UnreadableError: it cannot be unpacked.
        TooLargeError: it has too many pixels.
    """
    check_pixels(image.width, image.height, name, policy)
    if not image.width or not image.height:
        raise UnreadableError("picture-empty", name=name)
    with quiet():
        try:
            image.load()
            orientation, dpi = _orientation(image), _dots_per_inch(image)
            pixels = _upright(image, orientation)
            return Decoded(pixels, dpi, _quantisation(image), _software(image))
        except Exception as error:
            raise UnreadableError("picture-damaged", name=name) from error


def from_array(array: npt.NDArray[Any], name: str, policy: Policy) -> Decoded:
    """Turn an array into RGB: height x width (x 1, 3 or 4), of 8 or 16 bits, bool or 0..1.

    Raises:
        UsageError: it has another shape or type.
        TooLargeError: it has too many pixels.
    """
    grey = array.ndim == 2 or (array.ndim == 3 and array.shape[2] == 1)
    if not (grey or (array.ndim == 3 and array.shape[2] in (3, 4))) or array.size == 0:
        raise UsageError("array-shape", shape=" x ".join(map(str, array.shape)))
    check_pixels(array.shape[1], array.shape[0], name, policy)
    eight_bit = _eight_bit(array)
    if grey:
        return Decoded(np.repeat(eight_bit.reshape(*array.shape[:2], 1), 3, axis=2), None)
    return from_image(Image.fromarray(np.ascontiguousarray(eight_bit)), name, policy)


def _eight_bit(array: npt.NDArray[Any]) -> Pixels:
    if array.dtype == np.bool_:
        array = array * np.uint8(255)
    elif array.dtype == np.uint16:
        array = np.rint(array / 257)
    elif array.dtype.kind == "f" and np.all((array >= 0) & (array <= 1)):
        array = np.rint(array * 255)
    elif array.dtype != np.uint8:
        raise UsageError("array-type", type=str(array.dtype))
    eight_bit: Pixels = array.astype(np.uint8)
    return eight_bit


def _kind(data: bytes) -> str | None:
    """Return the kind of a picture as Pillow spells it, or None."""
    if data[:3] == b"\xff\xd8\xff":
        return "Jpeg"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "Png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "Gif"
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "Tiff"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return "Bmp" if data[:2] == b"BM" else None


def _opener(kind: str) -> Callable[[io.BytesIO], Image.Image]:
    """Return what opens a kind of picture. The plugins of the others are not loaded for it."""
    plugin = import_module(f"PIL.{kind}ImagePlugin")
    opener: Callable[[io.BytesIO], Image.Image] = getattr(plugin, f"{kind}ImageFile")
    return opener


def _is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif")


def _orientation(image: Image.Image) -> int:
    # After loading: a TIFF has been turned by then, and says so.
    try:
        return int(image.getexif().get(_ORIENTATION_TAG, 1))
    except Exception:  # EXIF data is often damaged; the picture is still good
        return 1


def _dots_per_inch(image: Image.Image) -> float | None:
    try:
        across, down = (float(value) for value in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    usable = math.isfinite(across) and across >= 1 and abs(across - down) <= across / 100
    return across if usable else None


def _quantisation(image: Image.Image) -> tuple[tuple[int, ...], ...]:
    tables = getattr(image, "quantization", None) or {}
    return tuple(tuple(int(value) for value in tables[number]) for number in sorted(tables))


def _upright(image: Image.Image, orientation: int) -> Pixels:
    """Return the pixels as RGB, upright."""
    plain = image.mode in _PLAIN_MODES and "transparency" not in image.info
    whole = image if plain else _rgb(image)
    width, height = whole.size
    shape = (width, height, 3) if orientation in _SIDEWAYS else (height, width, 3)
    pixels = np.empty(shape, dtype=np.uint8)
    stored = _AS_STORED[orientation](pixels) if orientation in _AS_STORED else pixels
    for top in range(0, height, _STRIP):
        strip = whole.crop((0, top, width, min(top + _STRIP, height)))
        stored[top : top + _STRIP] = np.asarray(strip.convert("RGB"))
    return pixels


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode[0] in "IF":
        return Image.fromarray(_grey_of_many_bits(np.asarray(image))).convert("RGB")
    if image.mode in _TRANSPARENT_MODES or "transparency" in image.info:
        above = image.convert("RGBA")
        paper = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(paper, above).convert("RGB")
    return image.convert("RGB")


def _grey_of_many_bits(grey: npt.NDArray[Any]) -> Pixels:
    """Bring grey of 16 or 32 bits, or of decimals, to 8 bits; black stays black."""
    values = np.nan_to_num(grey.astype(np.float64)).clip(0)
    top = float(values.max())
    decimals = grey.dtype.kind == "f"
    full = next(
        (limit for limit in ((1.0, 255.0) if decimals else (65535.0,)) if top <= limit), top
    )
    return np.rint(values * (255 / full)).astype(np.uint8)


def _software(image: Image.Image) -> str:
    """Return the program named in EXIF or in a PNG's text, cut short; nothing else is printed."""
    try:
        named = image.getexif().get(_SOFTWARE_TAG) or image.info.get("Software") or ""
    except Exception:  # EXIF data is often damaged; the picture is still good
        return ""
    shown = "".join(each if each.isprintable() else " " for each in str(named))
    return " ".join(shown.split())[:_LONGEST_NAME]
