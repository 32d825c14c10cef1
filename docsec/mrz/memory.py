"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what it looked at, and is the same for the next MRZ that
has it. Asking every rule anew (`docsec.mrz.rules.evaluate`) gives the same findings; a test holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from functools import lru_cache

from docsec.findings import WORST_FIRST, Finding, Status, overall
from docsec.mrz.alphabet import FILLER, in_alphabet
from docsec.mrz.check_digit import compute, digit_of
from docsec.mrz.layouts import LAYOUTS, MRV_A, MRV_B, TD1, TD2, TD3
from docsec.mrz.names import SEPARATOR
from docsec.mrz.names import value as name_value
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
from docsec.mrz.zone import Zone, cut, lay, long_values, number_value
from docsec.policy import Policy

KEPT = 32_768
"""How many answers of a group are kept: as many as there are days in ninety years."""

MEMORIES_KEPT = 64

Printed = tuple[str, ...]
"""What is printed in each place, in the order of `docsec.mrz.pattern.PRINTED`."""

Values = dict[str, str | None]
Findings = tuple[Finding, ...]
Answer = tuple[Findings, tuple[str | None, ...], int]
"""What was found, what the fields there mean, and the worst status as its place in
`WORST_FIRST`."""

Judged = tuple[Values, Findings, Status]

_CODES = ("document_code", "issuing_state", "nationality", "sex")
_FIRST, _LAST = ("shape", "letters", "number"), ("optional", "composite", "name", "special")
_SPECIAL = (CREW_MEMBER, EMERGENCY)

# Components with one filler between them, in one part or two, of letters or of anything.
_PLAIN_NAME = re.compile("[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*")
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")
_LETTERED = re.compile("[A-Z<]*")
_PLAIN_CODES = re.compile("[A-Z][A-Z<][A-Z][A-Z<]{2}[A-Z][A-Z<]{2}")


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

    def find(self, zone: Zone) -> Findings:
        """Return what the rules find in ``zone``."""
        return tuple([finding for rule in self._rules for finding in rule(zone)])

    def ask(self, seen: Hashable, zone: Zone) -> Answer:
        """Return the answer about ``zone``, and keep it for what was ``seen``, if anything."""
        found = self.find(zone)
        answer = found, tuple([zone.fields[key].value for key in self._keys]), _rank(found)
        if seen is not None:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[seen] = answer
        return answer


def _rank(found: Findings) -> int:
    status = overall(found)
    return WORST_FIRST.index(status if status in WORST_FIRST else Status.SUCCESSFUL)


class Memory:
    """What is known of one of ICAO's layouts under a reference date."""

    def __init__(self, layout: Layout) -> None:
        """Begin with nothing."""
        pattern = Pattern(layout)
        self._layout = layout
        self._match, self._in_order, self._spans = pattern.match, pattern.in_order, pattern.spans
        self._codes = Group("codes", keys=_CODES)
        self._birth = Group("birth", keys=("birth_date",))
        self._expiry = Group("expiry", keys=("expiry_date",))
        self._order = Group("order")
        self._first, self._last = Group(*_FIRST), Group(*_LAST)
        self._parts = {name: Group(name) for name in (*_FIRST, *_LAST)}
        self._template = dict.fromkeys(key for each in layout.fields for key in each.keys)
        *early, self._late = [each.key for each in layout.fields if each.kind is Kind.OPTIONAL]
        self._early = early[0] if early else None

    def judge(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say of lines that have the shape of the layout; None of others.

        Args:
            lines: of the MRZ.
            text: the lines with line feeds between them.
            policy: the choices.
        """
        match = self._match(text)
        if match is None:
            return None
        clean = in_alphabet("".join(lines))
        if not clean and any(line != line.strip() for line in lines):
            return None  # white space around a line is no part of it
        printed = self._in_order(match.groups())
        digit = digit_of if clean else compute
        first = f"{printed[NUMBER_DIGIT]}{digit(printed[NUMBER])}"
        last = f"{printed[OWN_DIGIT]}{digit(printed[LATE])}" if printed[OWN_DIGIT] else ""
        if printed[COMPOSITE]:
            last += f"{printed[COMPOSITE]}{digit(''.join(printed[COVERED]))}"
        values, filled, content, rank = self._recall(printed, lines, policy)
        last += filled
        if clean and _plain(printed):
            before = self._first.known.get(first) or self._first.ask(
                first, self._lay(lines, policy)
            )
            after = self._last.known.get(last) or self._last.ask(last, self._lay(lines, policy))
            worst = WORST_FIRST[min(before[2], rank, after[2])]
            return values, before[0] + content + after[0], worst
        return self._odd(printed, (first, last), (values, content, rank), self._lay(lines, policy))

    def _odd(
        self,
        printed: Printed,
        looked: tuple[str, str],
        content: tuple[Values, Findings, int],
        zone: Zone,
    ) -> Judged:
        """Return what there is to say where something in the form is odd, part by part."""
        values, of_content, rank = content
        seen = _seen(printed, looked, zone)
        if zone.long_number is not None:
            values.update(long_values(zone, zone.long_number))
        found: dict[str, Findings] = {}
        for part, group in self._parts.items():
            what = seen[part]
            answer = group.known.get(what) or group.ask(what, zone)
            found[part], rank = answer[0], min(rank, answer[2])
        before = [finding for part in _FIRST for finding in found[part]]
        after = [finding for part in _LAST for finding in found[part]]
        return values, (*before, *of_content, *after), WORST_FIRST[rank]

    def judge_any(self, lines: tuple[str, ...], policy: Policy) -> Judged:
        """Return what there is to say of lines that do not have the shape of the layout."""
        zone = self._lay(lines, policy)
        printed = self._in_order((*[cut(lines, span) for span in self._spans], ""))
        values, _, content, _ = self._recall(printed, lines, policy)
        if zone.long_number is not None:
            values.update(long_values(zone, zone.long_number))
        found = doubted(self._first.find(zone) + content + self._last.find(zone), zone)
        return values, found, overall(found)

    def _lay(self, lines: tuple[str, ...], policy: Policy) -> Zone:
        return lay(lines, self._layout, policy)

    def _recall(
        self, printed: Printed, lines: tuple[str, ...], policy: Policy
    ) -> tuple[Values, str, Findings, int]:
        """Return all values, what the rules see of them, and what is known of codes and dates."""
        codes = self._codes.known.get(seen := printed[CODES])
        codes = codes or self._codes.ask(seen, self._lay(lines, policy))
        birth = self._birth.known.get(seen := printed[BIRTH])
        birth = birth or self._birth.ask(seen, self._lay(lines, policy))
        expiry = self._expiry.known.get(seen := printed[EXPIRY])
        expiry = expiry or self._expiry.ask(seen, self._lay(lines, policy))
        values = self._template.copy()
        values["document_code"], values["issuing_state"], values["nationality"], values["sex"] = (
            codes[1]
        )
        (born,), (ends,) = birth[1], expiry[1]
        values["birth_date"], values["expiry_date"] = born, ends
        filled = self._add_own(values, printed)
        found, rank = codes[0] + birth[0] + expiry[0], min(codes[2], birth[2], expiry[2])
        if born and ends and ends < born:
            order = self._order.ask(None, self._lay(lines, policy))
            found, rank = found + order[0], min(rank, order[2])
        return values, filled, found, rank

    def _add_own(self, values: Values, printed: Printed) -> str:
        """Add the values that are a document's own; return what rules see: a mark where filled."""
        name = printed[NAME]
        primary, _, secondary = name.partition(SEPARATOR)
        values["surname"], values["given_names"] = name_value(primary), name_value(secondary)
        values["document_number"] = number_value(printed[NUMBER])
        late = values[self._late] = number_value(printed[LATE])
        filled = "l" if late else ""
        if self._early is not None:
            early = values[self._early] = number_value(printed[EARLY])
            filled += "e" if early else ""
        return filled if name[-1:] == FILLER else filled + "n"


def _plain(printed: Printed) -> bool:
    """Whether nothing in the form is odd, so that all its rules pass but for the digits."""
    code, state, nationality, _ = printed[CODES]
    return (
        _PLAIN_NAME.fullmatch(printed[NAME]) is not None
        and _PLAIN_CODES.fullmatch(code + state + nationality) is not None
        and code not in _SPECIAL
        and printed[NUMBER][0] != FILLER
        and printed[NUMBER_DIGIT] != FILLER
    )


def _seen(printed: Printed, looked: tuple[str, str], zone: Zone) -> dict[str, Hashable]:
    """Return what each part of the form sees; None where its rules must look for themselves."""
    number, name = printed[NUMBER], printed[NAME]
    lettered = _LETTERED.fullmatch(name) and number[0] != FILLER
    own = None if zone.long_number is not None else (*looked, number.strip(FILLER) == "")
    return {
        "shape": "shape",
        "letters": printed[CODES] if lettered and in_alphabet("".join(zone.lines)) else None,
        "number": own,
        "optional": own,
        "composite": looked[1],
        "name": (name[-1],) if _BUILT.fullmatch(name) else None,
        "special": None if printed[0] in _SPECIAL else "nothing",
    }


@lru_cache(maxsize=MEMORIES_KEPT)
def memory(layout: Layout, today: date) -> Memory:
    """Return what is known of ``layout``, one of ICAO's, on the reference date ``today``."""
    return Memory(layout)


def _length(layout: Layout) -> int:
    return sum(layout.line_lengths) + layout.line_count - 1


# A visa is one only by its V; any other letter on its shape is a damaged card or passport.
_BY_LENGTH = {_length(layout): layout for layout in (TD1, TD2, TD3)}
_VISAS = {_length(layout): layout for layout in (MRV_A, MRV_B)}


def recall(lines: tuple[str, ...], policy: Policy) -> tuple[Layout | None, Judged | None]:
    """Return the layout of lines that have the shape of one of ICAO's, and what to say of them."""
    text = "\n".join(lines)
    layout = (_VISAS if text[:1] == "V" else _BY_LENGTH).get(len(text))
    if layout is None or len(lines) != layout.line_count:
        return None, None
    return layout, memory(layout, policy.reference_date).judge(lines, text, policy)


def judge(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Judged:
    """Return what there is to say of any lines laid on ``layout``."""
    if layout.id in LAYOUTS:
        return memory(layout, policy.reference_date).judge_any(lines, policy)
    zone = lay(lines, layout, policy)
    found = evaluate(zone)
    return {key: each.value for key, each in zone.fields.items()}, found, overall(found)
