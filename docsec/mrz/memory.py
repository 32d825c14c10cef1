"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what it looked at. Asking every rule anew
(`docsec.mrz.rules.evaluate`) gives the same findings; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from functools import lru_cache

from docsec.findings import WORST_FIRST, Field, Finding, Status, overall
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute, digit_of
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.pattern import (
    BIRTH,
    CODES,
    COMPOSITE,
    COVERED,
    EARLY,
    EXPIRY,
    LATE,
    NAME,
    NUMBER,
    NUMBER_DIGIT,
    OWN_DIGIT,
    Pattern,
)
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import GROUPS, doubted, evaluate
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY
from docsec.mrz.zone import Zone, cut, lay, name_fields, number_field, run_on
from docsec.policy import Policy

KEPT = 32_768
"""How many answers of a group are kept: as many as there are days in ninety years."""

MEMORIES_KEPT = 64

Answer = tuple[tuple[Finding, ...], tuple[Field, ...], int]
"""What was found, the fields there, and the worst status as its place in `WORST_FIRST`."""

Judged = tuple[dict[str, Field], tuple[Finding, ...], Status]

_CODES = ("document_code", "issuing_state", "nationality", "sex")
_FORM = ("shape", "letters", "number", "optional", "composite", "name", "special")

# Components with one filler between them, in one part or two; what they hold is not asked here.
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")


class Group:
    """Rules that look at the same places, and their answers so far.

    Attributes:
        known: the answers, by what was looked at.
    """

    def __init__(self, *names: str, keys: tuple[str, ...] = ()) -> None:
        """Take the rules of the groups ``names``, and the fields ``keys``."""
        self.known: dict[Hashable, Answer] = {}
        self._rules = [rule for name in names for rule in GROUPS[name]]
        self._keys = keys

    def ask(self, seen: Hashable, zone: Zone) -> Answer:
        """Return the answer about ``zone``, and keep it for what was ``seen``, if anything."""
        found = tuple([finding for rule in self._rules for finding in rule(zone)])
        answer = found, tuple([zone.fields[key] for key in self._keys]), _rank(found)
        if seen is not None:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[seen] = answer
        return answer


def _rank(found: tuple[Finding, ...]) -> int:
    status = overall(found)
    return WORST_FIRST.index(status if status in WORST_FIRST else Status.SUCCESSFUL)


class Memory:
    """What is known of one of ICAO's layouts under a reference date."""

    def __init__(self, layout: Layout) -> None:
        """Begin with nothing."""
        pattern = Pattern(layout)
        self._layout = layout
        self._match, self._cut, self._in_order = pattern.match, pattern.cut, pattern.in_order
        self._spans = pattern.spans
        self._length = sum(layout.line_lengths) + layout.line_count - 1
        self._codes = Group("codes", keys=_CODES)
        self._birth = Group("birth", keys=("birth_date",))
        self._expiry = Group("expiry", keys=("expiry_date",))
        self._order = Group("order")
        self._form = Group(*_FORM)
        self._parts = {name: Group(name) for name in _FORM}
        dated = slice(COVERED.start, COMPOSITE + 1)
        full = pattern.in_order(pattern.cut("-" * self._length))
        self._covered = len("".join(full[dated]))
        self._template = dict.fromkeys(key for each in layout.fields for key in each.keys)
        self._name, self._number = layout.field("name"), layout.field("document_number")
        *early, self._late = [each for each in layout.fields if each.kind is Kind.OPTIONAL]
        self._early = early[0] if early else None

    def judge(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say of lines with nothing odd in their form; None of others.

        Args:
            lines: of the MRZ.
            text: the lines with line feeds between them.
            policy: the choices.
        """
        match = self._match(text)
        if match is None or len(text) != self._length:
            return None
        printed = self._in_order(match.groups())
        fields, filled, found, rank = self._recall(printed, lines, policy)
        seen = filled + printed[NUMBER_DIGIT] + digit_of(printed[NUMBER])
        if printed[OWN_DIGIT]:
            seen += printed[OWN_DIGIT] + digit_of(printed[LATE])
        if printed[COMPOSITE]:
            seen += printed[COMPOSITE] + digit_of("".join(printed[COVERED]))
        form = self._form.known.get(seen) or self._form.ask(seen, self._lay(lines, policy))
        return fields, form[0] + found, WORST_FIRST[form[2] if form[2] < rank else rank]

    def judge_odd(self, lines: tuple[str, ...], policy: Policy) -> Judged:
        """Return what there is to say of any lines; about odd ones the rules are asked anew."""
        zone = self._lay(lines, policy)
        cut_out = self._cut("\n".join(lines)) if zone.sound else self._cut_short(lines)
        printed = self._in_order(cut_out)
        fields, filled, of_content, rank = self._recall(printed, lines, policy)
        if zone.long_number is not None:
            run_on(fields, self._layout, zone.long_number)
        found: tuple[Finding, ...] = ()
        for name, seen in self._odd_looks(printed, filled, zone).items():
            group = self._parts[name]
            answer = (seen and group.known.get(seen)) or group.ask(seen, zone)
            found, rank = found + answer[0], min(rank, answer[2])
        found += of_content
        if zone.sound:
            return fields, found, WORST_FIRST[rank]
        found = doubted(found, zone)
        return fields, found, overall(found)

    def _lay(self, lines: tuple[str, ...], policy: Policy) -> Zone:
        return lay(lines, self._layout, policy)

    def _cut_short(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        return (*[cut(lines, span) for span in self._spans], "")

    def _odd_looks(self, printed: tuple[str, ...], filled: str, zone: Zone) -> dict[str, Hashable]:
        """Return what each group sees, None where its rules have to look for themselves."""
        seen: dict[str, Hashable] = dict.fromkeys(_FORM)
        seen["shape"] = tuple(map(len, zone.lines))
        number, late, covered = printed[NUMBER], printed[LATE], "".join(printed[COVERED])
        if zone.long_number is None and len(number) == self._number.length:
            seen["number"] = filled, printed[NUMBER_DIGIT], compute(number)
        if len(covered) + len(printed[COMPOSITE]) == self._covered:
            seen["optional"] = filled, printed[OWN_DIGIT], compute(late)
            seen["composite"] = printed[COMPOSITE], compute(covered)
        name = printed[NAME]
        if len(name) == self._name.length and _BUILT.fullmatch(name):
            seen["name"] = name[-1].isalpha(), name[-1].isascii()
        if printed[0] not in (CREW_MEMBER, EMERGENCY):
            seen["special"] = "nothing"
        return seen

    def _recall(
        self, printed: tuple[str, ...], lines: tuple[str, ...], policy: Policy
    ) -> tuple[dict[str, Field], str, tuple[Finding, ...], int]:
        """Return the fields, which of them are filled, and what is known of codes and dates."""
        codes = self._codes.known.get(seen := printed[CODES])
        codes = codes or self._codes.ask(seen, self._lay(lines, policy))
        birth = self._birth.known.get(seen := printed[BIRTH])
        birth = birth or self._birth.ask(seen, self._lay(lines, policy))
        expiry = self._expiry.known.get(seen := printed[EXPIRY])
        expiry = expiry or self._expiry.ask(seen, self._lay(lines, policy))
        (born,), (ends,) = birth[1], expiry[1]
        fields = self._template.copy()
        fields["document_code"], fields["issuing_state"], fields["nationality"], fields["sex"] = (
            codes[1]
        )
        fields["birth_date"], fields["expiry_date"] = born, ends
        filled = self._add_own(fields, printed)
        found, rank = codes[0] + birth[0] + expiry[0], min(codes[2], birth[2], expiry[2])
        if born.value and ends.value and ends.value < born.value:
            order = self._order.ask(None, self._lay(lines, policy))
            found, rank = found + order[0], min(rank, order[2])
        return fields, filled, found, rank

    def _add_own(self, fields: dict[str, Field], printed: tuple[str, ...]) -> str:
        """Add the fields that are a document's own; return which of them are filled."""
        name = printed[NAME]
        fields["surname"], fields["given_names"] = name_fields(self._name, name)
        number = fields["document_number"] = number_field(self._number, printed[NUMBER])
        late = fields[self._late.key] = number_field(self._late, printed[LATE])
        filled = ("n" if number.value else "-") + ("l" if late.value else "-")
        if self._early is not None:
            early = fields[self._early.key] = number_field(self._early, printed[EARLY])
            filled += "e" if early.value else "-"
        return filled + ("<" if name[-1:] == FILLER else "x")


@lru_cache(maxsize=MEMORIES_KEPT)
def memory(layout: Layout, today: date) -> Memory:
    """Return what is known of ``layout``, one of ICAO's, on the reference date ``today``."""
    return Memory(layout)


_BY_SHAPE = {
    (sum(layout.line_lengths) + layout.line_count - 1, letter): layout
    for layout in LAYOUTS.values()
    for letter in layout.first_letters
}


def recall(lines: tuple[str, ...], policy: Policy) -> tuple[Layout | None, Judged | None]:
    """Return the layout of lines with nothing odd in their form, and what to say of them."""
    text = "\n".join(lines)
    layout = _BY_SHAPE.get((len(text), text[:1]))
    if layout is None or len(lines) != layout.line_count:
        return None, None
    return layout, memory(layout, policy.reference_date).judge(lines, text, policy)


def judge(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Judged:
    """Return what there is to say of any lines laid on ``layout``."""
    if layout.id in LAYOUTS:
        return memory(layout, policy.reference_date).judge_odd(lines, policy)
    zone = lay(lines, layout, policy)
    found = evaluate(zone)
    return dict(zone.fields), found, overall(found)
