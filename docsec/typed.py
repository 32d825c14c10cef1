"""What a person typed, held against the limits before it is looked at: for every edge alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docsec.errors import TooLargeError, UsageError
from docsec.policy import Policy


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
