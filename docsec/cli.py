"""The command ``docsec``: arguments, languages and exit codes.

Exit codes: 0 nothing failed, 1 wrong use, 2 a finding failed, 3 undetermined only, 4 nothing
could be read, 5 a needed part is missing. With several results the first that applies of
2, 3, 4, 5, 0 is returned.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import docsec
from docsec import commands, messages
from docsec.errors import DocsecError, UsageError
from docsec.exit_codes import ExitCode
from docsec.mrz.layouts import LAYOUTS


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print its usage and exit with 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("usage", problem=f"{message[:1].upper()}{message[1:]}.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    _make_output_safe()
    language = _default_language()
    try:
        parsed = _parser(language).parse_args(arguments)
        language = parsed.lang
        messages.catalogue(language)
        return int(parsed.run(parsed))
    except DocsecError as error:
        known = language if language in messages.LANGUAGES else "en"
        print(f"docsec: {error.sentence(known)}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return int(ExitCode.SUCCESSFUL)
    except KeyboardInterrupt:
        return 130


def _make_output_safe() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _default_language() -> str:
    """Return the language of the machine if docsec has it, else English."""
    for variable in ("DOCSEC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(variable, "")[:2].lower()
        if language in messages.LANGUAGES:
            return language
    return "en"


def _parser(language: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="docsec",
        description="Check sample travel documents: findings with their evidence, never a verdict.",
        epilog="Exit codes: 0 nothing failed, 1 wrong use, 2 a finding failed, 3 undetermined "
        "only, 4 nothing could be read, 5 a needed part is missing.",
    )
    parser.add_argument("--version", action="version", version=f"docsec {docsec.__version__}")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (
        _inspect,
        _read,
        _parse,
        _explain,
        _build,
        _audit,
        _features,
        _checklist,
        _workbook,
        _specimen,
        _bench,
        _serve,
    ):
        add(parsers, language)
    return parser


def _command(
    parsers: argparse._SubParsersAction[_Parser], name: str, language: str, about: str
) -> _Parser:
    parser = parsers.add_parser(name, help=about, description=about)
    parser.set_defaults(run=getattr(commands, name))
    known = ", ".join(messages.LANGUAGES)
    parser.add_argument("--lang", default=language, metavar="xx", help=f"language: {known}")
    return parser


def _judging(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser.add_argument("--full", action="store_true", help="list also what is as it should be")
    parser.add_argument("--on", metavar="DATE", help="examine as of this day (YYYY-MM-DD)")


def _inspect(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    from docsec.reading.command import add_reader_arguments

    parser = _command(
        parsers, "inspect", language, "Examine pictures, PDFs or folders of sample documents."
    )
    parser.add_argument("document", nargs="+", metavar="DOCUMENT")
    parser.add_argument(
        "--light",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="a further picture of the document: ir, uv, transmitted, oblique-1, tilt-01 ...",
    )
    parser.add_argument(
        "--mrz", metavar="TEXT|FILE", help="the MRZ as you read it; lines apart by | or in a file"
    )
    parser.add_argument(
        "--reference",
        metavar="DIR",
        help="documents of the same model that you hold: a folder of pictures by light, or of such",
    )
    parser.add_argument("--html", metavar="OUT", help="write the report as one HTML file")
    add_reader_arguments(parser)
    _judging(parser)


def _read(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    from docsec.reading.command import add_arguments

    add_arguments(_command(parsers, "read", language, "Print the MRZ of pictures, as printed."))


def _parse(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(parsers, "parse", language, "Check an MRZ given as text.")
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-")
    _judging(parser)


def _explain(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(
        parsers, "explain", language, "Explain an MRZ: each field, each check digit worked out."
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--on", metavar="DATE", help="examine as of this day (YYYY-MM-DD)")


def _build(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(parsers, "build", language, "Write an MRZ strictly as Doc 9303 prescribes.")
    parser.add_argument("--format", required=True, metavar="|".join(LAYOUTS))
    required = ("surname", "document-number", "expiry-date")
    optional = (
        "given-names",
        "issuing-state",
        "nationality",
        "birth-date",
        "sex",
        "document-code",
        "optional-data",
        "optional-data-2",
    )
    for name in (*required, *optional):
        parser.add_argument(f"--{name}", required=name in required, metavar="TEXT")
    parser.add_argument(
        "--name-language",
        dest="language",
        metavar="CODE",
        help="language of a name in Cyrillic letters: be, bg, mk, sr, uk",
    )


def _audit(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(parsers, "audit", language, "Check every MRZ of a file of any size.")
    parser.add_argument(
        "file",
        metavar="FILE|-",
        help=r"a .csv, a .jsonl, or plain text: each MRZ on a line, its lines apart by | or \n, or "
        "its lines under each other and an empty line after them",
    )
    parser.add_argument("--out", metavar="FILE", help="write the table here: a .csv or a .jsonl")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    parser.add_argument("--on", metavar="DATE", help="examine as of this day (YYYY-MM-DD)")


def _features(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(
        parsers, "features", language, "Print the security features, or those a query finds."
    )
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words in any language")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _checklist(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(parsers, "checklist", language, "Print the Session 4 checklist.")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print a table")


def _workbook(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    from docsec.workbook.command import add_arguments

    about = "Check a workbook of the Session 4 checklist, or compare several."
    add_arguments(_command(parsers, "workbook", language, about))


def _specimen(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    from docsec.specimens.command import add_arguments

    add_arguments(_command(parsers, "specimen", language, "Draw a synthetic Utopia specimen."))


def _bench(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    from docsec.bench.arguments import add_arguments

    about = "Measure how often the checks on pictures find what they look for."
    add_arguments(_command(parsers, "bench", language, about))


def _serve(parsers: argparse._SubParsersAction[_Parser], language: str) -> None:
    parser = _command(parsers, "serve", language, "Serve the web pages on this machine.")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS")
    parser.add_argument("--port", default=8000, type=int, metavar="N")
    parser.add_argument(
        "--store",
        metavar="FILE",
        help="keep workbooks in this SQLite file; off unless given",
    )
