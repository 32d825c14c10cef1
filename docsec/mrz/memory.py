"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what the group saw. Asking every rule anew
(`docsec.mrz.rules.evaluate`) must give the same findings, and a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter

from docsec.findings import Field, Finding
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import GROUPS, Rule, doubted
from docsec.mrz.rules.dates import order
from docsec.mrz.rules.profiles import CREW_MEMBER
from docsec.mrz.screen import classes, masks
from docsec.mrz.zone import Zone, name_fields

KEPT = 32_768
"""How many answers of a group are kept: as many as there are days in ninety years."""

PLANS_KEPT = 64

Seen = Hashable | None
"""What a group saw; None where that is too rare to be kept."""

Answer = tuple[tuple[Finding, ...], tuple[Field, ...]]

CODES = ("document_code", "issuing_state", "nationality", "sex")
FORM = ("shape", "charset", "class", "fillers", "number", "optional", "composite", "name", "special")

# Components with one filler between them, in one part or two; what they hold is not asked here.
_SOUND_NAME = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")


@dataclass(slots=True)
class Group:
    """Rules that look at the same places, the fields there, and the answers so far."""

    rules: tuple[Rule, ...]
    keys: tuple[str, ...] = ()
    known: dict[Seen, Answer] = field(default_factory=dict)

    def ask(self, zone: Zone, seen: Seen) -> Answer:
        """Return what the rules find in ``zone``, and its fields."""
        findings = tuple([finding for rule in self.rules for finding in rule(zone)])
        answer = findings, tuple([zone.fields[key] for key in self.keys])
        if seen is not None:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[seen] = answer
        return answer


class Plan:
    """Where each group looks in a layout, and what it has answered under a reference date."""

    def __init__(self, layout: Layout) -> None:
        places = [*(each.key for each in layout.fields), *(each.name for each in layout.digits)]
        self.see_codes, self.codes = _group("codes", places, CODES)
        self.see_birth, self.birth = _group("birth", places, ("birth_date", "date-of-birth"))
        ends = ("expiry_date", "date-of-expiry")
        self.see_expiry, self.expiry = _group("expiry", places, ends, "document_code")
        self.parts = tuple([Group(GROUPS[name]) for name in FORM])
        self.form = Group(tuple([rule for name in FORM for rule in GROUPS[name]]))
        known = (*self.codes.keys, *self.birth.keys, *self.expiry.keys)
        self.own = [
            (at, each.key, each.span.line, each.span.start, each.span.end)
            for at, each in enumerate(layout.fields)
            if each.key not in known and each.key != "name"
        ]
        self.keys = [key for each in layout.fields for key in _NAMES.get(each.key, (each.key,))]
        made = [*known, *(each[1] for each in self.own), "surname", "given_names"]
        self.in_order = itemgetter(*map(made.index, self.keys))
        self.masks = masks(layout)
        self.number_digit = _digit(layout, "document-number")
        self.optional_digit = _digit(layout, "optional-data")
        self.composite_digit = _digit(layout, "composite")
        self.optional = [at for at, each in enumerate(layout.fields) if each.kind is Kind.OPTIONAL]
        self.number_at = places.index("document_number") if "document_number" in places else None
        self.name_at = layout.name_at
        self.name_length = layout.name.length if layout.name else 0
        self.whole_name = layout.has("name")
        self.national = bool(layout.prefix)


_NAMES = {"name": ("surname", "given_names")}


def _group(name, places, seen, *more):
    at = [places.index(key) for key in (*more, *seen) if key in places]
    see = itemgetter(*at) if at else _nothing
    return see, Group(GROUPS[name], tuple([key for key in seen if key in places and "-" not in key]))


def _nothing(pieces):
    return ()


def _digit(layout, name):
    at, covers_at = len(layout.fields), len(layout.fields) + len(layout.digits)
    for digit in layout.digits:
        end = covers_at + len(digit.covers)
        if digit.name == name:
            return at, covers_at, end, digit.length
        at += 1
        covers_at = end
    return None


@lru_cache(maxsize=PLANS_KEPT)
def _plan(layout: Layout, today: date) -> Plan:
    return Plan(layout)


def judge(zone: Zone) -> tuple[Mapping[str, Field], list[Finding]]:
    """Return the fields of ``zone`` and what every rule finds in it."""
    pieces, plan = zone.pieces, _plan(zone.layout, zone.policy.reference_date)
    if plan.national:
        found = [finding for group in GROUPS.values() for rule in group for finding in rule(zone)]
        return zone.fields, doubted(found, zone)
    codes = plan.codes.known.get(seen := plan.see_codes(pieces)) or plan.codes.ask(zone, seen)
    birth = plan.birth.known.get(seen := plan.see_birth(pieces)) or plan.birth.ask(zone, seen)
    expiry = plan.expiry.known.get(seen := plan.see_expiry(pieces)) or plan.expiry.ask(zone, seen)
    if zone.long_number is None:
        made = [*codes[1], *birth[1], *expiry[1]]
        for at, key, line, start, end in plan.own:
            printed = pieces[at]
            value = printed.rstrip(FILLER).replace(FILLER, " ")
            made.append(Field(key, printed, value, line, start, end))
        made += name_fields(zone.layout.name, pieces[plan.name_at])
        zone.fields_made = dict(zip(plan.keys, plan.in_order(made)))
    seen = _form(plan, zone)
    form = plan.form.known.get(seen)
    if form is not None:
        found = [*form[0]]
    elif None in seen:
        found = []
        for group, each in zip(plan.parts, seen):
            found += (group.known.get(each) or group.ask(zone, each))[0]
    else:
        found = [*plan.form.ask(zone, seen)[0]]
    found += codes[0]
    found += birth[0]
    found += expiry[0]
    found += order(zone)
    return zone.fields, found if zone.sound else doubted(found, zone)


def _form(plan: Plan, zone: Zone) -> tuple[Seen, ...]:
    pieces = zone.pieces
    charset = field_class = fillers = number = name = None
    special = ()
    if zone.sound:
        seen = classes("".join(zone.lines))
        of_charset, of_class, of_fillers, of_number = plan.masks
        if not seen & of_charset:
            charset = ()
        if not seen & of_class:
            field_class = ()
        if not seen & of_fillers:
            fillers = ()
        if not seen & of_number:
            number = _compared(pieces, plan.number_digit)
    printed = pieces[plan.name_at]
    if len(printed) == plan.name_length and _SOUND_NAME.fullmatch(printed):
        name = printed[-1].isalpha()
    if pieces[0] == CREW_MEMBER:
        special = None
    optional = _compared(pieces, plan.optional_digit)
    if optional is not None:
        for at in plan.optional:
            optional += (not pieces[at].strip(FILLER),)
    return (
        tuple(map(len, zone.lines)),
        charset,
        field_class,
        fillers,
        number,
        optional,
        _compared(pieces, plan.composite_digit),
        name,
        special,
    )


def _compared(pieces, place):
    """The digit that is expected and the one that is printed; None where the line ends early."""
    if place is None:
        return ()
    at, start, end, length = place
    printed = pieces[at]
    covered = pieces[start] if end == start + 1 else "".join(pieces[start:end])
    if printed and len(covered) == length:
        return compute(covered), printed
    return None
