"""``docsec workbook``: what workbook files come to, as the pages say it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from docsec.errors import UnreadableError
from docsec.exit_codes import ExitCode
from docsec.messages import LANGUAGES
from docsec.report import workbook as text
from docsec.typed import named_bytes
from docsec.workbook.assess import as_dict, assess
from docsec.workbook.compare import check_count, compare, comparison_as_dict, table
from docsec.workbook.files import LARGEST, read
from docsec.workbook.record import Workbook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what there is to do with workbooks, and the arguments of each."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    check = _task(tasks, "check", "Read a workbook, and print what it comes to and what it lacks.")
    check.add_argument("file", metavar="FILE|-", help="JSON or CSV, as exported from the page")
    check.add_argument("--json", action="store_true", help="print JSON")
    beside = _task(tasks, "compare", "Print workbooks side by side: who can share what.")
    beside.add_argument("file", nargs="+", metavar="FILE", help="JSON or CSV, as exported")
    form = beside.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print a table: an item a row")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Do one task with workbooks; where a file is refused, the reason is all that is printed."""
    names = [arguments.file] if arguments.task == "check" else arguments.file
    check_count(len(names))
    books, refused = [], False
    for name in names:
        data = named_bytes(name, LARGEST + 1)
        try:
            books.append(read(data))
        except UnreadableError as error:
            print(f"docsec: {Path(name).name}: {error.sentence(arguments.lang)}", file=sys.stderr)
            refused = True
    if refused:
        return ExitCode.NOT_READ
    print(_check(books[0], arguments) if arguments.task == "check" else _compare(books, arguments))
    return ExitCode.SUCCESSFUL


def _check(book: Workbook, arguments: argparse.Namespace) -> str:
    assessed = assess(book)
    if arguments.json:
        return _json(as_dict(assessed))
    return text.render_assessment(book, assessed, arguments.lang)


def _compare(books: Sequence[Workbook], arguments: argparse.Namespace) -> str:
    compared = compare(books)
    if arguments.json:
        return _json(comparison_as_dict(compared))
    if arguments.csv:
        return table(compared).replace("\r\n", "\n").rstrip("\n")
    return text.render_comparison(compared, arguments.lang)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _task(
    tasks: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    task = tasks.add_parser(name, help=about, description=about)
    # Left out, it is what stands before the task, or the language of the machine.
    known = ", ".join(LANGUAGES)
    task.add_argument("--lang", default=argparse.SUPPRESS, metavar="xx", help=f"language: {known}")
    return task
