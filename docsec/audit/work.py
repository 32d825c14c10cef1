"""Judging batches of records, in this process or in several; the order is kept."""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context

from docsec.audit.records import Record
from docsec.audit.writing import FORMS, not_read
from docsec.mrz.bulk import Auditor, Outcome
from docsec.policy import Policy

BATCH = 32_768
"""Records judged at a time."""

MOST_CHARACTERS = 1 << 23
"""Characters of records far from any MRZ in one batch, which could fill the memory otherwise."""

_LINES, _CHARACTERS = 4, 200
"""More lines or characters in a line than any MRZ has."""

_WAITING = 2
"""Batches under way for each process, so that none is idle and few are in memory."""


@dataclass(slots=True)
class Batch:
    """Records one after the other.

    Attributes:
        first: the number of the first, from 1.
        lines: of all that can be judged.
        counts: how many lines each of these has.
        places: the line of the file where each record begins.
        problems: for those that cannot be judged, by place in the batch, why.
    """

    first: int
    lines: list[str]
    counts: list[int]
    places: list[int]
    problems: dict[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch after it was judged.

    Attributes:
        text: its rows of the table.
        outcomes: how many records have which.
        problems: how many records have which, and the line of the first.
    """

    text: str
    outcomes: list[tuple[Outcome, int]]
    problems: dict[str, tuple[int, int]]


class Worker:
    """Judges batch after batch and writes the rows."""

    def __init__(self, policy: Policy, ending: str) -> None:
        """Begin with nothing judged; ``ending`` says how the table is written."""
        self._auditor = Auditor(policy)
        self._form = FORMS[ending]
        self._tails: list[str] = []

    def judge(self, batch: Batch) -> Judged:
        """Return what is found in ``batch``."""
        numbers = self._auditor.judge(batch.lines, batch.counts).tolist()
        outcomes = self._auditor.outcomes
        self._tails += [self._form.tail(each, None) for each in outcomes[len(self._tails) :]]
        sound = map(self._tails.__getitem__, numbers)
        problems = {at: self._form.tail(not_read(), why) for at, why in batch.problems.items()}
        before, between = self._form.before, self._form.between
        rows = [
            f"{before}{batch.first + at}{between}{line}{problems.get(at) or next(sound)}"
            for at, line in enumerate(batch.places)
        ]
        found = [(outcomes[place], many) for place, many in Counter(numbers).items()]
        return Judged("".join(rows), found, _problems(batch))


def _problems(batch: Batch) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for at, problem in batch.problems.items():
        many, first = found.get(problem, (0, batch.places[at]))
        found[problem] = many + 1, first
    return found


def judged(records: Iterable[Record], policy: Policy, ending: str, jobs: int) -> Iterator[Judged]:
    """Yield every batch of ``records`` after it was judged, in order.

    Args:
        records: of a file.
        policy: the choices to judge by.
        ending: how the table is written, a key of `docsec.audit.writing.FORMS`.
        jobs: the number of processes.
    """
    batches = _batches(records)
    if jobs == 1:
        worker = Worker(policy, ending)
        yield from map(worker.judge, batches)
        return
    # Fresh processes: a copy of this one would inherit locks that other threads may hold.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, initializer=_begin, initargs=(policy, ending)) as pool:
        waiting: deque[Future[Judged]] = deque()
        for batch in batches:
            # One text travels to another process faster than many.
            text = "\n".join(batch.lines)
            waiting.append(pool.submit(_continue, text, replace(batch, lines=[])))
            if len(waiting) > _WAITING * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batches(records: Iterable[Record]) -> Iterator[Batch]:
    left, first = iter(records), 1
    while True:
        batch, far = Batch(first, [], [], [], {}), 0
        for line, lines, problem in islice(left, BATCH):
            if problem:
                batch.problems[len(batch.places)] = problem
            else:
                batch.lines += lines
                batch.counts.append(len(lines))
            batch.places.append(line)
            if len(lines) > _LINES or (lines and len(lines[0]) > _CHARACTERS):
                far += sum(map(len, lines))
                if far > MOST_CHARACTERS:
                    break
        if not batch.places:
            return
        yield batch
        first += len(batch.places)


_workers: list[Worker] = []


def _begin(policy: Policy, ending: str) -> None:
    # An interruption is for the process that was started; the others end with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _workers.append(Worker(policy, ending))


def _continue(text: str, batch: Batch) -> Judged:
    batch.lines = text.split("\n")
    return _workers[0].judge(batch)
