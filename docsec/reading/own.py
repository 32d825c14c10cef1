"""docsec's own reader: finds the lines, flattens them, has the network read them.

It needs no program beside Python's packages, and works on one thread. The characters are those
that the network sees; see `docsec.reading.decode` for what is known about each.
"""

from __future__ import annotations

import time
from itertools import islice

import cv2
import numpy as np

from docsec.capture import Picture
from docsec.findings import Reading
from docsec.mrz.layouts import detect
from docsec.reading.absence import why_nothing
from docsec.reading.document import Document, read_place
from docsec.reading.marks import Grey
from docsec.reading.reader import OWN
from docsec.reading.recogniser import Recogniser
from docsec.reading.search import Search, search

LONG_SIDES = (1200, 2000)
"""Pixels of the longer side that a picture is searched at, one after the other."""

SMALL = 800
"""A picture with a longer side below this holds no print that is found at the second size only."""

MOST_PLACES = 4
"""Places that are read at one size before giving up."""

FURTHER = 40.0
"""Weight of a block that is read even after an MRZ was found: a further document."""


class OwnReader:
    """Reads every MRZ of a picture; may be used by several threads at once.

    Args:
        recogniser: what reads a line; by default docsec's own network.
    """

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self.name = OWN
        self._recogniser = recogniser or Recogniser()

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return one reading per MRZ, the largest first, or one that says why there is none."""
        started = time.perf_counter()
        grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        documents, reason = self._documents(grey)
        seconds = round(time.perf_counter() - started, 3)
        if not documents:
            light = picture.light
            return (Reading((), None, None, (), 0.0, self.name, seconds, light, reason=reason),)
        return tuple(self._reading(each, picture, seconds) for each in documents)

    def _documents(self, grey: Grey) -> tuple[list[Document], str]:
        first: Search | None = None
        alone = False
        for side in LONG_SIDES if max(grey.shape) >= SMALL else LONG_SIDES[:1]:
            found = search(grey, side)
            first = first or found
            documents, one_line = self._read(grey, found)
            alone = alone or one_line
            if documents:
                return sorted(documents, key=lambda each: -each.size), ""
        return [], why_nothing(grey, first, alone) if first else "no-mrz-found"

    def _read(self, grey: Grey, found: Search) -> tuple[list[Document], bool]:
        """Return the documents at the likeliest places, and whether a lone line was read."""
        documents: list[Document] = []
        one_line = False
        for place in islice(found.places(), MOST_PLACES):
            if documents and place.block.weight < FURTHER:
                break
            if any(document.holds(place) for document in documents):
                continue
            result = read_place(grey, place, self._recogniser)
            one_line = one_line or result.one_line
            if result.document is not None:
                documents.append(result.document)
        return documents, one_line

    def _reading(self, document: Document, picture: Picture, seconds: float) -> Reading:
        lines = tuple(str(line.text) for line in document.lines)
        layout = detect(lines)
        rows = [line.text.characters for line in document.lines]
        return Reading(
            lines=lines,
            format=layout.id if layout else None,
            confidence=tuple(tuple(each.confidence for each in row) for row in rows),
            regions=tuple(document.region(line) for line in document.lines),
            rotation=document.rotation,
            reader=self.name,
            seconds=seconds,
            picture=picture.light,
            alternatives=tuple(tuple(each.alternatives for each in row) for row in rows),
        )
