"""The visual zone as it was read, and the outcome of holding a field of the MRZ against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from docsec.findings import Status
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.places import Value, values
from docsec.printed.text import Text

OVERLAP = 0.15
"""Share of their height by which a caption and the value below it, with margins, overlap."""

LONGEST = 5
"""Characters of a sex as printed, such as ``F / F``."""

LETTER = 2.0
"""Heights of a line that a letter, or two with a stroke, may be wide."""


@dataclass(frozen=True, slots=True)
class VisualZone:
    """What a comparison looks at.

    Attributes:
        values: every value, from the top.
        named: the fields that have a caption.
        limit: the confidence (0..1) below which a character can make nothing fail.
        read_again: gives what a second look at a line reads.
    """

    values: tuple[Value, ...]
    named: frozenset[str]
    limit: float
    read_again: Callable[[PrintedLine], Text]

    @classmethod
    def of(
        cls, page: PrintedPage, limit: float, lines: tuple[PrintedLine, ...] | None = None
    ) -> VisualZone:
        """Return the visual zone of a page.

        Args:
            page: the page.
            limit: the confidence below which a character can make nothing fail.
            lines: those of its lines that are looked at; all of them by default.
        """
        lines = page.lines if lines is None else lines
        captions = [(line, line.named) for line in lines if line.named]
        named = frozenset(field for _, each in captions for field in each.fields)
        found = values(lines)
        if not any("sex" in value.fields and len(value.text) <= LONGEST for value in found):
            letters = (_letter_below(line, page) for line, each in captions if "sex" in each.fields)
            found += tuple(value for value in letters if value.line.read.confidence >= limit)
        return cls(found, named, limit, page.read_again)

    def at(self, *fields: str) -> tuple[Value, ...]:
        """Return the values at the captions of any of the fields."""
        return tuple(value for value in self.values if value.fields & set(fields))

    @staticmethod
    def is_of(value: Value, field: str) -> bool:
        """Whether a value is surely that of a field, and of no other."""
        return value.first and value.fields - {"other"} == {field}


def _letter_below(line: PrintedLine, page: PrintedPage) -> Value:
    """Return what stands below a caption; a letter alone is easily passed over."""
    height = median(each.height for each in page.found)
    top = line.bottom - OVERLAP * height
    place = (line.left - 0.5, top, line.left + LETTER * height, top + height)
    below = page.look(*place)
    return Value(frozenset(("sex",)), below.text, below, True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one comparison.

    Attributes:
        status: successful, failed, undetermined, or not performed.
        actual: what is printed, where something is.
        line: where it is printed.
        reason: a closed code of the registry.
    """

    status: Status
    actual: str | None = None
    line: PrintedLine | None = None
    reason: str | None = None


def confirmed(value: Value, reason: str | None = None) -> Outcome:
    """Return that the printed value is that of the MRZ."""
    return Outcome(Status.SUCCESSFUL, value.text, value.line, reason)


def differs(value: Value, surely: bool) -> Outcome:
    """Return that another value is printed at the place of the field."""
    if surely:
        return Outcome(Status.FAILED, value.text, value.line)
    return Outcome(Status.UNDETERMINED, value.text, value.line, "printed-differs")


def not_confirmed(zone: VisualZone, *fields: str) -> Outcome:
    """Return that nothing was found; not performed where there is not even a caption."""
    if zone.named & set(fields):
        return Outcome(Status.UNDETERMINED, reason="printed-not-read")
    return Outcome(Status.NOT_PERFORMED, reason="printed-field-absent")
