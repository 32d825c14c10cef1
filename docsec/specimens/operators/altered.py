"""What an operator returns: the altered description, where it differs, and in which pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from docsec.errors import UsageError
from docsec.specimens import elements
from docsec.specimens.document import Alteration, Document
from docsec.specimens.geometry import Box

ALL = ("white", "ir", "uv", "transmitted", "oblique", "tilt")
"""The lights that show print in black which stays in infrared."""
SEEN = ("white", "uv", "transmitted", "oblique", "tilt")
"""The lights that show print which is gone in infrared."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Altered:
    """A description after an operator.

    Attributes:
        document: the altered description.
        lights: the pictures that show it.
        boxes: where the picture differs, in millimetres of the document; characters of the MRZ
            and fields of the visual zone that say something else need not be among them.
        before: what stood there, by name.
    """

    document: Document
    lights: tuple[str, ...] = ALL
    boxes: tuple[Box, ...] = ()
    before: tuple[tuple[str, int | float | str], ...] = ()


def noted(before: Document, made: Altered, alteration: Alteration) -> Document:
    """Return the altered description with the note of what was done, its places filled in."""
    after = made.document
    characters = changed_characters(before, after)
    fields = changed_fields(before, after)
    cells = [cell(document, *one) for one in characters for document in (before, after)]
    values = [value_box(document, key) for key in fields for document in (before, after)]
    note = replace(
        alteration,
        parameters=(*made.before, *alteration.parameters),
        boxes=tuple(dict.fromkeys((*made.boxes, *values, *cells))),
        lights=made.lights,
        characters=characters,
        fields=fields,
    )
    return replace(after, alterations=(*before.alterations, note))


def changed_characters(before: Document, after: Document) -> tuple[tuple[int, int], ...]:
    """Return line and position of the characters of the MRZ that are others, from 1."""
    pairs = zip(before.printed, after.printed, strict=True)
    return tuple(
        (line, position)
        for line, texts in enumerate(pairs, 1)
        for position, (old, new) in enumerate(zip(*texts, strict=True), 1)
        if old != new
    )


def changed_fields(before: Document, after: Document) -> tuple[str, ...]:
    """Return the keys of the fields of the visual zone that say something else."""
    old = {entry.key: entry for entry, _ in elements.values(before)}
    return tuple(
        entry.key
        for entry, _ in elements.values(after)
        if (entry.value, entry.national) != (old[entry.key].value, old[entry.key].national)
    )


def cell(document: Document, line: int, position: int) -> Box:
    """Return the cell of a character of the MRZ as printed."""
    return document.machine.cell(document.geometry, line, position)


def lines_box(document: Document) -> Box:
    """Return the box of the whole MRZ as printed, however it is turned."""
    corners = [
        corner
        for line, text in enumerate(document.printed, 1)
        for corner in document.machine.line_polygon(document.geometry, line, len(text))
    ]
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def value_box(document: Document, key: str) -> Box:
    """Return the box that the value of a field fills, with its accents and commas.

    Raises:
        UsageError: where this side of the document has no such field.
    """
    found = {entry.key: box for entry, box in elements.values(document)}
    if key not in found:
        raise UsageError("specimen-field", key=key, known=", ".join(found))
    box = found[key]
    up, down = 0.75 * box.height, 0.5 * box.height
    return Box(box.left - 0.3, box.top - up, box.width + 0.8, box.height + up + down)


def enclosing(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around ``boxes``."""
    several = tuple(boxes)
    left, top = min(box.left for box in several), min(box.top for box in several)
    right, bottom = max(box.right for box in several), max(box.bottom for box in several)
    return Box(left, top, right - left, bottom - top)


def whole(document: Document) -> Box:
    """Return the box of the document."""
    return Box(0, 0, document.geometry.width, document.geometry.height)


def needed(document: Document, error: str, *, there: Thing | None) -> Thing:
    """Return the feature that an operator alters, where the document has it.

    Args:
        document: the specimen.
        error: the code of the error that says it has not.
        there: the feature itself.

    Raises:
        UsageError: ``there`` is false or nothing.
    """
    if not there:
        raise UsageError(error, type=document.type, design=document.design)
    return there
