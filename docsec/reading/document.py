"""The lines of one place read and put together as the MRZ of one document."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from docsec.findings import Polygon
from docsec.reading.assemble import choose, has_fillers, is_line
from docsec.reading.blocks import Block, across
from docsec.reading.decode import Text, decode
from docsec.reading.flatten import Strip, crop, strips
from docsec.reading.frame import Frame
from docsec.reading.lines import Line
from docsec.reading.marks import Grey
from docsec.reading.recogniser import PITCH, Recogniser
from docsec.reading.search import Place
from docsec.reading.siblings import LONGEST_OF_THREE, supposed

MOST_LINES = 6
"""Neighbouring lines that are read, the likeliest of a larger block."""

SURE = 0.8
"""Mean confidence at which a line is not tried upside down as well."""

HOPELESS = 0.4
"""Mean confidence of the likeliest line, either way up, below which no other is read."""


class ReadLine(NamedTuple):
    """How a line lies in the picture, and what stands there."""

    strip: Strip
    text: Text


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of one MRZ, in reading order.

    Attributes:
        lines: as they were read.
        turned: whether they were read against the direction of their strips.
        frame: that the strips lie in.
    """

    lines: tuple[ReadLine, ...]
    turned: bool
    frame: Frame

    @property
    def size(self) -> float:
        """The height of its capitals, in pixels of the picture."""
        return max(line.strip.line.height for line in self.lines) / self.frame.scale

    @property
    def rotation(self) -> float:
        """Degrees clockwise from the picture to upright, 0 up to 360."""
        direction = self.frame.origin_angle(self.lines[0].strip.line.direction)
        return round((180 * self.turned - math.degrees(direction)) % 360, 2) % 360

    def region(self, line: ReadLine) -> Polygon:
        """Return the corners of a line as the text is read, 0..1 of the picture."""
        characters = line.text.characters
        half = (line.text.pitch or PITCH) / 2
        left, right = characters[0].column - half, characters[-1].column + half
        if not self.turned:
            return line.strip.polygon(left, right, self.frame)
        whole = line.strip.columns
        corners = line.strip.polygon(whole - right, whole - left, self.frame)
        return (*corners[2:], *corners[:2])

    def holds(self, place: Place) -> bool:
        """Whether the likeliest line of another place is one of these."""
        line = place.block.best
        middle = line.points(np.array([(line.start + line.end) / 2]))
        at = self.frame.matrix[:, :2] @ place.frame.origin(middle)[0] + self.frame.matrix[:, 2]
        return any(_on(each, at[0], at[1]) for each in self.lines)


class Result(NamedTuple):
    """What reading a place gave: a document, or at least one line that may be of an MRZ."""

    document: Document | None
    one_line: bool


def read_place(grey: Grey, place: Place, recogniser: Recogniser) -> Result:
    """Read the lines of one place of ``grey``, the likeliest first, and choose the MRZ's."""
    block = _likeliest(place.block)
    lying = strips(block)
    best = block.lines.index(block.best)
    crops = {best: crop(grey, lying[best], place.frame)}
    turned, text = _way_up(crops[best], math.cos(block.best.direction) < -0.1, recogniser)
    if text.certainty < HOPELESS:
        return Result(None, False)
    lines = [
        ReadLine(strip, text if at == best else _text(grey, strip, place.frame, turned, recogniser))
        for at, strip in enumerate(lying)
    ]
    if turned:
        lines.reverse()
    chosen = _chosen(lines, block.best)
    if chosen is not None and len(chosen) == 2 and len(chosen[0].text.characters) <= LONGEST_OF_THREE:
        known = [line.strip.line for line in chosen]
        above, below = supposed(*known)
        lying = strips(Block((above, *known, below)))
        before, after = (
            ReadLine(strip, _text(grey, strip, place.frame, turned, recogniser))
            for strip in (lying[0], lying[-1])
        )
        chosen = _chosen([before, *chosen, after], block.best)
    if chosen is None:
        return Result(None, is_line(text))
    return Result(Document(chosen, turned, place.frame), False)


def _chosen(lines: Sequence[ReadLine], best: Line) -> tuple[ReadLine, ...] | None:
    offsets = [across(best, line.strip.line) for line in lines]
    chosen = choose([line.text for line in lines], offsets)
    return None if chosen is None else tuple(lines[at] for at in chosen.places)


def _way_up(line: Grey, likely: bool, recogniser: Recogniser) -> tuple[bool, Text]:
    """Return whether a line is to be read from its other end, and what it says."""
    first = _decoded(line, likely, recogniser)
    # No filler looks like one upside down, whereas O, 8 and many others do.
    if first.certainty >= SURE and has_fillers(first):
        return likely, first
    second = _decoded(line, not likely, recogniser)
    return (likely, first) if first.certainty >= second.certainty else (not likely, second)


def _text(grey: Grey, strip: Strip, frame: Frame, turned: bool, recogniser: Recogniser) -> Text:
    return _decoded(crop(grey, strip, frame), turned, recogniser)


def _decoded(line: Grey, turned: bool, recogniser: Recogniser) -> Text:
    upright = np.ascontiguousarray(line[::-1, ::-1]) if turned else line
    return decode(recogniser.log_probabilities([upright])[0])


def _likeliest(block: Block) -> Block:
    """Return the block with its likeliest lines only, those next to one another."""
    if len(block.lines) <= MOST_LINES:
        return block
    weights = [line.weight for line in block.lines]
    starts = range(len(weights) - MOST_LINES + 1)
    start = max(starts, key=lambda each: sum(weights[each : each + MOST_LINES]))
    return Block(block.lines[start : start + MOST_LINES])


def _on(line: ReadLine, x: float, y: float) -> bool:
    along, across = line.strip.line.place(np.array([x]), np.array([y]))
    where = line.strip.line
    inside = where.start - where.pitch < along[0] < where.end + where.pitch
    return bool(inside and abs(across[0]) < where.height)
