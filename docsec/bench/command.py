"""``docsec bench checks``: measure the checks on the picture, or show what was measured."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import docsec
from docsec.audit.progress import Progress
from docsec.bench import figures, table
from docsec.bench.cases import DESIGN, FIRST_SEED, cases
from docsec.bench.work import Seen, observed, on_pictures
from docsec.errors import UsageError
from docsec.exit_codes import ExitCode
from docsec.features.checks import CHECKS
from docsec.registry import CODES
from docsec.specimens.operators.expected import FINDINGS

Item = TypeVar("Item")


def measurable() -> tuple[str, ...]:
    """Return the codes of the checks that some fraud is made for."""
    made_for = {code for found in FINDINGS.values() for code in found}
    return tuple(
        check.code for check in CHECKS if check.code in made_for and CODES[check.code].statuses
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Measure, write the figures where told, and print them."""
    if arguments.show:
        print(table.render(figures.load(), arguments.lang))
        return ExitCode.SUCCESSFUL
    least = min(arguments.count, arguments.genuine or 0)
    if arguments.jobs < 1 or least < 0:
        raise UsageError("bench-number", count=min(arguments.jobs, least))
    out = Path(arguments.out) if arguments.out else None
    kept = json.loads(out.read_text(encoding="utf-8")) if out and out.is_file() else None
    measured: figures.Row = {}
    for measured in measure(arguments):
        if kept:
            measured = figures.merged(kept, measured)
        if out:
            _write(out, measured)
    print(table.render(measured, arguments.lang))
    return ExitCode.SUCCESSFUL


def measure(arguments: argparse.Namespace) -> Iterator[figures.Row]:
    """Yield the figures as the file holds them: so far after each specimen, at last all."""
    codes = frozenset(arguments.check or measurable())
    unknown = sorted(codes.difference(measurable()))
    if unknown:
        raise UsageError("bench-check", check=unknown[0], known=", ".join(measurable()))
    files = _pictures(arguments.pictures)
    specimens = cases(codes, arguments.count, arguments.genuine)
    done: list[Seen] = []
    for each in _shown(observed(specimens, arguments.dpi, codes, arguments.jobs), len(specimens)):
        done.append(each)
        yield _figures(done, codes, arguments.count, None)
    answers = list(_shown(on_pictures(files, codes, arguments.jobs), len(files)))
    pictures = figures.published(answers, codes) if files else None
    yield _figures(done, codes, arguments.count, pictures)


def _figures(
    done: list[Seen], codes: frozenset[str], count: int, pictures: figures.Row | None
) -> figures.Row:
    about = {
        "version": docsec.__version__,
        "source": "docsec bench checks",
        "design": DESIGN,
        "first_seed": FIRST_SEED,
        "count": count,
        "frauds": sum(each.case.kind == figures.FRAUD for each in done),
        "specimens": len(done),
    }
    return figures.as_json(about, figures.tally(done, codes), pictures)


def _pictures(folder: str | None) -> list[Path]:
    if folder is None:
        return []
    if not Path(folder).is_dir():
        raise UsageError("bench-folder", name=Path(folder).name)
    return sorted(path for path in Path(folder).iterdir() if path.is_file())


def _shown(several: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield each with a bar on the terminal."""
    progress = Progress(sys.stderr, total)
    for number, each in enumerate(several, 1):
        progress.show(number, number)
        yield each
    progress.end()


def _write(path: Path, measured: figures.Row) -> None:
    try:
        path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    except OSError:
        raise UsageError("cannot-write", name=path.name) from None
