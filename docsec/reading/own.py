"""docsec's own reader: finds the lines, flattens them, has the network read them.

It needs no program beside Python's packages, and works on one thread.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from docsec.capture import Picture
from docsec.findings import Polygon, Reading
from docsec.mrz.layouts import detect
from docsec.reading.assemble import choose
from docsec.reading.blocks import Block, find_blocks
from docsec.reading.chains import chains
from docsec.reading.decode import Text, decode
from docsec.reading.flatten import Strip, crop, strips
from docsec.reading.frame import Frame, levelled, resized
from docsec.reading.lines import find_lines
from docsec.reading.marks import Grey, Marks, find_marks
from docsec.reading.recogniser import PITCH, Recogniser
from docsec.reading.siblings import completed

NAME = "docsec"

LONG_SIDES = (1200, 2000)
"""Pixels of the longer side that a picture is brought to for finding lines, one after the other."""

LEVEL = math.radians(6)
"""A picture in which the likeliest line is turned further is levelled before it is looked at."""

MOST_BLOCKS = 4
MOST_LINES = 6

SURE = 0.8
"""Mean confidence at which a line is not tried upside down as well."""


class ReadLine(NamedTuple):
    """A line that was read: how it lies, what stands there, and whether it was turned."""

    strip: Strip
    text: Text


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of one MRZ, in reading order."""

    lines: tuple[ReadLine, ...]
    turned: bool
    frame: Frame


class OwnReader:
    """Reads every MRZ of a picture; may be used by several threads at once."""

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self.name = NAME
        self._recogniser = recogniser or Recogniser()

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return one reading per MRZ, the largest first."""
        started = time.perf_counter()
        grey = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
        found: list[Found] = []
        for side in LONG_SIDES:
            found = list(self._find(np.asarray(grey, dtype=np.uint8), side))
            if found:
                break
        seconds = round(time.perf_counter() - started, 3)
        return tuple(self._reading(each, picture, seconds) for each in found)

    def _find(self, grey: Grey, side: int) -> Iterator[Found]:
        frame = resized(grey, side)
        marks, blocks = _blocks(frame)
        if blocks and (turn := _off_level(blocks[0])):
            frame = levelled(frame, turn)
            marks, blocks = _blocks(frame)
        for block in blocks[:MOST_BLOCKS]:
            found = self._read_block(grey, block, marks, frame)
            if found is not None:
                yield found

    def _read_block(self, grey: Grey, block: Block, marks: Marks, frame: Frame) -> Found | None:
        block = _most_likely(completed(block, marks))
        lying = strips(block)
        crops = [crop(grey, strip, frame) for strip in lying]
        best = max(range(len(lying)), key=lambda place: lying[place].line.weight)
        turned, text = self._way_up(crops[best], lying[best])
        if text.certainty < 0.4:
            return None
        texts = [
            text if place == best else self._text(each, turned)
            for place, each in enumerate(crops)
        ]
        lines = [ReadLine(strip, text) for strip, text in zip(lying, texts, strict=True)]
        if turned:
            lines.reverse()
        chosen = choose([line.text for line in lines])
        if chosen is None:
            return None
        return Found(tuple(lines[place] for place in chosen.places), turned, frame)

    def _way_up(self, line: Grey, strip: Strip) -> tuple[bool, Text]:
        """Return whether a line is to be read from its other end, and what it says."""
        likely = math.cos(strip.line.direction) < -0.1
        first = self._text(line, likely)
        if first.certainty >= SURE:
            return likely, first
        second = self._text(line, not likely)
        return (likely, first) if first.certainty >= second.certainty else (not likely, second)

    def _text(self, line: Grey, turned: bool) -> Text:
        upright = np.ascontiguousarray(line[::-1, ::-1]) if turned else line
        return decode(self._recogniser.log_probabilities([upright])[0])

    def _reading(self, found: Found, picture: Picture, seconds: float) -> Reading:
        lines = tuple(str(line.text) for line in found.lines)
        layout = detect(lines)
        direction = found.frame.origin_angle(found.lines[0].strip.line.direction)
        return Reading(
            lines=lines,
            format=layout.id if layout else None,
            confidence=tuple(
                tuple(character.confidence for character in line.text.characters)
                for line in found.lines
            ),
            regions=tuple(_region(line, found.turned, found.frame) for line in found.lines),
            rotation=round((180 * found.turned - math.degrees(direction)) % 360, 2) % 360,
            reader=self.name,
            seconds=seconds,
            picture=picture.light,
        )


def _blocks(frame: Frame) -> tuple[Marks, list[Block]]:
    marks = find_marks(frame.grey)
    return marks, find_blocks(find_lines(marks, chains(marks)))


def _off_level(block: Block) -> float:
    """Return the direction of a block that runs along no side of the picture, else 0."""
    best = max(block.lines, key=lambda line: line.weight)
    quarter = math.pi / 2
    off = (best.direction + quarter / 2) % quarter - quarter / 2
    return best.direction if abs(off) > LEVEL else 0.0


def _most_likely(block: Block) -> Block:
    """Return the block with its likeliest lines only, those next to one another."""
    if len(block.lines) <= MOST_LINES:
        return block
    weights = [line.weight for line in block.lines]
    starts = range(len(weights) - MOST_LINES + 1)
    start = max(starts, key=lambda each: sum(weights[each : each + MOST_LINES]))
    return Block(block.lines[start : start + MOST_LINES])


def _region(line: ReadLine, turned: bool, frame: Frame) -> Polygon:
    characters = line.text.characters
    half = line.text.pitch / 2 or PITCH / 2
    left, right = characters[0].column - half, characters[-1].column + half
    if not turned:
        return line.strip.polygon(left, right, frame)
    whole = line.strip.columns
    corners = line.strip.polygon(whole - right, whole - left, frame)
    return (*corners[2:], *corners[:2])
