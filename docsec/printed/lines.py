"""The lines of print around an MRZ, with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.page.examined import Page
from docsec.page.place import straighten
from docsec.printed.captions import Caption, caption
from docsec.printed.network import HEIGHT, PrintReader
from docsec.printed.text import Text
from docsec.printed.view import COARSE, view

Corners = npt.NDArray[np.float64]

MOST = 80
"""Lines that are read at most; a data page has about thirty."""

SMALLEST, LARGEST = 1.2, 9.0
"""Millimetres between which a line with its margins is high that may hold a caption or a value."""

LONGEST = 40.0
"""A line longer than this many times its height is no field."""

CLOSER = 0.12
"""Share of its height by which a line is cut out closer for a second look."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedLine:
    """A line of print.

    Attributes:
        read: what was read in it.
        left, top, right, bottom: its place, in millimetres from the top left of the MRZ.
        polygon: its place in the picture.
        corners: its place in the view.
        named: what its caption names; None where none was read in it.
    """

    read: Text
    left: float
    top: float
    right: float
    bottom: float
    polygon: Polygon
    corners: Corners
    named: Caption | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", caption(self.read.text))

    @property
    def text(self) -> str:
        """As read."""
        return self.read.text

    @property
    def height(self) -> float:
        """In millimetres, with the margins it was found with."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Millimetres below the top of the MRZ."""
        return (self.top + self.bottom) / 2


class PrintedPage:
    """What is printed around the MRZ of a page.

    Args:
        page: with the place of its MRZ.
        reader: what finds and reads the lines.

    Attributes:
        found: the lines from the top, without the MRZ; none of them read.
    """

    def __init__(self, page: Page, reader: PrintReader) -> None:
        self._view, self._reader = view(page), reader
        plane = self._view.plane
        last = plane.to_page(np.asarray(page.line_regions[-1]) * plane.size)
        self._mrz_bottom = float(last[3, 1])
        self.found = tuple(self._find())
        self._read: dict[PrintedLine, PrintedLine] = {}
        self._looks: dict[tuple[float, float, float, float], PrintedLine] = {}

    @cached_property
    def lines(self) -> tuple[PrintedLine, ...]:
        """All lines in which something was read, from the top."""
        return self.read(self.found)

    def read(self, found: Iterable[PrintedLine]) -> tuple[PrintedLine, ...]:
        """Return those of the lines found in which something is read; each is read once."""
        return tuple(line for each in found if (line := self._once(each)).text)

    def _once(self, line: PrintedLine) -> PrintedLine:
        if line not in self._read:
            self._read[line] = replace(line, read=self._text(line.corners))
        return self._read[line]

    def read_again(self, line: PrintedLine) -> Text:
        """Return what a second, closer look at a line reads."""
        centre = line.corners.mean(axis=0)
        across = line.corners[3] - line.corners[0]
        closer = line.corners - np.sign((line.corners - centre) @ across)[:, None] * (
            across * CLOSER
        )
        return self._text(closer)

    def look(self, left: float, top: float, right: float, bottom: float) -> PrintedLine:
        """Return what stands in a place, in millimetres, where no line was found."""
        place = left, top, right, bottom
        if place not in self._looks:
            corners = np.array(((left, top), (right, top), (right, bottom), (left, bottom)))
            line = self._line((corners - self._view.corner) * self._view.scale)
            self._looks[place] = replace(line, read=self._text(line.corners))
        return self._looks[place]

    def _find(self) -> list[PrintedLine]:
        reduced = COARSE / self._view.scale
        size = tuple(max(1, round(side * reduced)) for side in self._view.pixels.shape[1::-1])
        coarse = cv2.resize(self._view.pixels, size, interpolation=cv2.INTER_AREA)
        factor = np.array(self._view.pixels.shape[1::-1]) / np.array(size)
        found = self._reader.find(np.asarray(coarse, np.uint8))
        boxes = [corners for corners in (box * factor for box in found) if self._may_be(corners)]
        boxes.sort(key=lambda corners: (corners[:, 1].mean(), corners[:, 0].mean()))
        return [self._line(box) for box in boxes[:MOST]]

    def _may_be(self, corners: Corners) -> bool:
        """Whether a box may hold a caption or a value."""
        _, y = self._view.millimetres(corners).T
        height = float(np.linalg.norm(corners[3] - corners[0])) / self._view.scale
        width = float(np.linalg.norm(corners[1] - corners[0])) / self._view.scale
        in_mrz = -1.0 < y.mean() < self._mrz_bottom + 1.0
        return SMALLEST < height < LARGEST and width < LONGEST * height and not in_mrz

    def _line(self, corners: Corners) -> PrintedLine:
        x, y = self._view.millimetres(corners).T
        height = float(np.linalg.norm(corners[3] - corners[0])) / self._view.scale
        middle = float(y.mean())
        return PrintedLine(
            Text("", ()),
            float(x.min()),
            middle - height / 2,
            float(x.max()),
            middle + height / 2,
            self._view.polygon(corners),
            corners,
        )

    def _text(self, corners: Corners) -> Text:
        height, width = self._view.pixels.shape[:2]
        polygon = tuple((float(x) / width, float(y) / height) for x, y in corners)
        return self._reader.read(straighten(self._view.pixels, polygon, HEIGHT))
