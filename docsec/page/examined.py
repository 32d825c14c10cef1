"""What a check on the picture is given: the pictures, the MRZ in them, and the page, flattened.

Everything costly is done once, when it is first asked for. Lengths on the page are millimetres
from its top left corner; places of evidence go back into the picture as 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from docsec.capture import Capture, Picture
from docsec.features import documents
from docsec.features.documents import Format
from docsec.findings import Mrz, Polygon
from docsec.page import anchor, beside, edges, followed, glyphs, quality, registration, spectrum
from docsec.page import outline as outlines
from docsec.page.beside import Beside
from docsec.page.edges import Edges
from docsec.page.glyphs import Glyph
from docsec.page.line import PrintedLine
from docsec.page.outline import Outline
from docsec.page.placed import placed
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels, Plane, brightest
from docsec.page.quality import Exposure
from docsec.page.registration import Registered
from docsec.page.sides import How
from docsec.page.spectrum import Lattices
from docsec.policy import Policy

if TYPE_CHECKING:
    from docsec.page.reference import Model

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

GLARE_SCALE = 4.0
"""Pixels per millimetre that glare is looked for at."""


@dataclass(frozen=True)
class Page:
    """One document under examination.

    Attributes:
        capture: the pictures as handed in.
        policy: the choices to judge by.
        line_lengths: characters in each line of the MRZ; empty without one.
        line_regions: the polygon of each line in ``picture``; empty where not known.
        picture: the picture the MRZ was read from; the main one without a reading.
        line_texts: what was read in each of these regions; empty where not known.
        mrz: the MRZ that is judged; None without one.
        certain: by line, for each of its characters whether it may be relied on; empty where a
            person typed it, so that all may.
    """

    capture: Capture
    policy: Policy
    line_lengths: tuple[int, ...]
    line_regions: tuple[Polygon, ...]
    picture: Picture
    line_texts: tuple[str, ...] = ()
    mrz: Mrz | None = None
    certain: tuple[tuple[bool, ...], ...] = ()
    _flat: dict[tuple[str, float], Pixels] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _registered: dict[str, Registered | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _placed: dict[str, Plane | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def grey(self) -> Grey:
        """The picture in grey."""
        return np.asarray(cv2.cvtColor(self.picture.pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)

    @cached_property
    def lines(self) -> tuple[PrintedLine, ...]:
        """The lines of the MRZ as they stand in the picture; empty if one cannot be followed."""
        if not self.line_regions or len(self.line_texts) != len(self.line_regions):
            return ()
        found = followed.measure(self.grey, self.line_regions, self.line_texts)
        return tuple(line for line in found if line) if all(found) else ()

    @property
    def mrz_region(self) -> Polygon:
        """The polygon around all lines of the MRZ in ``picture``; it must have some."""
        first, last = self.line_regions[0], self.line_regions[-1]
        return (first[0], first[1], last[2], last[3])

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Each character of the MRZ held against OCR-B, print in colour left out."""
        return glyphs.measure(brightest(self.picture.pixels), self.lines)

    @cached_property
    def lattices(self) -> Lattices | None:
        """Rows of dots all over the picture; None where it is too small to show any."""
        return spectrum.lattices(self.picture.pixels)

    @cached_property
    def format(self) -> Format | None:
        """The format that the MRZ is of, with its measures; None without one of Doc 9303."""
        visa = bool(self.line_texts) and self.line_texts[0].startswith("V")
        return documents.fitting(self.line_lengths, visa=visa)

    @cached_property
    def from_the_side(self) -> bool:
        """Whether the MRZ shows that the picture was not taken from straight above."""
        return bool(self.lines) and anchor.from_the_side(self.lines)

    @cached_property
    def outline(self) -> Outline | None:
        """Where the page lies, and how that was found; None where it was not."""
        if self.format is not None and len(self.lines) == self.format.lines:
            return outlines.by_mrz(self.picture.pixels, self.lines, self.format)
        if self.line_lengths:
            return None
        return outlines.by_contour(self.picture.pixels, self.picture.dpi)

    @cached_property
    def edges(self) -> Edges | None:
        """The edges of the page, found without asking the MRZ where they are; or None."""
        if self.format is None or len(self.lines) != self.format.lines or self.edge_spread is None:
            return None
        return edges.seen(self.picture.pixels, self.lines, self.format, self.edge_spread)

    @property
    def measured_from_above(self) -> Plane | None:
        """The plane through those edges, where they are certainly those of the page from above."""
        found = self.edges
        return found.plane if found and found.from_above and found.of_format else None

    @property
    def edges_seen(self) -> bool:
        """Whether all four sides of the page were found as edges in the picture."""
        return self.outline is not None and self.outline.how is How.EDGE

    @property
    def plane(self) -> Plane | None:
        """The way between millimetres of the page and the picture, where the outline is known."""
        return self.outline.plane if self.outline else None

    @property
    def millimetres_per_pixel(self) -> float | None:
        """Of the picture, in the middle of the page; None where the outline is not known."""
        if self.outline is None:
            return None
        middle = self.outline.format.width / 2, self.outline.format.height / 2
        return 1 / self.outline.plane.pixels_per_millimetre(*middle)

    def flat(self, dpi: float, light: str | None = None) -> Pixels | None:
        """Return the page laid flat and upright, as RGB of ``dpi`` dots per inch.

        Pixel 0, 0 begins at the top left corner of the page. None where the outline is not
        known, where there is no such picture, or where it cannot be laid on the white one.

        Args:
            dpi: dots per inch of what is returned.
            light: of the picture to flatten; the one with the MRZ by default.
        """
        light = light or self.picture.light
        if (light, dpi) not in self._flat:
            picture = self.capture.under(light)
            plane = self.plane_of(light)
            if picture is None or plane is None or self.outline is None:
                return None
            size = self.outline.format.width, self.outline.format.height
            drawn = plane.drawn(picture.pixels, *size, dpi / MILLIMETRES_PER_INCH)
            drawn.flags.writeable = False
            self._flat[light, dpi] = drawn
        return self._flat[light, dpi]

    def plane_of(self, light: str) -> Plane | None:
        """Return where the page lies in the picture under ``light``, or None."""
        if light == self.picture.light:
            return self.plane
        registered = self.registered(light)
        return registered.plane if registered else None

    def place_of(self, light: str) -> Plane | None:
        """Return where the page lies in the picture under ``light`` to about a millimetre."""
        plane, picture = self.plane_of(light), self.capture.under(light)
        if plane is not None or picture is None or self.outline is None:
            return plane
        if light not in self._placed:
            size = self.outline.format.width, self.outline.format.height
            self._placed[light] = placed(picture.pixels, self.outline.plane, size)
        return self._placed[light]

    def registered(self, light: str) -> Registered | None:
        """Return how the picture under ``light`` lies to the white one, and how well it fits.

        None where there is none, or where the two cannot be laid on one another.
        """
        if light not in self._registered:
            self._registered[light] = self._register(light)
        return self._registered[light]

    def _register(self, light: str) -> Registered | None:
        picture = self.capture.under(light)
        white = self.flat(registration.SCALE * MILLIMETRES_PER_INCH)
        if picture is None or white is None or self.outline is None or picture is self.picture:
            return None
        size = self.outline.format.width, self.outline.format.height
        return registration.register(white, picture.pixels, self.outline.plane, size)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """Documents of the same model, laid on this page; empty without any that fit."""
        from docsec.page.reference import laid

        return laid(self)

    @cached_property
    def besides(self) -> tuple[Beside, ...]:
        """The page beside each of these documents; those that cannot be laid exactly left out."""
        dpi = beside.SCALE * MILLIMETRES_PER_INCH
        own = self.flat(dpi)
        flats = (model.flat(dpi) for model in self.models)
        pairs = (beside.beside(own, flat) for flat in flats if own is not None and flat is not None)
        return tuple(pair for pair in pairs if pair is not None)

    @cached_property
    def pixels_per_character(self) -> float | None:
        """Pixels from one character of the MRZ to the next; None without its lines."""
        if not self.lines:
            return None
        return float(np.mean([line.pitch for line in self.lines]))

    @cached_property
    def edge_spread(self) -> float | None:
        """How wide the edges of the MRZ's strokes are, 10 to 90 %, in millimetres."""
        return quality.edge_spread(self.grey, self.lines) if self.lines else None

    @cached_property
    def effective_dpi(self) -> float | None:
        """Dots per inch at the MRZ, or what its sharpness amounts to where that is less."""
        return quality.effective_dpi(self.lines, self.edge_spread) if self.lines else None

    @cached_property
    def glare(self) -> Mask | None:
        """Where light glares on the flat page, at `GLARE_SCALE` pixels per millimetre.

        None where the outline is not known, or where the paper itself is burnt out.
        """
        flat = self.flat(GLARE_SCALE * MILLIMETRES_PER_INCH)
        return None if flat is None else quality.glare(flat, GLARE_SCALE)

    def exposure(self, left: float, top: float, right: float, bottom: float) -> Exposure | None:
        """Return how a rectangle of the page, in millimetres, is exposed."""
        if self.plane is None:
            return None
        size = right - left, bottom - top
        return quality.exposure(self.plane.drawn(self.picture.pixels, *size, 4.0, left, top))
