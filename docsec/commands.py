"""What each command does: open, call the library, print. No knowledge of documents here."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docsec import messages
from docsec.errors import DocsecError, MissingPartError, TooLargeError, UnreadableError, UsageError
from docsec.exit_codes import ExitCode, of_reading, of_report, of_status, worst
from docsec.policy import Policy
from docsec.typed import checked_text, named_bytes, on_day

if TYPE_CHECKING:
    from docsec.capture import Capture
    from docsec.findings import Report
    from docsec.reading.command import Document
    from docsec.reading.reader import Reader


def inspect(arguments: Namespace) -> ExitCode:
    """Examine every document; one that cannot be opened never hides the others' results."""
    from docsec.inspection import examine

    policy = _policy(arguments)
    lights = dict(_light(text) for text in arguments.light)
    single = {"--light": bool(lights), "--mrz": arguments.mrz is not None}
    for option, used in single.items():
        if used and len(arguments.document) != 1:
            raise UsageError("one-document", option=option, count=len(arguments.document))
    typed = _typed(arguments.mrz, policy) if arguments.mrz is not None else None
    references = _references(arguments.reference, policy)
    reader = _reader_or_none(arguments)
    codes: list[ExitCode] = []
    kept: list[tuple[Report, Capture]] = []
    for name in arguments.document:
        try:
            for opened in _open(name, policy, lights, typed):
                capture = replace(opened, references=references)
                report = examine(capture, policy, reader)
                _print_report(report, arguments)
                codes.append(of_report(report))
                if arguments.html:
                    kept.append((report, capture))
        except Exception as error:
            codes.append(_refuse(name, error, arguments))
    if arguments.html and kept:
        from docsec.report.html import render

        _write(Path(arguments.html), render(kept, arguments.lang))
    return worst(codes)


def read(arguments: Namespace) -> ExitCode:
    """Print what is printed in the MRZ of each picture."""
    from docsec.reading.command import answers

    codes: list[ExitCode] = []
    for answer in answers(arguments):
        if answer.error is not None:
            codes.append(_refuse(answer.file, answer.error, arguments))
        for document in answer.documents:
            codes.append(of_reading(document.readings[0]))
            _print_document(document, arguments)
    return worst(codes)


def parse(arguments: Namespace) -> ExitCode:
    """Print fields and findings of an MRZ given as text."""
    from docsec.mrz.parse import parse as parse_text
    from docsec.mrz.repair import with_proposals
    from docsec.report.json import mrz_as_dict
    from docsec.report.text import render_mrz

    policy = _policy(arguments)
    mrz = with_proposals(parse_text(_text(arguments.file, policy), policy), policy)
    if arguments.json:
        _print_json(mrz_as_dict(mrz, arguments.lang))
    else:
        print(render_mrz(mrz, arguments.lang, colour=_colour(), full=arguments.full))
    return of_status(mrz.status)


def explain(arguments: Namespace) -> ExitCode:
    """Print every field and each check digit worked out."""
    from docsec.mrz.explain import explain as explain_text
    from docsec.report.json import explanation_as_dict
    from docsec.report.text import render_explanation

    policy = _policy(arguments)
    explanation = explain_text(_text(arguments.file, policy), policy)
    if arguments.json:
        _print_json(explanation_as_dict(explanation, arguments.lang))
    else:
        print(render_explanation(explanation, arguments.lang))
    return of_status(explanation.mrz.status)


def build(arguments: Namespace) -> ExitCode:
    """Print the lines of an MRZ."""
    from docsec.mrz.build import build as build_lines

    given = {
        key: value
        for key, value in vars(arguments).items()
        if key not in ("command", "run", "lang") and value is not None
    }
    for line in build_lines(given.pop("format"), **given):
        print(line)
    return ExitCode.SUCCESSFUL


def features(arguments: Namespace) -> ExitCode:
    """Print the security features that a query finds; all of them without one."""
    from docsec.features import catalogue
    from docsec.report.reference import render_features

    query = " ".join(arguments.query)
    found = catalogue.load().find(query)
    if arguments.json:
        _print_json(catalogue.as_dict(found, arguments.lang), indent=2)
    elif found:
        print(render_features(found, arguments.lang))
    else:
        print(messages.text("report.no-feature-found", arguments.lang, query=query))
    return ExitCode.SUCCESSFUL


def checklist(arguments: Namespace) -> ExitCode:
    """Print the Session 4 checklist."""
    from docsec.features import checklist as data

    content = data.load()
    if arguments.json:
        _print_json(data.as_dict(content, arguments.lang), indent=2)
    elif arguments.csv:
        import csv

        writer = csv.DictWriter(sys.stdout, data.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(data.rows(content, arguments.lang))
    else:
        for section in content.sections:
            print(f"\n{section.id}  {section.title.get(arguments.lang)}")
            for item in content.in_section(section.id):
                print(f"  {item.id}  {item.statement.get(arguments.lang)}")
    return ExitCode.SUCCESSFUL


def workbook(arguments: Namespace) -> ExitCode:
    """Print what a workbook comes to, or several side by side."""
    from docsec.workbook.command import run

    return run(arguments)


def serve(arguments: Namespace) -> ExitCode:
    """Serve the web pages until interrupted."""
    from docsec_web.server import serve as serve_pages

    serve_pages(arguments.host, arguments.port, arguments.store)
    return ExitCode.SUCCESSFUL


def specimen(arguments: Namespace) -> ExitCode:
    """Draw a Utopia specimen."""
    from docsec.specimens.command import run

    return ExitCode(run(arguments))


def bench(arguments: Namespace) -> ExitCode:
    """Measure the checks on the picture, or show what was measured."""
    from docsec.bench.command import run

    return run(arguments)


def audit(arguments: Namespace) -> ExitCode:
    """Write a table of what is found in every MRZ of a file."""
    from docsec.audit.command import run

    return run(arguments)


def _policy(arguments: Namespace) -> Policy:
    return on_day(Policy(), arguments.on)


def _light(text: str) -> tuple[str, str]:
    name, separator, file = text.partition("=")
    if not (name and separator and file):
        raise UsageError("light-syntax", text=text)
    return name, file


def _open(
    name: str, policy: Policy, lights: dict[str, str], typed: str | None
) -> tuple[Capture, ...]:
    from docsec.capture import open_captures

    return open_captures(name, policy, lights=lights, typed_mrz=typed)


def _references(folder: str | None, policy: Policy) -> tuple[Capture, ...]:
    if folder is None:
        return ()
    from docsec.page.reference import open_references

    return open_references(folder, policy)


def _reader_or_none(arguments: Namespace) -> Reader | None:
    from docsec.reading.reader import reader_named

    try:
        return reader_named(arguments.reader, arguments.second_reader)
    except MissingPartError as error:
        _complain(error.sentence(arguments.lang))
        return None


def _typed(given: str, policy: Policy) -> str:
    """Return the MRZ given as text (lines apart by a line break or ``|``) or as a file's name."""
    if "<" not in given and Path(given).exists():
        return _text(given, policy)
    return checked_text(given.replace("|", "\n"), policy)


def _text(name: str, policy: Policy) -> str:
    limit = policy.max_text * 4 + 1
    data = named_bytes(name, limit)
    try:
        return checked_text(data.decode("utf-8-sig"), policy)
    except UnicodeDecodeError as error:
        if len(data) == limit:
            raise TooLargeError("text-too-long", limit=policy.max_text) from None
        raise UnreadableError("text-encoding", name=Path(name).name) from error


def _print_report(report: Report, arguments: Namespace) -> None:
    if arguments.json:
        from docsec.report.json import report_as_dict

        _print_json(report_as_dict(report, arguments.lang))
    else:
        from docsec.report.text import render

        print(render(report, arguments.lang, colour=_colour(), full=arguments.full), end="\n\n")


def _print_document(document: Document, arguments: Namespace) -> None:
    """Print the readings of one document, and name on stderr what is not certain in them."""
    from docsec.report.arrange import heading_of
    from docsec.report.json import reading_as_dict
    from docsec.report.text import doubts

    first, *others = document.readings
    if arguments.json:
        about = {"file": document.name, "page": document.page}
        further = [reading_as_dict(other) for other in others]
        _print_json({**about, **reading_as_dict(first), "others": further})
        return
    title = heading_of(document.name, document.page, arguments.lang)
    if len(arguments.file) > 1 or document.page:
        print(title)
    if not first.lines:
        sentence = messages.text(f"reason.{first.reason or 'no-mrz-found'}", arguments.lang)
        print(sentence if len(arguments.file) > 1 else f"{title}: {sentence}")
    print(*("\n".join(reading.lines) for reading in document.readings if reading.lines), sep="\n\n")
    for reading in document.readings:
        for sentence in doubts(reading, Policy(), arguments.lang):
            _complain(f"{title}: {sentence}")


def _refuse(name: str, error: Exception, arguments: Namespace) -> ExitCode:
    """Say why one document has no result, so that the others still get theirs.

    A wrong use is wrong for all of them; a fault of docsec's own is named as such.
    """
    if isinstance(error, (UsageError, BrokenPipeError)):
        raise error
    if not isinstance(error, DocsecError):
        kind = type(error).__name__
        error = UnreadableError("unexpected", kind=kind, name=Path(name).name)
    sentence = error.sentence(arguments.lang)
    if arguments.json:
        problem = {"code": error.code, "message": sentence}
        _print_json({"file": Path(name).name, "ok": False, "error": problem})
    _complain(sentence)
    return ExitCode(error.exit_code)


def _complain(sentence: str) -> None:
    print(f"docsec: {sentence}", file=sys.stderr)


def _print_json(content: dict[str, Any], indent: int | None = None) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=indent), flush=True)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        raise UsageError("cannot-write", name=path.name) from None


def _colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
