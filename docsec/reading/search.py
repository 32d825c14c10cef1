"""Where in a picture an MRZ may be: the likeliest places first, each level and complete."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docsec.reading.blocks import Block, find_blocks
from docsec.reading.chains import chains
from docsec.reading.frame import Frame, levelled, resized
from docsec.reading.lines import find_lines
from docsec.reading.marks import Grey, Marks, find_marks
from docsec.reading.siblings import completed

LEVEL = math.radians(6)
"""A block turned further than this from a side of the picture is levelled and found anew."""

MARGIN = 10.0
"""Pitches around a block that are levelled with it: room for lines not seen before."""


class Place(NamedTuple):
    """A block and the frame that it was found in."""

    block: Block
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What was found in a picture brought to one size.

    Attributes:
        frame: the picture as it was searched.
        marks: the dark marks in it.
        blocks: the likeliest first; lines may be missing.
    """

    frame: Frame
    marks: Marks
    blocks: list[Block]

    def places(self) -> Iterator[Place]:
        """Yield the blocks level, and with the lines that were missed before."""
        for block in self.blocks:
            yield self._place(block)

    def _place(self, block: Block) -> Place:
        line = block.best
        if not _slanting(line.direction):
            return Place(completed(block, self.marks), self.frame)
        frame = levelled(self.frame, line.direction, block.corners(), MARGIN * line.pitch)
        again = _searched(frame)
        if not again.blocks or again.blocks[0].weight < 0.7 * block.weight:
            return Place(completed(block, self.marks), self.frame)
        return Place(completed(again.blocks[0], again.marks), frame)


def search(grey: Grey, side: int) -> Search:
    """Look for blocks in a picture brought to ``side`` pixels along its longer side."""
    return _searched(resized(grey, side))


def _searched(frame: Frame) -> Search:
    marks = find_marks(frame.grey)
    return Search(frame, marks, find_blocks(find_lines(marks, chains(marks))))


def _slanting(direction: float) -> bool:
    quarter = math.pi / 2
    off = (direction + quarter / 2) % quarter - quarter / 2
    return abs(off) > LEVEL
