"""What a form or an API request hands in, opened and examined; nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import BoundedSemaphore

from flask import current_app, request

from docsec.capture import Capture, open_captures
from docsec.errors import UsageError
from docsec.findings import Report
from docsec.inspection import examine, examine_typed
from docsec.policy import Policy
from docsec.reading.reader import Reader, installed_reader
from docsec.typed import checked_text, on_day
from docsec_web.samples import find

# Pictures are large in memory and readers busy: more at once would only slow each other down.
_TURNS = BoundedSemaphore(2)


REFERENCE = "reference"
"""The field of pictures of the same model; it may be there several times."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One examined document; ``capture`` is None where only an MRZ was typed."""

    report: Report
    capture: Capture | None


def policy_of(on: str | None) -> Policy:
    """Return the policy of a request, judged on the day ``on`` if one is given.

    Raises:
        UsageError: ``on`` is not a date.
    """
    return on_day(current_app.config["POLICY"](), on)


def sent_text() -> tuple[str, str]:
    """Return the text and the date of a request that is JSON, a form, or plain text.

    Raises:
        UsageError: the JSON cannot be understood.
    """
    if request.mimetype == "text/plain":
        return _decoded(request.get_data()), request.args.get("on", "")
    if request.mimetype != "application/json":
        return request.form.get("text", ""), request.form.get("on", "")
    try:
        body = json.loads(_decoded(request.get_data()))
    except (ValueError, RecursionError):
        raise UsageError("bad-request") from None
    if not isinstance(body, dict):
        raise UsageError("bad-request")
    text, on = body.get("text", ""), body.get("on") or ""
    if isinstance(text, list) and all(isinstance(line, str) for line in text):
        text = "\n".join(text)
    if not isinstance(text, str) or not isinstance(on, str):
        raise UsageError("bad-request")
    return text, on


def examine_form() -> tuple[Examined, ...]:
    """Examine what a multipart form holds: ``file``, further lights by name, ``mrz``, ``on``.

    ``reference`` may be there several times: pictures of documents of the same model
    (`docsec.page.reference.from_files`).

    Raises:
        DocsecError: it cannot be opened, or there is nothing.
    """
    policy = policy_of(request.form.get("on"))
    typed = request.form.get("mrz", "")
    text = checked_text(typed, policy) if typed.strip() else None
    files = dict(_files())
    references = tuple(_references())
    if "file" in files:
        name, main = files.pop("file")
        return _open(main, name, files, text, policy, references)
    if references:
        raise UsageError("reference-needs-picture")
    if files:
        raise UsageError("light-needs-picture")
    if text is None:
        raise UsageError("nothing-to-check")
    return (Examined(examine_typed(text, policy, ""), None),)


def examine_sample(name: str, on: str | None, *, printed: bool = False) -> tuple[Examined, ...]:
    """Examine one of the samples.

    Args:
        name: of the sample.
        on: the day it is judged on.
        printed: whether to judge the MRZ as it is known to be printed, as if typed.

    Raises:
        UsageError: there is no such sample.
    """
    policy = policy_of(on)
    sample = find(name)
    with _TURNS:
        typed = "\n".join(sample.lines) if printed and sample.lines else None
        captures = open_captures(sample.folder, policy, typed_mrz=typed)
        return tuple(Examined(examine(each, policy, reader()), each) for each in captures)


def reader() -> Reader | None:
    """Return what reads pictures, or None where nothing is installed."""
    extensions = current_app.extensions
    if "docsec_reader" not in extensions:
        extensions["docsec_reader"] = current_app.config.get("READER") or installed_reader()
    found: Reader | None = extensions["docsec_reader"]
    return found


def _open(
    main: bytes,
    name: str,
    lights: dict[str, tuple[str, bytes]],
    text: str | None,
    policy: Policy,
    references: Sequence[tuple[str, bytes]],
) -> tuple[Examined, ...]:
    from docsec.page.reference import from_files

    others = {light: data for light, (_, data) in lights.items()}
    with _TURNS:
        captures = open_captures(
            main, policy, lights=others, typed_mrz=text, name=name or "picture"
        )
        models = from_files(references, policy)
        captures = tuple(replace(each, references=models) for each in captures)
        return tuple(Examined(examine(each, policy, reader()), each) for each in captures)


def _files() -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield each file that was chosen; a form also sends the empty inputs."""
    for field, storage in request.files.items():
        if field == REFERENCE:
            continue
        data = storage.read()
        if data or storage.filename:
            yield field, (storage.filename or field, data)


def _references() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each reference that was chosen."""
    for storage in request.files.getlist(REFERENCE):
        data = storage.read()
        if data or storage.filename:
            yield storage.filename or "picture", data


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("bad-request") from None
