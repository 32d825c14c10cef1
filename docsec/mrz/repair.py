"""Proposals for an MRZ that was misread or mistyped: named exactly, never applied.

A proposal changes characters that OCR takes for one another, runs of fillers, case and blanks,
and nothing else: a wrong check digit may be the very sign of a forgery, so neither a digit nor a
check digit is ever changed into another digit, unless the reader itself named that digit.

>>> proposal = propose(["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F12O4159UTO<<<<<<<<<<<6",
...                     "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"])[0]
>>> [(change.line, change.position, change.before, change.after) for change in proposal.changes]
[(2, 11, 'O', '0')]
>>> proposal.supported_by
('mrz.check-digits.date-of-expiry', 'mrz.check-digits.composite')

The work is bounded, whatever the text: at most `docsec.mrz.reshape.MAX_SHAPES` ways of bringing
the lines to length, of which `MAX_SEARCHED` are searched; one search adds up the effect of each
single edit once, so that pairs are looked up and not tried; `MAX_JUDGED` results are parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from docsec.findings import Change, Finding, Mrz, Proposal, Span, Status
from docsec.mrz.alphabet import ALPHABET
from docsec.mrz.candidates import Candidate, candidates, misfit
from docsec.mrz.edits import BY_CLASS, BY_DIGITS, BY_READER, FOR_FILLERS, Named, edited
from docsec.mrz.parse import parse
from docsec.mrz.places import Where
from docsec.mrz.reshape import LENGTHENED, TIDIED, Row, Shape, shapes
from docsec.mrz.rules import spans_used
from docsec.mrz.rules.digits import PREFIX
from docsec.policy import Policy

LIMIT = 5
SHOWN = 2
"""A person is shown this many: the rest only differ in where a filler too many stands."""
MAX_SEARCHED = 3
MAX_JUDGED = 16
MAX_NAMED = 4
"""How many of a reader's alternatives for one place are looked at."""
LONGEST = 120
"""A longer line, or one of more than three, is no MRZ that could be mended."""

REASONS = (TIDIED, LENGTHENED, FOR_FILLERS, BY_CLASS, BY_DIGITS, BY_READER)
"""Why a place is changed; the later, the more doubtful. A sentence each: proposal.<reason>."""

Alternatives = Sequence[Sequence[Sequence[tuple[str, float]]]]
"""By line and position, from 0: characters with their probabilities, as the reader saw them."""


class _Draft(NamedTuple):
    lines: tuple[str, ...]
    shape: Shape
    candidate: Candidate

    @property
    def rank(self) -> tuple[bool, float]:
        return not self.candidate.solved, self.shape.cost + self.candidate.cost


def with_proposals(mrz: Mrz, policy: Policy, alternatives: Alternatives | None = None) -> Mrz:
    """Return ``mrz`` with proposals beside it where something failed or is undetermined.

    `docsec.parse` itself looks for none, to stay quick; what it proposed is kept where
    nothing better is found. ``alternatives`` is what a reader took each character for.
    """
    if mrz.status is Status.SUCCESSFUL:
        return mrz
    found = propose(mrz.lines, policy=policy, alternatives=alternatives, limit=SHOWN)
    return replace(mrz, proposals=found) if found else mrz


def propose(
    lines: str | Iterable[str],
    *,
    policy: Policy | None = None,
    alternatives: Alternatives | None = None,
    limit: int = LIMIT,
) -> tuple[Proposal, ...]:
    """Return what ``lines`` may have been, the likeliest first; never raises on any text.

    No proposal has more failed findings than ``lines``; the date of expiry being past is not
    counted. An MRZ in which nothing fails may still get one, where letters amid fillers can be
    misread fillers.

    Args:
        lines: the lines of one MRZ, as read or typed.
        policy: the choices to judge by.
        alternatives: what a reader took each character for, for the lines as handed in.
        limit: the most proposals returned.
    """
    policy = policy or Policy()
    handed = lines.splitlines() if isinstance(lines, str) else list(lines)
    given = tuple(line.strip() for line in handed if line.strip())
    if len(given) not in (1, 2, 3) or max(map(len, given)) > LONGEST:
        return ()
    drafts: dict[tuple[str, ...], _Draft] = {}
    for shape in _likeliest(shapes(given)):
        named = _named(shape, handed, alternatives)
        for candidate in candidates(shape.lines, shape.layout, named):
            draft = _Draft(edited(shape.lines, candidate.edits), shape, candidate)
            known = drafts.get(draft.lines)
            if draft.lines != given and (known is None or draft.rank < known.rank):
                drafts[draft.lines] = draft
    ordered = sorted(drafts.values(), key=lambda draft: draft.rank)[:MAX_JUDGED]
    return _judged(given, ordered, policy, limit)


def _likeliest(found: list[Shape]) -> list[Shape]:
    if len(found) < 2:
        return found
    return sorted(found, key=lambda shape: (misfit(shape.lines, shape.layout), shape.cost))[
        :MAX_SEARCHED
    ]


def _named(shape: Shape, handed: Sequence[str], alternatives: Alternatives | None) -> Named:
    """Return the reader's alternatives by place of ``shape``, the blank lines left out."""
    found: dict[Where, list[tuple[str, float]]] = {}
    if alternatives is None:
        return found
    kept = [index for index, line in enumerate(handed) if line.strip()]
    for number, (index, row) in enumerate(zip(kept, shape.rows, strict=True), 1):
        cells = alternatives[index] if index < len(alternatives) else ()
        indent = len(handed[index]) - len(handed[index].lstrip())
        for position, (slot, _) in enumerate(row.origins(), 1):
            if len(row.slots[slot]) == 1 and slot + indent < len(cells):
                likely = sorted(cells[slot + indent], key=lambda pair: -pair[1])
                found[number, position] = [
                    (character, probability)
                    for character, probability in likely
                    if character in ALPHABET and probability > 0
                ][:MAX_NAMED]
    return found


def _judged(
    given: tuple[str, ...], drafts: Sequence[_Draft], policy: Policy, limit: int
) -> tuple[Proposal, ...]:
    """Return the drafts that make nothing worse and something better."""
    before = parse(given, policy)
    now = _faults(before)
    ranked = []
    for place, draft in enumerate(drafts):
        after = parse(draft.lines, policy)
        faults = _faults(after)
        fillers_only = all(edit.reason == FOR_FILLERS for edit in draft.candidate.edits.values())
        if faults[0] <= now[0] and (faults < now or fillers_only):
            ranked.append((faults, place, draft, after))
    ranked.sort(key=lambda row: row[:2])
    return tuple(_proposal(given, draft, before, after) for _, _, draft, after in ranked[:limit])


def _faults(mrz: Mrz) -> tuple[int, int]:
    """Return how many findings failed and how many are undetermined, the past left out."""
    statuses = [finding.status for finding in mrz.findings if finding.code != "mrz.expiry"]
    return statuses.count(Status.FAILED), statuses.count(Status.UNDETERMINED)


def _proposal(given: tuple[str, ...], draft: _Draft, before: Mrz, after: Mrz) -> Proposal:
    changes = tuple(_changes(given, draft))
    reason = max((change.reason for change in changes), key=REASONS.index)
    right = (finding for finding in after.findings if finding.status is Status.SUCCESSFUL)
    touched = _touched(draft)
    supported = [
        finding.code
        for finding in right
        if finding.code.startswith(PREFIX) and _uses(finding, touched)
    ]
    failing = {finding.code for finding in after.findings if finding.status is Status.FAILED}
    mended = {
        finding.code: None
        for finding in before.findings
        if finding.status is Status.FAILED and finding.code not in failing
    }
    return Proposal(
        draft.lines,
        reason,
        changes,
        tuple(supported),
        tuple(mended),
        draft.candidate.chance,
    )


def _uses(finding: Finding, touched: set[Where]) -> bool:
    return any(_meets(span, touched) for span in spans_used(finding))


def _meets(span: Span, touched: set[Where]) -> bool:
    return any(
        line == span.line and span.start <= position <= span.end for line, position in touched
    )


def _touched(draft: _Draft) -> set[Where]:
    """Return the places that differ, with all that moved where a line changed its length."""
    touched = set(draft.candidate.edits)
    for number, row in enumerate(draft.shape.rows, 1):
        for position, (slot, _) in enumerate(row.origins(), 1):
            if row.resized and slot >= min(row.resized):
                touched.add((number, position))
    return touched


def _changes(given: tuple[str, ...], draft: _Draft) -> Iterable[Change]:
    """Yield every place where the draft differs from the lines as given, neighbours as one."""
    edits = draft.candidate.edits
    for number, (line, row) in enumerate(zip(given, draft.shape.rows, strict=True), 1):
        here = {position - 1: edit for (at, position), edit in edits.items() if at == number}
        final = row.put({index: edit.after for index, edit in here.items()})
        origins = row.origins()
        by_slot = {origins[index][0]: edit for index, edit in here.items()}
        different = [
            (slot, by_slot[slot].reason if slot in by_slot else _why(row, slot))
            for slot, (old, new) in enumerate(zip([*line, ""], final, strict=True))
            if old != new
        ]
        for _, run in groupby(enumerate(different), _together):
            slots = [slot for _, (slot, _) in run]
            edit = by_slot.get(slots[0])
            yield Change(
                number,
                slots[0] + 1,
                line[slots[0] : slots[-1] + 1],
                "".join(final[slots[0] : slots[-1] + 1]),
                edit.reason if edit else _why(row, slots[0]),
                edit.also if edit else (),
            )


def _why(row: Row, slot: int) -> str:
    return LENGTHENED if slot in row.resized else TIDIED


def _together(each: tuple[int, tuple[int, str]]) -> tuple[int, str]:
    """Group neighbouring slots of one reason; each edited character stands alone."""
    index, (slot, reason) = each
    alone = reason not in (TIDIED, LENGTHENED)
    return (-slot if alone else slot - index), reason
