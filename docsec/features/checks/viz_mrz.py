"""The printed page against the MRZ, field by field (Doc 9303-3 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docsec.features.checks.certainty import is_certain
from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Mrz, Region, Status
from docsec.mrz.alphabet import FILLER, in_alphabet
from docsec.page.examined import Page
from docsec.printed import days, names, numbers, words
from docsec.printed.likely import Likely, likely, may_say
from docsec.printed.lines import PrintedPage
from docsec.printed.network import print_reader
from docsec.printed.zone import Outcome, VisualZone
from docsec.registry import finding

CODES = {
    "document_number": "document-number",
    "surname": "surname",
    "given_names": "given-names",
    "nationality": "nationality",
    "birth_date": "date-of-birth",
    "sex": "sex",
    "expiry_date": "date-of-expiry",
    "issue_date": "date-of-issue",
}
"""By field, the last part of the code; in the order of the visual zone."""

_UNUSABLE = Outcome(Status.NOT_PERFORMED, reason="mrz-field-unusable")


class VizMrz:
    """Reads what is printed around the MRZ and confirms the MRZ by it."""

    code = "cross.viz-mrz"
    needs = Needs(mrz_place=True, mrz_format=True, print_reader=True)

    def run(self, page: Page) -> tuple[Finding, ...]:
        """Return a finding for each field that the MRZ has, and for the date of issue."""
        if page.mrz is None:
            return ()
        printed, limit = PrintedPage(page, print_reader()), page.policy.confidence_limit
        waiting = {field: _expected(field, page.mrz) for field in _fields(page.mrz)}
        settled: dict[str, Outcome] = {}

        def matters(text: str) -> bool:
            return any(may_say(field, expected, text) for field, expected in waiting.items())

        for first in likely(printed, matters):
            zone = VisualZone.of(printed, limit, first.lines)
            for field in tuple(waiting):
                outcome = _compare(field, page, page.mrz, zone)
                if _is_settled(field, outcome, zone, first):
                    settled[field] = outcome
                    del waiting[field]
            if not waiting:
                return tuple(_findings(page, page.mrz, settled))
        return tuple(findings(page, page.mrz, VisualZone.of(printed, limit)))


CHECK = VizMrz()


def findings(page: Page, mrz: Mrz, zone: VisualZone) -> Iterator[Finding]:
    """Yield a finding for each field, from the visual zone as some reader saw it."""
    return _findings(page, mrz, {each: _compare(each, page, mrz, zone) for each in _fields(mrz)})


def _fields(mrz: Mrz) -> tuple[str, ...]:
    """Return the fields of an MRZ that are compared, and the date of issue, which none has."""
    return tuple(field for field in CODES if field in mrz.fields or field == "issue_date")


def _expected(field: str, mrz: Mrz) -> str:
    if field in ("sex", "nationality"):
        return mrz.fields[field].raw.strip(FILLER) or FILLER
    return mrz.values.get(field) or ""


def _is_settled(field: str, outcome: Outcome, zone: VisualZone, first: Likely) -> bool:
    """Whether no further line can change an outcome: confirmed as printed, at its own caption."""
    if outcome is _UNUSABLE:
        return True
    own = zone.at(field, "name") if field in names.FIELDS else zone.at(field)
    plainly = outcome.status is Status.SUCCESSFUL and outcome.reason is None
    at_place = any(value.line is outcome.line for value in own)
    # A letter below a caption that was looked for there is no line of the page.
    return (
        plainly and at_place and (outcome.line in first.placed or outcome.line not in first.lines)
    )


def _findings(page: Page, mrz: Mrz, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    for field in _fields(mrz):
        outcome = outcomes[field]
        line = outcome.line
        yield finding(
            f"{VizMrz.code}.{CODES[field]}",
            outcome.status,
            where=Region(page.picture.light, line.polygon) if line else None,
            field=field,
            expected=mrz.values.get(field) if field != "issue_date" else None,
            actual=outcome.actual,
            reason=outcome.reason,
        )


def _compare(field: str, page: Page, mrz: Mrz, zone: VisualZone) -> Outcome:
    if field == "issue_date":
        return days.compare_issue(mrz.values, zone, page.policy.reference_date)
    if field == "sex":
        return words.compare_sex(_expected(field, mrz), zone)
    raw = mrz.fields[field].raw.strip(FILLER)
    if not raw or not in_alphabet(mrz.fields[field].raw):
        return _UNUSABLE
    if field in days.DATES:
        characters = mrz.fields[field].raw
        if not days.usable(characters):
            return _UNUSABLE
        return days.compare(field, characters, zone, may_fail=is_certain(field, page, mrz))
    if field == numbers.FIELD:
        # A visa may have another document's number in its MRZ (Doc 9303-7 4.2.2).
        visa = (mrz.format or "").startswith("MRV")
        may_fail = not visa and is_certain(field, page, mrz)
        repeated = mrz.format == "TD3"
        number = mrz.values.get(field) or raw
        return numbers.compare(number, zone, may_fail=may_fail, repeated=repeated)
    if field == "nationality":
        return words.compare_nationality(raw, zone)
    return names.compare(field, _name(mrz), zone)


def _name(mrz: Mrz) -> names.MrzName:
    """Return the name of an MRZ; full where a letter stands in its last position."""
    raws = [mrz.fields[key].raw for key in names.FIELDS if key in mrz.fields]
    text = (FILLER * 2).join(raw.strip(FILLER) for raw in raws)
    full = not raws[-1].endswith(FILLER)
    return names.MrzName(text, len(text) if full else len(text) + names.ROOM)
