"""The record: what every part of docsec returns, and nothing else does.

Frozen dataclasses only. Statuses and their order are those of Doc 9303-2 Appendix C,
C.33 and Table C-2. Polygons are x, y from the top left, 0..1, in the picture as displayed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import TypeVar, cast

Polygon = tuple[tuple[float, float], ...]
Record = TypeVar("Record")


def written(record: type[Record]) -> type[Record]:
    """Return a quick way to write records of the class ``record``, called as that is.

    A frozen class must go around its own guard for every value, which takes four times as long.
    Here the values are put into a class with the same slots and no guard; what is returned is a
    ``record``, frozen as any other. What a ``record`` works out itself may be given as well.
    """

    def freeze(self: object) -> None:
        self.__class__ = record

    namespace: dict[str, object] = {"__post_init__": freeze, "__annotations__": {}}
    namespace["__doc__"] = record.__doc__  # without one, a signature would be made for it
    for each in fields(record):  # type: ignore[arg-type]
        namespace["__annotations__"] |= {each.name: each.type}  # type: ignore[operator]
        namespace[each.name] = dataclass_field(
            default=each.default, default_factory=each.default_factory
        )
    draft = type(record.__name__, (), namespace)
    return cast(type[Record], dataclass(slots=True, eq=False, repr=False)(draft))


class Status(StrEnum):
    """The five answers of a check (Doc 9303-2 App. C, C.33)."""

    SUCCESSFUL = "successful"
    FAILED = "failed"
    UNDETERMINED = "undetermined"
    NOT_PERFORMED = "not-performed"
    ABORTED = "aborted"

    __hash__ = str.__hash__  # that of an enumeration is no other, and many times slower


WORST_FIRST = (Status.FAILED, Status.ABORTED, Status.UNDETERMINED, Status.SUCCESSFUL)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of MRZ line ``line``, all counted from 1."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A polygon in a picture; ``picture`` is the light it was taken under (``white`` ...)."""

    picture: str
    polygon: Polygon


@dataclass(frozen=True, slots=True)
class Measure:
    """What was computed where a number decided; ``limit`` is what it was held against."""

    name: str
    value: float
    unit: str
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A picture that explains a finding, made when somebody looks at it.

    Attributes:
        kind: what it shows, ``bars``, ``heat-map``, ``film-strip`` ...; its caption is in the
            catalogues under ``evidence.<kind>``.
        draw: returns it as the bytes of a PNG file.
    """

    kind: str
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule, with its evidence.

    Attributes:
        code: stable and dotted, ``mrz.check-digits.composite``; see `docsec.registry`.
        status: one of the five.
        group: the heading it stands under in a report.
        reference: the clause it rests on, ``Doc 9303-3 4.9``.
        where: the place, in the MRZ or in a picture.
        field: the field it is about, ``birth_date``.
        expected: what the rule asks for.
        actual: what is there.
        reason: a closed code for why undetermined or not performed, or for what is worth a word
            though the rule passed.
        measure: the number that decided, if one did.
        strong: whether it counts in the status of the report.
        routine: the ICAO generic routine, ``(IR,AB,MR)``, where there is one.
        uses: every part of the MRZ the rule looked at, if more than ``where``.
        region: where ``where`` lies in the picture, once that is known.
        evidence: a picture that explains it, if there is one.
    """

    code: str
    status: Status
    group: str
    reference: str
    where: Span | Region | None = None
    field: str | None = None
    expected: str | None = None
    actual: str | None = None
    reason: str | None = None
    measure: Measure | None = None
    strong: bool = True
    routine: str | None = None
    uses: tuple[Span, ...] = ()
    region: Region | None = None
    evidence: Evidence | None = dataclass_field(default=None, repr=False, compare=False)


def overall(findings: Iterable[Finding]) -> Status:
    """Return the worst status of the strong findings (Doc 9303-2 App. C).

    A rule that was not performed never raises or lowers it; where nothing was
    performed at all, that is the answer.
    """
    present = {each.status for each in findings if each.strong}
    return next((status for status in WORST_FIRST if status in present), Status.NOT_PERFORMED)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an MRZ.

    Attributes:
        key: ``document_number``, ``birth_date`` ...
        raw: the characters as printed.
        value: what they mean; dates as ISO 8601; None where unknown.
        line: the line, from 1.
        start: the first position, from 1.
        end: the last position, included.
    """

    key: str
    raw: str
    value: str | None
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """One place where a proposal differs from the lines as given.

    Attributes:
        line: the line, from 1.
        position: the first character concerned, from 1, counted in the line as given.
        before: the characters that stand there; empty where something is added.
        after: the characters that would stand there; empty where something is left out.
        reason: a closed code for why this place.
        also: further characters that would fit just as well as ``after``: those that no check
            digit over the place can tell from it, or, where none is over it, the other
            look-alikes.
    """

    line: int
    position: int
    before: str
    after: str
    reason: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another reading that would be consistent; never applied by docsec itself.

    Attributes:
        lines: the lines as they would stand.
        reason: a closed code for what is changed and why; of several, the most doubtful.
        changes: every place that differs; empty from `docsec.parse`, which names none.
        supported_by: the codes of the check digits over a changed place that are right after.
        mended: the codes of the findings that fail before and not after.
        chance: where a look-alike rests on a check digit alone, the share of alterations of
            that field that some look-alike would explain as well: how little it proves.
    """

    lines: tuple[str, ...]
    reason: str
    changes: tuple[Change, ...] = ()
    supported_by: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    chance: float | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether other characters would fit as well at one of the places."""
        return any(change.also for change in self.changes)


@dataclass(frozen=True, slots=True)
class Mrz:
    """An MRZ taken apart: nothing repaired, nothing thrown away.

    Attributes:
        format: ``TD1``, ``TD2``, ``TD3``, ``MRV-A``, ``MRV-B``, or None if no format fits.
        lines: the lines as given.
        fields: by key, in printed order; empty without a format.
        findings: one per rule, in reading order.
        proposals: other readings, never applied.
        values: what each field means, by key, in printed order; None where unknown.
    """

    format: str | None
    lines: tuple[str, ...]
    fields: Mapping[str, Field]
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...] = ()
    values: Mapping[str, str | None] = dataclass_field(default_factory=dict, compare=False)
    _status: Status | None = dataclass_field(init=False, default=None, repr=False, compare=False)

    @property
    def status(self) -> Status:
        """The worst status of the strong findings."""
        return self._status or overall(self.findings)


Alternatives = tuple[tuple[tuple[tuple[str, float], ...], ...], ...]
"""By line and character: what else it may be, with probabilities, the likeliest first."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What a second reader saw in the same picture.

    Attributes:
        reader: its name.
        lines: its characters; empty where it found no MRZ.
        agrees: per line and character of the first reading, whether it saw the same; empty
            where the two cannot be laid beside one another.
    """

    reader: str
    lines: tuple[str, ...]
    agrees: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader saw in a picture, as printed.

    Attributes:
        lines: the characters, one string a line.
        format: the reader's guess by shape, or None.
        confidence: per line, per character, 0..1; None where the reader gives none.
        regions: one polygon a line, in the picture as displayed; four corners, from the top
            left in reading direction, clockwise.
        rotation: degrees clockwise from the displayed picture to upright.
        reader: the reader's name.
        seconds: wall time.
        picture: the light of the picture it was read from.
        alternatives: what else each character may be; None where the reader names none.
        second: what a second reader saw; None where none was asked.
        reason: where there are no lines, a closed code for why; None if that is not known.
    """

    lines: tuple[str, ...]
    format: str | None
    confidence: tuple[tuple[float, ...], ...] | None
    regions: tuple[Polygon, ...]
    rotation: float
    reader: str
    seconds: float
    picture: str = "white"
    alternatives: Alternatives | None = None
    second: SecondOpinion | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is said about a picture that was handed in: never the picture itself."""

    light: str
    name: str
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one examination, in reading order.

    Attributes:
        file: the name that was handed in.
        page: the page of a PDF, from 1; None otherwise.
        pictures: facts about each picture, the main one first.
        reading: what the reader saw; None if nothing was read.
        mrz: the MRZ that was judged; None if there was none.
        typed: whether ``mrz`` was typed by a person rather than read.
        findings: everything that was checked, and what was not, with the reason.
        timings: seconds by step.
        version: of docsec.
        others: further documents in the same picture.
    """

    file: str
    page: int | None
    pictures: tuple[PictureFacts, ...]
    reading: Reading | None
    mrz: Mrz | None
    typed: bool
    findings: tuple[Finding, ...]
    timings: Mapping[str, float]
    version: str
    others: tuple[Report, ...] = ()

    @property
    def status(self) -> Status:
        """The worst status of the strong findings; 'not performed' if nothing was performed."""
        return overall(self.findings)

    @property
    def groups(self) -> dict[str, tuple[Finding, ...]]:
        """The findings by group, in reading order."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.group, []).append(finding)
        return {group: tuple(members) for group, members in groups.items()}
