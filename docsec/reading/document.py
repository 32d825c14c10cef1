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
from docsec.reading.decode import Text
from docsec.reading.evening import Place as PlaceAlong
from docsec.reading.evening import evened
from docsec.reading.flatten import Strip, strips
from docsec.reading.frame import Frame
from docsec.reading.kin import compared
from docsec.reading.lines import Doubles, Line
from docsec.reading.marks import Grey
from docsec.reading.recogniser import HEIGHT, PITCH, Recogniser
from docsec.reading.search import Place
from docsec.reading.siblings import LONGEST_OF_THREE, supposed
from docsec.reading.sight import Sight

MOST_LINES = 6
"""Neighbouring lines that are read, the likeliest of a larger block."""

SURE = 0.8
"""Mean confidence at which a line is not tried upside down as well."""

HOPELESS = 0.6
"""Mean confidence of the likeliest line, either way up, below which no other is read."""


WIDENED = 14
"""Cells that are added where the text goes on into the margin of a strip."""

MOST_WIDENED = 2
FEWEST_ADDED = 1
LEAST_ADDED = 0.8
"""Characters, and their mean confidence, that a wider view must add to be believed."""


class ReadLine(NamedTuple):
    """How a line lies in the picture, and what stands there."""

    strip: Strip
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
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
        left, right = _ends(line.strip, self.turned, line.text)
        corners = line.strip.polygon(left, right, self.frame)
        return (*corners[2:], *corners[:2]) if self.turned else corners

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
    sight = Sight(grey, place.frame, recogniser)
    turned, text = _way_up(sight, lying[best])
    if text.certainty < HOPELESS:
        return Result(None, False)
    whole, text = _whole(sight, lying[best], turned, text)
    if whole is not lying[best]:
        lying = strips(block, _reach(whole, turned, text))
    lines = [
        ReadLine(whole, text) if at == best else ReadLine(strip, sight.text(strip, turned))
        for at, strip in enumerate(lying)
    ]
    lines = [_bounded(line, block.best, lines[best], turned) for line in lines]
    if turned:
        lines.reverse()
    chosen = _chosen(lines, block.best)
    if (
        chosen is not None
        and len(chosen) == 2
        and len(chosen[0].text.characters) <= LONGEST_OF_THREE
    ):
        known = [line.strip.line for line in chosen]
        above, below = supposed(*known)
        lying = strips(Block((above, *known, below)))
        before, after = (
            ReadLine(strip, sight.text(strip, turned)) for strip in (lying[0], lying[-1])
        )
        chosen = _chosen([before, *chosen, after], block.best)
    if chosen is None:
        return Result(None, is_line(text))
    places = [_place_along(block.best, line.strip, turned) for line in chosen]
    texts = [sight.surer(line.strip, turned, line.text) for line in chosen]
    texts = compared(evened(texts, places))
    kept = tuple(line._replace(text=text) for line, text in zip(chosen, texts, strict=True))
    return Result(Document(kept, turned, place.frame), False)


def _place_along(best: Line, strip: Strip, turned: bool) -> PlaceAlong:
    """Return how columns of a crop lie along the MRZ, counted in characters of its best line."""
    lean = sum(strip.lean) / 2

    def place(columns: Doubles) -> Doubles:
        left = strip.columns - columns if turned else columns
        x, y = strip.points(left, np.full_like(left, HEIGHT / 2)).T
        along, down = best.place(x, y)
        number = best.cells.number(along - lean * down)
        return -number if turned else number

    return place


def _bounded(line: ReadLine, best: Line, first: ReadLine, turned: bool) -> ReadLine:
    """Return a line without what stands beyond the likeliest one and was read with doubt."""
    places = [_place_along(best, each.strip, turned) for each in (first, line)]
    return line._replace(text=evened([first.text, line.text], places)[1])


def _chosen(lines: Sequence[ReadLine], best: Line) -> tuple[ReadLine, ...] | None:
    offsets = [across(best, line.strip.line) / best.pitch for line in lines]
    chosen = choose([line.text for line in lines], offsets)
    return None if chosen is None else tuple(lines[at] for at in chosen.places)


def _way_up(sight: Sight, strip: Strip) -> tuple[bool, Text]:
    """Return whether a line is to be read from its other end, and what it says."""
    likely = math.cos(strip.line.direction) < -0.1
    first = sight.text(strip, likely)
    # No filler looks like one upside down, whereas O, 8 and many others do.
    if first.certainty >= SURE and has_fillers(first):
        return likely, first
    second = sight.text(strip, not likely)
    return (likely, first) if first.certainty >= second.certainty else (not likely, second)


def _whole(sight: Sight, strip: Strip, turned: bool, text: Text) -> tuple[Strip, Text]:
    """Return a strip and its text, wider while characters stand in its margins."""
    for _ in range(MOST_WIDENED):
        start, end = _ends(strip, turned, text)
        before = WIDENED * (start < PITCH)
        after = WIDENED * (end > strip.columns - PITCH)
        if not before and not after:
            break
        wider = strip.wider(before, after)
        more = sight.text(wider, turned)
        if not _goes_on(text, more):
            break
        strip, text = wider, more
    return strip, text


def _goes_on(text: Text, more: Text) -> bool:
    """Whether the wider view shows several more characters, and surely: not a border."""
    added = len(more.characters) - len(text.characters)
    gained = (
        sum(each.confidence for each in more.characters) - len(text.characters) * text.certainty
    )
    return added >= FEWEST_ADDED and gained > LEAST_ADDED * added


def _ends(strip: Strip, turned: bool, text: Text) -> tuple[float, float]:
    """Return the columns of the strip that the text begins and ends at, left to right."""
    half = (text.pitch or PITCH) / 2
    start, end = text.characters[0].column - half, text.characters[-1].column + half
    return (strip.columns - end, strip.columns - start) if turned else (start, end)


def _reach(strip: Strip, turned: bool, text: Text) -> tuple[float, float]:
    start, end = _ends(strip, turned, text)
    return strip.along(start), strip.along(end)


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
