"""The order of the work: open, read, parse, check, and say what was not done.

`inspect` is the only road: the command line, the web page and the tests all take it.
"""

from __future__ import annotations

import time
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import docsec
from docsec.errors import UnreadableError, UsageError
from docsec.features import checks
from docsec.findings import Finding, Mrz, Polygon, Reading, Region, Report, Span, Status
from docsec.mrz.layouts import KNOWN
from docsec.mrz.parse import parse
from docsec.mrz.repair import with_proposals
from docsec.page.examined import Page
from docsec.page.place import part
from docsec.policy import Policy
from docsec.reading.doubt import agreement, certain, doubted, second_opinion
from docsec.registry import GROUPS, NOTHING_READ, finding, not_performed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docsec.capture import Capture, Picture, Source
    from docsec.reading.reader import Reader


def inspect(
    source: Source,
    policy: Policy | None = None,
    *,
    lights: Mapping[str, str | Path | bytes] | None = None,
    typed_mrz: str | None = None,
    reader: Reader | None = None,
    page: int = 1,
    reference: str | Path | None = None,
) -> Report:
    """Examine one document and return the report.

    Args:
        source: path, bytes, Pillow image, array or Capture.
        policy: the choices to judge by; `Policy()` if none is given.
        lights: further pictures of the same document by light (``ir``, ``uv`` ...).
        typed_mrz: the MRZ as a person read it; judged in place of the machine's reading.
        reader: what reads the picture; the default one if none is given.
        page: which page of a PDF.
        reference: a folder with documents of the same model (`docsec.page.reference`).

    Raises:
        UnreadableError: a picture cannot be opened.
        UsageError: there is no such light or page.
    """
    from docsec.capture import open_captures
    from docsec.page.reference import open_references
    from docsec.reading.reader import installed_reader

    policy = policy or Policy()
    captures = open_captures(source, policy, lights=lights, typed_mrz=typed_mrz)
    capture = _page_of(captures, page)
    if reference is not None:
        capture = replace(capture, references=open_references(reference, policy))
    return examine(capture, policy, reader or installed_reader())


def read(
    source: Source, policy: Policy | None = None, *, reader: Reader | None = None, page: int = 1
) -> Reading:
    """Return what the reader sees in a picture, as printed; without lines where nothing is.

    Raises:
        UnreadableError: the picture cannot be opened.
        MissingPartError: no reader is installed.
        UsageError: there is no such page.
    """
    from docsec.capture import open_captures
    from docsec.reading.reader import default_reader

    capture = _page_of(open_captures(source, policy or Policy()), page)
    return read_all(capture, reader or default_reader())[0]


def _page_of(captures: tuple[Capture, ...], page: int) -> Capture:
    if not 1 <= page <= len(captures):
        raise UsageError("no-such-page", name=captures[0].name, page=page, pages=len(captures))
    return captures[page - 1]


def read_all(capture: Capture, reader: Reader) -> tuple[Reading, ...]:
    """Return the readings of the main picture, the largest first; an empty one if there is none."""
    started = time.perf_counter()
    readings = reader.read(capture.main)
    if readings:
        return readings
    seconds = round(time.perf_counter() - started, 3)
    light = capture.main.light
    reason = "no-mrz-found"
    return (Reading((), None, None, (), 0.0, reader.name, seconds, light, reason=reason),)


def examine(
    capture: Capture, policy: Policy, reader: Reader | None, only: frozenset[str] | None = None
) -> Report:
    """Examine an opened document; without a reader everything else is still done.

    Args:
        capture: the document.
        policy: the choices.
        reader: of the MRZ.
        only: the codes of the checks on the picture to make; all of them by default.
    """
    started = time.perf_counter()
    readings: tuple[Reading, ...] = ()
    reason = "reader-missing"
    if reader is not None:
        reason = "no-mrz-found"
        try:
            answers = reader.read(capture.main)
            readings = tuple(reading for reading in answers if reading.lines)
            reason = next((each.reason for each in answers if each.reason), reason)
        except UnreadableError as error:
            reason = error.code
    seconds = round(time.perf_counter() - started, 3)
    first, *further = readings or (None,)
    report = _report(capture, policy, first, reason, {"reading": seconds}, only)
    others = tuple(
        _report(replace(capture, typed_mrz=None), policy, each, reason, {}, only)
        for each in further
    )
    return replace(report, others=others)


def examine_typed(text: str, policy: Policy, name: str) -> Report:
    """Examine an MRZ that a person typed, without any picture."""
    started = time.perf_counter()
    mrz = with_proposals(parse(text, policy), policy)
    findings = (*mrz.findings, *checks.absent())
    timings = {"checks": round(time.perf_counter() - started, 3)}
    return Report(name, None, (), None, mrz, True, findings, timings, docsec.__version__)


def _report(
    capture: Capture,
    policy: Policy,
    reading: Reading | None,
    reason: str,
    timings: dict[str, float],
    only: frozenset[str] | None,
) -> Report:
    started = time.perf_counter()
    typed = capture.typed_mrz is not None
    mrz: Mrz | None = None
    if capture.typed_mrz is not None:
        mrz = with_proposals(parse(capture.typed_mrz, policy), policy)
    elif reading is not None:
        mrz = with_proposals(parse(reading.lines, policy), policy, reading.alternatives)
        mrz = replace(mrz, findings=tuple(doubted(mrz, reading, policy)))
    page = _page(capture, policy, reading, mrz)
    if mrz is not None:
        mrz = replace(mrz, findings=tuple(_placed(each, page) for each in mrz.findings))
    findings = [
        *_about_reading(reading, mrz if typed else None, reason, page),
        *(mrz.findings if mrz else ()),
        *checks.perform(page, only),
        *checks.absent(),
    ]
    findings.sort(key=lambda each: GROUPS.index(each.group))
    timings["checks"] = round(time.perf_counter() - started, 3)
    return Report(
        capture.name,
        capture.page,
        tuple(picture.facts() for picture in _main_first(capture)),
        reading,
        mrz,
        typed,
        tuple(findings),
        MappingProxyType(timings),
        docsec.__version__,
    )


def _main_first(capture: Capture) -> tuple[Picture, ...]:
    main = capture.main
    return (main, *(picture for picture in capture.pictures if picture is not main))


def _about_reading(
    reading: Reading | None, typed: Mrz | None, reason: str, page: Page
) -> list[Finding]:
    """Whether the picture could be read, and whether it agrees with what was typed."""
    if reading is None:
        status = Status.NOT_PERFORMED if reason in _NOT_READ else Status.ABORTED
        return [finding("reading.mrz", status, reason=reason)]
    count = str(len(reading.lines))
    where = Region(reading.picture, _outline(reading)) if reading.regions else None
    found = finding("reading.mrz", Status.SUCCESSFUL, actual=count, where=where)
    second = [_placed(each, page) for each in second_opinion(reading)]
    if typed is None:
        return [found, not_performed("reading.agreement", "nothing-typed"), *second]
    agreed = (_placed(each, page) for each in agreement(typed.lines, reading.lines))
    return [found, *agreed, *second]


_NOT_READ = ("reader-missing", *NOTHING_READ)


def _outline(reading: Reading) -> tuple[tuple[float, float], ...]:
    first, last = reading.regions[0], reading.regions[-1]
    return (first[0], first[1], last[2], last[3])


def _page(capture: Capture, policy: Policy, reading: Reading | None, mrz: Mrz | None) -> Page:
    """Lay the MRZ that is judged on the place where the reader saw one."""
    picture = capture.main
    regions: tuple[Polygon, ...] = ()
    lengths: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    if reading is not None and mrz is not None and len(reading.regions) == len(mrz.lines):
        picture = capture.under(reading.picture) or capture.main
        regions, texts = reading.regions, reading.lines
        full = KNOWN[mrz.format].line_lengths if mrz.format else None
        lengths = full or tuple(map(len, mrz.lines))
    sure: tuple[tuple[bool, ...], ...] = ()
    if reading is not None and capture.typed_mrz is None:
        sure = certain(reading, policy.confidence_limit)
    return Page(capture, policy, lengths, regions, picture, texts, mrz, sure)


def _placed(each: Finding, page: Page) -> Finding:
    """Return the finding with the place of its span in the picture."""
    where = each.where
    if not isinstance(where, Span) or where.line > len(page.line_regions):
        return each
    count = max(page.line_lengths[where.line - 1], where.end)
    polygon = part(page.line_regions[where.line - 1], where.start, where.end, count)
    return replace(each, region=Region(page.picture.light, polygon))
