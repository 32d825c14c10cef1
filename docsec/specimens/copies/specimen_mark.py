"""The word SPECIMEN on copies, in every light: no picture of one may pass for a document's.

The red of the original is toner or dye on a copy, which infrared looks through, and a screen
shows nothing to infrared and ultraviolet. So the maker prints the word again, in black that stays
in infrared; where the whole picture is dark, the word is light.
"""

from __future__ import annotations

import cv2
import numpy as np

from docsec.specimens import background
from docsec.specimens.canvas import Canvas
from docsec.specimens.document import Document
from docsec.specimens.geometry import pixels_per_millimetre
from docsec.specimens.inks import SUBSTRATES
from docsec.specimens.pictures import Floats, Pictures, floats, luminance

_DARK = 0.15
# How strong the word is: as visible in infrared as on a document, and no stronger elsewhere.
_BLACK, _LIGHT = np.float32(0.12), np.float32(0.14)


def printed(pictures: Pictures, document: Document) -> Pictures:
    """Return the pictures of a copy with the word on each of them."""
    word = cover(document)
    scale = pixels_per_millimetre(document.dpi)
    onto_page = np.diag((1 / scale, 1 / scale, 1.0))

    def press(light: str, values: Floats) -> Floats:
        """Lay the printed mark over a picture, as its ink looks under that light."""
        way = pictures.homographies[light] @ onto_page
        half = np.array(((1, 0, 0.5), (0, 1, 0.5), (0, 0, 1)))
        rows, columns = values.shape[:2]
        share = cv2.warpPerspective(
            word, np.linalg.inv(half) @ way @ half, (columns, rows), flags=cv2.INTER_LINEAR
        )[..., None]
        if float(np.median(luminance(values))) < _DARK:
            return floats(values + share * _LIGHT)
        return floats(values * (1 - share * _BLACK))

    return pictures.altered(pictures.lights, press)


def cover(document: Document) -> Floats:
    """Return how much of each pixel of a drawn page the word covers, rows x columns."""
    scale = pixels_per_millimetre(document.dpi)
    size = (round(document.page[0] * scale), round(document.page[1] * scale))
    canvas = Canvas(size, document.dpi, SUBSTRATES["office-paper"], ())
    canvas.origin = document.origin
    coverage, place = canvas.cut(background.mark(canvas, document.geometry))
    word = np.zeros(canvas.shape, np.float32)
    word[place] = coverage
    return word
