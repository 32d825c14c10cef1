"""A reader for tests: it has its readings from the start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from docsec.capture import Picture
from docsec.findings import Reading


class FakeReader:
    """Answers with given readings, and keeps a list of what it was asked to read.

    Args:
        readings: for every picture, or by light (an empty answer for other lights).
        name: the reader's name.
    """

    def __init__(
        self, readings: Iterable[Reading] | Mapping[str, Iterable[Reading]], name: str = "fake"
    ) -> None:
        self.name = name
        self.asked: list[Picture] = []
        self._by_light = dict(readings) if isinstance(readings, Mapping) else None
        self._always = () if isinstance(readings, Mapping) else tuple(readings)

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return the given readings, marked as read from ``picture`` by this reader."""
        self.asked.append(picture)
        answer = self._always if self._by_light is None else self._by_light.get(picture.light, ())
        return tuple(replace(one, reader=self.name, picture=picture.light) for one in answer)
