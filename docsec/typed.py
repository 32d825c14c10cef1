"""What a person typed or named, held against the limits before it is looked at, at every edge."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from docsec.errors import TooLargeError, UnreadableError, UsageError
from docsec.policy import Policy


def named_bytes(name: str, limit: int) -> bytes:
    """Return what is in the file ``name``, or typed for ``-``: ``limit`` bytes of it at most.

    Raises:
        UnreadableError: it cannot be opened.
    """
    if name == "-":
        return sys.stdin.buffer.read(limit)
    try:
        with Path(name).open("rb") as file:
            return file.read(limit)
    except FileNotFoundError:
        raise UnreadableError("file-not-found", name=Path(name).name) from None
    except OSError:
        raise UnreadableError("file-unreadable", name=Path(name).name) from None


def checked_text(text: str, policy: Policy) -> str:
    """Return ``text`` if it is something and not too long.

    Raises:
        UsageError: there is none.
        TooLargeError: it is longer than the policy allows.
    """
    if not text.strip():
        raise UsageError("text-empty")
    if len(text) > policy.max_text:
        raise TooLargeError("text-too-long", limit=policy.max_text)
    return text


def on_day(policy: Policy, text: str | None) -> Policy:
    """Return ``policy`` with the day of examination as typed; unchanged if nothing was.

    Raises:
        UsageError: it is not a date.
    """
    day = (text or "").strip()
    if not day:
        return policy
    try:
        return replace(policy, reference_date=date.fromisoformat(day))
    except ValueError:
        raise UsageError("bad-date", text=day[:40]) from None
