"""What storing does: fewer pixels, and JPEG, perhaps several times over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from docsec.errors import UsageError
from docsec.specimens.pictures import Floats, Pictures, Step, change, cut, floats, to_image

RESOLUTIONS = (75, 600)


def resolution(pictures: Pictures, *, dpi: int) -> Step:
    """Bring every picture to another resolution.

    Args:
        pictures: of the page.
        dpi: pixels per inch, 75 to 600. More than the pictures have adds pixels, no detail.

    Raises:
        UsageError: where ``dpi`` is out of bounds.
    """
    low, high = RESOLUTIONS
    if not low <= dpi <= high:
        raise UsageError("specimen-resolution", dpi=dpi, low=low, high=high)
    factor = dpi / pictures.dpi
    sized, placed = {}, {}
    for light, values in pictures.lights.items():
        rows, columns = (max(round(side * factor), 1) for side in values.shape[:2])
        sized[light] = _sized(values, rows, columns)
        across, down = columns / values.shape[1], rows / values.shape[0]
        placed[light] = np.diag((across, down, 1)) @ pictures.homographies[light]
    resized = replace(pictures, lights=sized, dpi=dpi, homographies=placed, files={})
    return resized, change("resolution", pictures.lights, (pictures.outline,), dpi=dpi)


def _sized(light: Floats, rows: int, columns: int) -> Floats:
    """Return a picture of another size; a larger pixel sees the mean of what it covers."""
    way = cv2.INTER_AREA if columns < light.shape[1] else cv2.INTER_CUBIC
    return cut(cv2.resize(light, (columns, rows), interpolation=way))


def jpeg_chain(pictures: Pictures, *, qualities: Sequence[int] = (90,)) -> Step:
    """Store every picture as JPEG, open it and store it again, once for each quality.

    The last file of each light is kept as it is, so that its tables tell the last quality.

    Args:
        pictures: of the page.
        qualities: as the Independent JPEG Group counts them, 1 to 95; colour is halved in both
            directions, as cameras and messengers do.
    """
    opened, files = dict(pictures.lights), dict(pictures.files)
    for light in opened:
        for quality in qualities:
            files[light] = encoded(opened[light], quality, pictures.dpi)
            opened[light] = decoded(files[light])
    stored = replace(pictures, lights=opened, files=files)
    return stored, change("jpeg", pictures.lights, (pictures.outline,), qualities=tuple(qualities))


def encoded(light: Floats, quality: int, dpi: float) -> bytes:
    """Return a picture as the bytes of a JPEG file."""
    file = BytesIO()
    size = (round(dpi), round(dpi))
    to_image(light).save(file, "JPEG", quality=quality, subsampling="4:2:0", dpi=size)
    return file.getvalue()


def decoded(file: bytes) -> Floats:
    """Return the picture in the bytes of a file."""
    with Image.open(BytesIO(file)) as picture:
        return floats(np.asarray(picture.convert("RGB"))) / np.float32(255)
