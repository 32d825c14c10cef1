"""``docsec audit``: a table of what is found in every MRZ of a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TextIO

from docsec.audit.progress import Progress
from docsec.audit.reading import opened
from docsec.audit.summary import Summary
from docsec.audit.work import judged
from docsec.audit.writing import FORMS
from docsec.errors import UnreadableError, UsageError
from docsec.exit_codes import ExitCode
from docsec.policy import Policy
from docsec.typed import on_day


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the table and, to the standard error, the summary."""
    if arguments.jobs < 1:
        raise UsageError("audit-jobs", count=arguments.jobs)
    policy = on_day(Policy(), arguments.on)
    ending = _ending(arguments.out)
    summary = Summary()
    with opened(arguments.file) as source:
        first = next(source.records, None)
        if first is None:
            raise UnreadableError("file-empty", name=Path(arguments.file).name)
        progress = Progress(sys.stderr, source.size)
        with _table(arguments) as table:
            table.write(FORMS[ending].heading)
            for batch in judged(chain([first], source.records), policy, ending, arguments.jobs):
                table.write(batch.text)
                summary.add(batch)
                progress.show(source.bytes_read, summary.records)
        progress.end()
    print(summary.text(arguments.lang, policy.reference_date.isoformat()), file=sys.stderr)
    return summary.exit_code


def _ending(out: str | None) -> str:
    ending = Path(out).suffix.lower() if out else ".csv"
    if ending not in FORMS:
        raise UsageError("audit-ending", name=Path(out or "").name, known=", ".join(FORMS))
    return ending


@contextmanager
def _table(arguments: argparse.Namespace) -> Iterator[TextIO]:
    """Open what the table is written to, which may not be what is read."""
    if not arguments.out:
        yield sys.stdout
        return
    path = Path(arguments.out)
    if path.exists() and arguments.file != "-" and path.samefile(arguments.file):
        raise UsageError("audit-same-file", name=path.name)
    try:
        with path.open("w", encoding="utf-8", newline="") as table:
            yield table
    except OSError:
        raise UsageError("cannot-write", name=path.name) from None
