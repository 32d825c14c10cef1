"""The dates of the MRZ against the printed ones; the date of issue against both."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from docsec.findings import Status
from docsec.printed.dates import PrintedDate, dates
from docsec.printed.months import apart
from docsec.printed.places import Value
from docsec.printed.text import Characters, surer
from docsec.printed.zone import Outcome, VisualZone, confirmed, differs, not_confirmed

DATES = frozenset(("birth_date", "expiry_date", "issue_date"))

_USABLE = re.compile(r"\d\d(\d\d|<<)(\d\d|<<)")


def usable(characters: str) -> bool:
    """Whether six characters of an MRZ can be held against a printed date."""
    month = characters[2:4]
    return bool(_USABLE.fullmatch(characters)) and (month == "<<" or 1 <= int(month) <= 12)


def compare(field: str, expected: str, zone: VisualZone, *, may_fail: bool) -> Outcome:
    """Compare a date of an MRZ with what is printed.

    Args:
        field: ``birth_date`` or ``expiry_date``.
        expected: its six characters, for which `usable` holds.
        zone: the visual zone.
        may_fail: whether they are certain.
    """
    at_place = zone.at(field)
    agreeing = _agreeing(expected, at_place)
    if agreeing is not None:
        return confirmed(agreeing)
    other = next((value for value in at_place if dates(value.text)), None)
    elsewhere = tuple(value for value in zone.values if not value.fields & DATES)
    found = _agreeing(expected, elsewhere)
    if other is None:
        return not_confirmed(zone, field) if found is None else confirmed(found)
    surely = may_fail and found is None and zone.is_of(other, field)
    return differs(other, surely and _is_other(expected, other, zone))


def _agreeing(expected: str, values: tuple[Value, ...]) -> Value | None:
    return next(
        (v for v in values if any(each.characters == expected for each in dates(v.text))), None
    )


def _is_other(expected: str, value: Value, zone: VisualZone) -> bool:
    """Whether one whole date is printed, day first, that two looks together surely read."""
    found = dates(value.text)
    if len(found) != 1 or not found[0].real or found[0].swapped == expected:
        return False
    again = zone.read_again(value.line)
    second = dates(again.text)
    if [each.characters for each in second] != [found[0].characters]:
        return False
    both = surer(value.line.read.of(found[0].text), again.of(second[0].text))
    return _surely_read(both, found[0].word, zone.limit)


def _surely_read(both: Characters, month: str, limit: float) -> bool:
    """Whether every figure of a date is sure, and its month, were every unsure letter another.

    The word of a month has the letters of a language that the reader need not know.
    """
    figures = [sure for character, sure in both if character.isdigit()]
    unsure = sum(sure < limit for character, sure in both if not character.isdigit())
    return min(figures, default=0.0) >= limit and (not unsure or unsure < apart(month))


def compare_issue(
    values: Mapping[str, str | None], zone: VisualZone, reference: datetime.date
) -> Outcome:
    """Hold the printed date of issue against the dates of the MRZ, which has none of its own.

    As with the other dates, one at the caption is enough: beside it the same day may stand in
    another calendar, or another day.

    Args:
        values: of the MRZ, ISO 8601.
        zone: the visual zone.
        reference: the day that two-digit years are counted back from.
    """
    first, last = values.get("birth_date") or "", values.get("expiry_date") or "9"
    at_place = [
        (value, [_iso(each, reference) for each in dates(value.text) if each.real])
        for value in zone.at("issue_date")
        if not value.fields & (DATES - {"issue_date"})
    ]
    for value, days in at_place:
        if any(first <= issued <= last for issued in days):
            return confirmed(value)
    other = next((value for value, days in at_place if days), None)
    if other is None:
        return not_confirmed(zone, "issue_date")
    return Outcome(Status.UNDETERMINED, other.text, other.line, "printed-issue-order")


def _iso(printed: PrintedDate, reference: datetime.date) -> str:
    year = int(printed.year)
    if year < 100:
        year = reference.year - (reference.year - year) % 100
    return f"{year:04d}-{printed.month:02d}-{printed.day:02d}"
