"""Judging batches of records, in this process or in several; the order is kept."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from docsec.audit.records import Record
from docsec.audit.writing import FORMS, not_read
from docsec.mrz.bulk import Auditor, Outcome
from docsec.policy import Policy

BATCH = 32_768
"""Records judged at a time."""

_WAITING = 2
"""Batches under way for each process, so that none is idle and few are in memory."""


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

    def judge(self, first: int, batch: list[Record]) -> Judged:
        """Return what is found in ``batch``, whose first record has the number ``first``."""
        numbers = self._auditor.judge([lines for _, lines, problem in batch if not problem])
        outcomes = self._auditor.outcomes
        self._tails += [self._form.tail(each, None) for each in outcomes[len(self._tails) :]]
        tails = map(self._tails.__getitem__, numbers.tolist())
        before, between = self._form.before, self._form.between
        text = "".join(
            [
                f"{before}{number}{between}{line}"
                f"{self._form.tail(not_read(), problem) if problem else next(tails)}"
                for number, (line, _, problem) in enumerate(batch, first)
            ]
        )
        counted = Counter(numbers.tolist())
        found = [(outcomes[place], count) for place, count in counted.items()]
        return Judged(text, found, _problems(batch))


def _problems(batch: list[Record]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for line, _, problem in batch:
        if problem:
            count, first = found.get(problem, (0, line))
            found[problem] = count + 1, first
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
        for first, batch in batches:
            yield worker.judge(first, batch)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(policy, ending)) as pool:
        waiting: deque[Future[Judged]] = deque()
        for first, batch in batches:
            waiting.append(pool.submit(_continue, first, batch))
            if len(waiting) > _WAITING * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batches(records: Iterable[Record]) -> Iterator[tuple[int, list[Record]]]:
    left, first = iter(records), 1
    while batch := list(islice(left, BATCH)):
        yield first, batch
        first += len(batch)


_workers: list[Worker] = []


def _begin(policy: Policy, ending: str) -> None:
    _workers.append(Worker(policy, ending))


def _continue(first: int, batch: list[Record]) -> Judged:
    return _workers[0].judge(first, batch)
