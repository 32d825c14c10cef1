"""Drawing, scanning and examining the specimens, in one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from docsec.bench.cases import Case
from docsec.bench.figures import GENUINE
from docsec.capture import Capture, Picture, Place, open_captures, open_picture
from docsec.errors import DocsecError
from docsec.features.checks import CHECKS
from docsec.inspection import examine
from docsec.policy import Policy
from docsec.reading.reader import installed_reader
from docsec.specimens.camera.presets import reader, scanner
from docsec.specimens.document import Document
from docsec.specimens.lights import LIGHTS
from docsec.specimens.operators import handled
from docsec.specimens.pictures import Pictures
from docsec.specimens.true_values import places_on

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Held = tuple[Pictures, Mapping[str, Place]]
"""A document of the same model that a user holds, and what stands where on it."""
Answers = dict[str, tuple[str, bool]]
"""Status by finding code, and whether the finding counts in the status of a report."""

_PAGE_DPI = 400
_OF_PLACES = ("image.ovd", "image.ghost")
"""Checks that look where a reference says that something stands."""

_ANOTHER, _HELD = 500_000, 4
"""The seeds of the documents that specimens are compared with, and how many take turns."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on one specimen, by dots per inch."""

    case: Case
    answers: tuple[tuple[int, Answers], ...]


def observed(
    cases: Sequence[Case], dpis: Sequence[int], codes: frozenset[str], jobs: int
) -> Iterator[Seen]:
    """Yield what is found on each specimen at each resolution.

    Args:
        cases: the specimens.
        dpis: dots per inch that each is scanned at.
        codes: of the findings that are kept.
        jobs: the number of processes.
    """
    yield from _each(partial(observe, dpis=tuple(dpis), codes=codes), cases, jobs)


def on_pictures(
    files: Sequence[Path], codes: frozenset[str], jobs: int
) -> Iterator[Answers | None]:
    """Yield what is found on pictures of one's own; None for one that cannot be opened."""
    yield from _each(partial(_on_picture, codes=codes), files, jobs)


def observe(case: Case, dpis: tuple[int, ...], codes: frozenset[str]) -> Seen:
    """Return what is found on one specimen."""
    lights = needed_lights(case.codes or codes)
    finest = max(_PAGE_DPI, *dpis)
    description = case.document(finest)
    pictures = _drawn(description, lights)
    model = _model(case, codes, finest, lights)
    answers = []
    for dpi in dpis:
        capture = _scanned(pictures, case, dpi)
        if model is not None:
            drawn, places = model
            held = _scanned(drawn, replace(case, seed=case.seed + _ANOTHER), dpi)
            capture = replace(capture, references=(replace(held, places=places),))
        answers.append((dpi, _answers(capture, frozenset(case.codes) or codes)))
    return Seen(case, tuple(answers))


def _model(case: Case, codes: frozenset[str], dpi: int, lights: tuple[str, ...]) -> Held | None:
    """Return another document of the same model, where a check makes use of one."""
    asked = codes & set(case.codes or codes)
    used = [each for each in CHECKS if each.needs.reference or each.code in _OF_PLACES]
    if not any(check.code in asked for check in used):
        return None
    return _held(case.type, _ANOTHER + case.seed % _HELD, dpi, lights)


@lru_cache(maxsize=2 * _HELD)
def _held(document_type: str, seed: int, dpi: int, lights: tuple[str, ...]) -> Held:
    issued = Case(GENUINE, GENUINE, document_type, seed).document(dpi)
    return _drawn(issued, lights), places_on(issued)


def needed_lights(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the lights that the checks of ``codes`` need, white first."""
    kinds = {kind for check in CHECKS if check.code in codes for kind in check.needs.lights}
    return tuple(light for light in LIGHTS if light.partition("-")[0] in {"white", *kinds})


def _drawn(description: Document, lights: tuple[str, ...]) -> Pictures:
    pictures, _ = handled.taken(description, lights)
    return pictures


def _scanned(pictures: Pictures, case: Case, dpi: int) -> Capture:
    """Return the pictures as a scanner takes them; with further lights, as a reader does."""
    take = scanner if len(pictures.lights) == 1 else reader
    taken, _ = take(pictures, case.seed, dpi=dpi)
    policy = Policy()
    found: list[Picture] = [
        open_picture(file, f"{light}.jpg", light, policy) for light, file in taken.files.items()
    ]
    return Capture(case.name, None, tuple(found))


def _answers(capture: Capture, codes: frozenset[str]) -> Answers:
    report = examine(capture, Policy(), installed_reader(), codes)
    return {
        each.code: (each.status.value, each.strong)
        for each in report.findings
        if each.code in codes
    }


def _on_picture(file: Path, codes: frozenset[str]) -> Answers | None:
    try:
        capture, *_ = open_captures(file, Policy())
    except DocsecError:
        return None
    return _answers(capture, codes)


def _each(work: Callable[[Task], Answer], tasks: Sequence[Task], jobs: int) -> Iterator[Answer]:
    if jobs == 1:
        yield from map(work, tasks)
        return
    # Fresh processes: a copy of this one would inherit locks that other threads may hold.
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(work, tasks)
