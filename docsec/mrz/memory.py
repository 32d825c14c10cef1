"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what it looked at, and is the same for the next MRZ that
has it. Asking every rule anew (`docsec.mrz.rules.evaluate`) gives the same findings; a test holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache
from itertools import chain

from docsec.findings import Status, overall
from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER, in_alphabet
from docsec.mrz.answers import WORST, Answer, Findings, states, statuses
from docsec.mrz.check_digit import compute, digit_of
from docsec.mrz.days import births, expiries
from docsec.mrz.layouts import LAYOUTS, MRV_A, MRV_B, TD1, TD2, TD3
from docsec.mrz.names import SEPARATOR
from docsec.mrz.names import value as name_value
from docsec.mrz.pattern import (
    COMPOSITE,
    COVERED,
    GIVEN_NAMES,
    LATE,
    NAME,
    NUMBER,
    NUMBER_LENGTH,
    OWN_DIGIT,
    SURNAME,
    Printed,
    pattern_of,
)
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import GROUPS, doubted, evaluate
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY, visa_of
from docsec.mrz.zone import Zone, lay, long_values, number_value
from docsec.policy import Policy

KEPT = 32_768
"""How many answers of a group are kept."""

MEMORIES_KEPT = 128

Values = dict[str, str | None]
Judged = tuple[Values, Findings, Status]

_PARTS = ("shape", "letters", "number", "optional", "composite", "name", "special")
_HEAD, _FORM, _OPTIONAL, _END = slice(2), slice(3), 3, slice(4, None)
_SPECIAL = (CREW_MEMBER, EMERGENCY)

# Components with one filler between them, in one part or two, of letters or of anything.
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")
# Code and States, none of them late, and then the name.
_LETTERED = re.compile("[A-Z][A-Z<][A-Z][A-Z<]{2}[A-Z][A-Z<]*")


class Group:
    """Rules that look at the same places, and their answers so far.

    Attributes:
        known: the answers, by what was looked at.
    """

    def __init__(self, layout: Layout, name: str, key: str | None = None) -> None:
        """Take the name of the rules, and the field ``key`` whose value is wanted."""
        self.known: dict[Hashable, Answer] = {}
        self._layout = layout
        self._rules, self._key = GROUPS[name], key

    def ask(self, seen: Hashable, lines: tuple[str, ...], policy: Policy) -> Answer:
        """Return the answer about ``lines``, and keep it for what was ``seen`` there."""
        return _keep(self.known, seen, self.ask_about(lay(lines, self._layout, policy)))

    def ask_about(self, zone: Zone) -> Answer:
        """Return the answer about ``zone``."""
        found = tuple([finding for rule in self._rules for finding in rule(zone)])
        return found, zone.value(self._key) if self._key else None, statuses(found)


def _keep(known: dict[Hashable, Answer], seen: Hashable, answer: Answer) -> Answer:
    if len(known) >= KEPT:
        known.clear()
    known[seen] = answer
    return answer


class Memory:
    """What is known of one of ICAO's layouts under a reference date."""

    def __init__(self, layout: Layout, today: date) -> None:
        """Begin with nothing but what is known of the places that other layouts have too."""
        self._pattern = pattern = pattern_of(layout)
        self._match_plain, self._plain_in_order = pattern.match_plain, pattern.plain_in_order
        self._layout, self._specimens = layout, codes.specimens()
        self._codes, self._sexes = (Group(layout, key, key) for key in ("document_code", "sex"))
        self._issuers, self._nationalities = (
            states(layout.field(key).span, key) for key in ("issuing_state", "nationality")
        )
        self._births = births(layout.digit("date-of-birth"), today)
        self._expiries = expiries(layout.digit("date-of-expiry"), today)
        self._ends_at, self._is_visa = layout.field("expiry_date").span, layout in (MRV_A, MRV_B)
        self._specimen, self._order = Group(layout, "specimen"), Group(layout, "order")
        self._parts = [Group(layout, name) for name in _PARTS]
        self._number, self._optional = self._parts[_OPTIONAL - 1 : _OPTIONAL + 1]
        self._forms: dict[Hashable, Answer] = {}
        self._ends: dict[Hashable, Answer] = {}
        self._template = dict.fromkeys(key for each in layout.fields for key in each.keys)
        *early, self._late = [each.key for each in layout.fields if each.kind is Kind.OPTIONAL]
        self._early = early[0] if early else None
        *_, last = layout.digits
        self._covered = *last.covers, last.span

    def judge(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say of lines that have the shape of the layout; None of others.

        Args:
            lines: of the MRZ.
            text: the lines with line feeds between them.
            policy: the choices.
        """
        match = self._match_plain(text)
        if match is None:
            return self._judge_odd(lines, text, policy)
        printed = self._plain_in_order(match.groups(""))
        values, content, bits = self._recall(printed, lines, policy)
        values["surname"] = printed[SURNAME].replace(FILLER, " ")
        values["given_names"] = printed[GIVEN_NAMES].replace(FILLER, " ")
        number, own, composite = self._looked(printed, values, digit_of)
        if number[0] == FILLER and (zone := lay(lines, self._layout, policy)).long_number:
            form, optional = self._about_long(zone, values)
        else:
            form = self._forms.get(number) or self._form(number, lines, policy)
            optional = self._optional.known.get(own) or self._optional.ask(own, lines, policy)
        end = self._ends.get(composite) or self._end(composite, printed[NAME], lines, policy)
        worst = WORST[form[2] | bits | optional[2] | end[2]]
        return values, (*form[0], *content, *optional[0], *end[0]), worst

    def _about_long(self, zone: Zone, values: Values) -> tuple[Answer, Answer]:
        """Return what is said of the form, and of optional data, where the number runs on."""
        values.update(long_values(zone))
        found, _, bits = self._together(_HEAD, (True, "lettered"), zone.lines, zone.policy)
        of_number, _, more = self._number.ask_about(zone)
        return (found + of_number, None, bits | more), self._optional.ask_about(zone)

    def _form(self, number: str, lines: tuple[str, ...], policy: Policy) -> Answer:
        """Return what the rules about the form answer where nothing is odd, and keep it."""
        seen = True, "lettered", (number, False)
        return _keep(self._forms, number, self._together(_FORM, seen, lines, policy))

    def _end(self, composite: str, name: str, lines: tuple[str, ...], policy: Policy) -> Answer:
        """Return what the last rules answer where nothing is odd, and keep it."""
        seen = composite, (name[-1], len(name)), "nothing"
        return _keep(self._ends, composite, self._together(_END, seen, lines, policy))

    def _together(
        self, parts: slice, seen: tuple[Hashable, ...], lines: tuple[str, ...], policy: Policy
    ) -> Answer:
        """Return what several parts answer, each about what it has ``seen``."""
        answers = [
            group.known.get(what) or group.ask(what, lines, policy)
            for group, what in zip(self._parts[parts], seen, strict=True)
        ]
        found = tuple([each for answer in answers for each in answer[0]])
        return found, None, statuses(found)

    def _judge_odd(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say where something in the form is odd, part by part."""
        match = self._pattern.match(text)
        if match is None:
            return None
        clean = in_alphabet("".join(lines))
        if not clean and any(line != line.strip() for line in lines):
            return None  # white space around a line is no part of it
        printed = self._pattern.in_order(match.groups())
        return self._judge_parts(printed, lines, clean, policy)

    def judge_any(self, lines: tuple[str, ...], policy: Policy) -> Judged:
        """Return what there is to say of lines that do not have the shape of the layout."""
        pieces = [lines[at][places] for at, places in self._pattern.slices]
        printed = self._pattern.in_order((*pieces, ""))
        return self._judge_parts(printed, lines, in_alphabet("".join(lines)), policy)

    def _judge_parts(
        self, printed: Printed, lines: tuple[str, ...], clean: bool, policy: Policy
    ) -> Judged:
        """Return what there is to say of what is ``printed``, part by part."""
        zone = lay(lines, self._layout, policy)
        values, content, bits = self._recall(printed, lines, policy)
        _add_names(values, printed[NAME])
        looked = self._looked(printed, values, digit_of if clean else _digit_if_any)
        values.update(long_values(zone))
        seen = self._seen(printed, looked, zone, clean)
        found: list[Findings] = []
        for group, what in zip(self._parts, seen, strict=True):
            answer = group.ask_about(zone) if what is None else group.known.get(what)
            each, _, more = answer or group.ask(what, lines, policy)
            found.append(each)
            bits |= more
        found.insert(_OPTIONAL, content)
        whole = tuple(chain.from_iterable(found))
        if zone.sound:
            return values, whole, WORST[bits]
        whole = doubted(whole, zone)
        return values, whole, WORST[statuses(whole)]

    def _recall(
        self, printed: Printed, lines: tuple[str, ...], policy: Policy
    ) -> tuple[Values, Findings, int]:
        """Return all values but the names, and what is known of codes and dates."""
        code, issuer, nationality, sex, _, number, early, birth, expiry, late, *_ = printed
        values = self._template.copy()
        answer = self._codes.known.get(code) or self._codes.ask(code, lines, policy)
        of_code, values["document_code"], bits = answer
        of_issuer, issued, issuer_bits = self._issuers[issuer]
        of_nationality, national, nationality_bits = self._nationalities[nationality]
        answer = self._sexes.known.get(sex) or self._sexes.ask(sex, lines, policy)
        of_sex, values["sex"], sex_bits = answer
        of_birth, born, birth_bits = self._births(birth)
        of_expiry, ends, expiry_bits = self._expiries(expiry)
        of_visa = visa_of(self._ends_at, ends) if self._is_visa else ()
        values["issuing_state"], values["nationality"] = issued, national
        values["birth_date"], values["expiry_date"] = born, ends
        values["document_number"] = number_value(number[:NUMBER_LENGTH])
        values[self._late] = number_value(late)
        if self._early is not None:
            values[self._early] = number_value(early)
        bits |= issuer_bits | nationality_bits | sex_bits | birth_bits | expiry_bits
        of_specimen: Findings = ()
        if issued in self._specimens or national in self._specimens:
            seen = issuer, nationality
            answer = self._specimen.known.get(seen) or self._specimen.ask(seen, lines, policy)
            of_specimen = answer[0]
        of_codes = *of_code, *of_issuer, *of_nationality, *of_specimen, *of_sex
        if born and ends and ends < born:
            of_order, _, more = self._order.ask_about(lay(lines, self._layout, policy))
            return values, (*of_codes, *of_birth, *of_expiry, *of_visa, *of_order), bits | more
        return values, (*of_codes, *of_birth, *of_expiry, *of_visa), bits

    def _looked(
        self, printed: Printed, values: Values, digit: Callable[[str], str]
    ) -> tuple[str, str, str]:
        """Return what rules look at: digits as printed and as computed, and marks of data.

        The marks: ``l`` and ``e`` where there are optional data, ``n`` where a name runs to the
        end of its field.
        """
        number = printed[NUMBER]
        of_number = number[-1:] + digit(number[:-1])
        own, composite = printed[OWN_DIGIT], printed[COMPOSITE]
        if own:
            own += digit(printed[LATE])
        if composite:
            composite += digit("".join(printed[COVERED]))
        if values[self._late]:
            own += "l"
        if self._early is not None and values[self._early]:
            own += "e"
        return of_number, own, composite if printed[NAME][-1:] == FILLER else composite + "n"

    def _seen(
        self, printed: Printed, looked: tuple[str, str, str], zone: Zone, clean: bool
    ) -> tuple[Hashable, ...]:
        """Return what each of `_PARTS` sees; None where its rules must look for themselves."""
        code, issuer, nationality, _, name, number, *_ = printed
        of_number, own, composite = looked
        long, whole = zone.long_number is not None, len(number) > NUMBER_LENGTH
        blank = not number[:NUMBER_LENGTH].strip(FILLER)
        lettered = number[:1] != FILLER and _LETTERED.fullmatch(code + issuer + nationality + name)
        covered = zone.sound or zone.complete(*self._covered)
        return (
            zone.sound or tuple(map(len, zone.lines)),
            "lettered" if clean and lettered else None,
            (of_number, blank) if whole and not long else None,
            own if not long else None,
            composite if covered else "short",
            (name[-1], len(name)) if _BUILT.fullmatch(name) else None,
            None if code in _SPECIAL else "nothing",
        )


def _digit_if_any(characters: str) -> str:
    return compute(characters) or "none"


def _add_names(values: Values, name: str) -> None:
    primary, _, secondary = name.partition(SEPARATOR)
    values["surname"], values["given_names"] = name_value(primary), name_value(secondary)


@lru_cache(maxsize=MEMORIES_KEPT)
def memory(layout: Layout, today: date) -> Memory:
    """Return what is known of ``layout``, one of ICAO's, under the reference date ``today``."""
    return Memory(layout, today)


def _length(layout: Layout) -> int:
    return sum(layout.line_lengths) + layout.line_count - 1


# A visa is one only by its V; any other letter on its shape is a damaged card or passport.
_BY_LENGTH = {_length(layout): layout for layout in (TD1, TD2, TD3)}
_VISAS = {_length(layout): layout for layout in (MRV_A, MRV_B)}


def recall(lines: tuple[str, ...], policy: Policy) -> tuple[Layout | None, Judged | None]:
    """Return the layout of lines that have the shape of one of ICAO's, and what to say of them."""
    text = "\n".join(lines)
    layout = (_VISAS if text[:1] == "V" else _BY_LENGTH).get(len(text))
    if layout is None or len(lines) != len(layout.line_lengths):
        return None, None
    return layout, memory(layout, policy.reference_date).judge(lines, text, policy)


def judge(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Judged:
    """Return what there is to say of any lines laid on ``layout``."""
    if layout.id in LAYOUTS:
        return memory(layout, policy.reference_date).judge_any(lines, policy)
    zone = lay(lines, layout, policy)
    found = evaluate(zone)
    return {key: each.value for key, each in zone.fields.items()}, found, overall(found)
