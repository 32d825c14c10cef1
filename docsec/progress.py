"""Many things one after the other or side by side, with a bar where a person looks on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

BAR = 24
"""Characters of the progress bar."""

Given = TypeVar("Given")
Made = TypeVar("Made")


def worked(work: Callable[[Given], Made], things: Sequence[Given], jobs: int = 1) -> Iterator[Made]:
    """Yield what ``work`` makes of each of ``things``, in their order, and show how far it is.

    Args:
        work: of this module's kind: it and what it takes can be sent to another process.
        things: what it is done to.
        jobs: how many processes; 1 is this one.
    """
    if jobs == 1:
        yield from counted(map(work, things), len(things))
        return
    # Fresh processes: a copy of this one would inherit locks that OpenCV's threads may hold.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, initializer=_one_thread) as pool:
        yield from counted(pool.map(work, things), len(things))


def counted(found: Iterable[Made], count: int) -> Iterator[Made]:
    """Yield what was found; show how far it is on stderr, where that is a terminal."""
    shown = sys.stderr.isatty() and not os.environ.get("NO_PROGRESS") and count > 1
    for number, one in enumerate(found, 1):
        if shown:
            sys.stderr.write("\r\x1b[K")
        yield one
        if shown and number < count:
            filled = BAR * number // count
            sys.stderr.write(f"[{'#' * filled}{'.' * (BAR - filled)}] {number}/{count}")
            sys.stderr.flush()


def count(text: str) -> int:
    """Return a number of processes as given on the command line.

    Raises:
        ValueError: it is none, or less than 1.
    """
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _one_thread() -> None:
    import cv2

    cv2.setNumThreads(1)
