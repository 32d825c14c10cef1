"""What was found in a whole file: how many, by status and by code. Nothing of any record."""

from __future__ import annotations

from collections import Counter

from docsec import messages
from docsec.audit.progress import spaced
from docsec.audit.work import Judged
from docsec.exit_codes import ExitCode, of_status, worst
from docsec.findings import Status
from docsec.registry import CODES

_LISTED = (Status.FAILED, Status.UNDETERMINED)


class Summary:
    """Counts batch after batch."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.records = 0
        self._statuses: Counter[Status] = Counter()
        self._codes: Counter[tuple[str, Status]] = Counter()
        self._without_format = 0
        self._problems: dict[str, tuple[int, int]] = {}

    def add(self, judged: Judged) -> None:
        """Count a batch."""
        for outcome, count in judged.outcomes:
            self._statuses[outcome.status] += count
            self._without_format += count if outcome.format is None else 0
            for status, codes in zip(_LISTED, (outcome.failed, outcome.undetermined), strict=True):
                self._codes.update({(code, status): count for code in codes})
        for problem, (count, line) in judged.problems.items():
            before, first = self._problems.get(problem, (0, line))
            self._problems[problem] = before + count, first
            self._statuses[Status.NOT_PERFORMED] += count
        self.records = self._statuses.total()

    @property
    def exit_code(self) -> ExitCode:
        """The exit code for all of it."""
        return worst(map(of_status, self._statuses))

    def text(self, language: str, day: str) -> str:
        """Return the summary in ``language``; ``day`` is the day of examination."""
        counted = messages.text("audit.records", language, count=spaced(self.records), day=day)
        lines = [counted]
        for status in Status:
            if self._statuses[status]:
                lines.append(_row(self._statuses[status], _label(status, language)))
        if self._codes:
            lines += ["", messages.text("audit.findings", language)]
        for code in CODES:
            for status in _LISTED:
                if count := self._codes[code, status]:
                    title = messages.title(code, language)
                    lines.append(_row(count, f"{_label(status, language)}: {title}  {code}"))
        notes = [*self._notes(language)]
        return "\n".join([*lines, *([""] if notes else []), *notes])

    def _notes(self, language: str) -> list[str]:
        """Return what was not understood."""
        notes = []
        if self._without_format:
            count = spaced(self._without_format)
            notes.append(messages.text("audit.without-format", language, count=count))
        for problem, (count_, line) in self._problems.items():
            key, count = f"audit.problem.{problem}", spaced(count_)
            notes.append(messages.text(key, language, count=count, line=line))
        return notes


def _label(status: Status, language: str) -> str:
    return messages.text(f"status.{status.value}", language)


def _row(count: int, text: str) -> str:
    return f"{spaced(count):>12}  {text}"
