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
from functools import lru_cache, partial

from docsec.findings import Status, overall
from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER, LETTERS, in_alphabet
from docsec.mrz.answers import WORST, Answer, Findings, states, statuses
from docsec.mrz.check_digit import compute, digit_of
from docsec.mrz.days import births, expiries
from docsec.mrz.kept import Kept
from docsec.mrz.layouts import LAYOUTS, MRV_A, MRV_B, SHAPES_KEPT, TD1, TD2, TD3
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
from docsec.mrz.rules import GROUPS, doubted_on, evaluate
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY, visa_of
from docsec.mrz.shape import Shape
from docsec.mrz.zone import Zone, lay, long_values
from docsec.policy import Policy

KEPT = 32_768
"""How many answers of a group are kept."""

MEMORIES_KEPT = 128

Values = dict[str, str | None]
Judged = tuple[Values, Findings, Status]

_SPECIAL = (CREW_MEMBER, EMERGENCY)
_PLAIN = "plain"

# Components with one filler between them, in one part or two, of letters or of anything.
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")
_DIGIT = re.compile("[0-9]")


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
        """Return the answer about ``zone``, as if its lines had their lengths."""
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
        self._template = dict.fromkeys(key for each in layout.fields for key in each.keys)
        *early, self._late = [each.key for each in layout.fields if each.kind is Kind.OPTIONAL]
        self._early = early[0] if early else None
        self._shapes = Kept(partial(Shape, layout), SHAPES_KEPT)
        self._sound = self._shapes[layout.line_lengths]

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
        shape, form = self._sound, None
        if printed[NUMBER][NUMBER_LENGTH] == FILLER:
            zone = self._lay(lines, policy)
            if zone.long_number is not None:
                values.update(long_values(zone))
                form = shape.form.ask_each((_PLAIN, _PLAIN, _PLAIN, None), zone)
        number, own, composite = self._looked(printed, values, digit_of)
        if form is None:
            form = shape.form.known.get(number) or shape.form.ask(
                number, (_PLAIN, _PLAIN, _PLAIN, number), self._lay(lines, policy)
            )
        optional = shape.optional.known.get(own) or shape.optional.ask(
            own, (own,), self._lay(lines, policy)
        )
        end = shape.end.known.get(composite) or shape.end.ask(
            composite, (composite, composite[-1:], _PLAIN), self._lay(lines, policy)
        )
        worst = WORST[form[2] | bits | optional[2] | end[2]]
        return values, (*shape.said, *form[0], *content, *optional[0], *end[0]), worst

    def _lay(self, lines: tuple[str, ...], policy: Policy) -> Zone:
        return Zone(lines, self._layout, policy, sound=True)

    def _judge_odd(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say where something in the form is odd, part by part."""
        match = self._pattern.match(text)
        if match is None or not in_alphabet("".join(lines)):
            return None
        printed = self._pattern.in_order(match.groups())
        return self._judge_parts(printed, self._lay(lines, policy), self._sound, clean=True)

    def judge_any(self, lines: tuple[str, ...], policy: Policy) -> Judged:
        """Return what there is to say of any lines laid on the layout."""
        pieces = [lines[at][places] for at, places in self._pattern.slices]
        printed = self._pattern.in_order((*pieces, ""))
        shape = self._shapes[tuple(map(len, lines))]
        zone = Zone(lines, self._layout, policy, sound=not shape.wrong)
        return self._judge_parts(printed, zone, shape, in_alphabet("".join(lines)))

    def _judge_parts(self, printed: Printed, zone: Zone, shape: Shape, clean: bool) -> Judged:
        """Return what there is to say of what is ``printed``, part by part."""
        values, content, bits = self._recall(printed, zone.lines, zone.policy)
        code, issuer, nationality, _, name, number, _, _, _, _, _, _, _, _ = printed
        primary, _, secondary = name.partition(SEPARATOR)
        values["surname"], values["given_names"] = name_value(primary), name_value(secondary)
        if shape.wrong:
            content = doubted_on(content, shape.wrong)
            bits = statuses(content)
        long = number[NUMBER_LENGTH:] == FILLER and zone.long_number is not None
        if long:
            values.update(long_values(zone))
        digit = digit_of if clean else _digit_if_any
        of_number, own, composite = self._looked(printed, values, digit, shape.covered)
        begin = code[:1] + issuer[:1] + nationality[:1]
        if number[:NUMBER_LENGTH].strip(FILLER):
            begin += number[:1]
        else:
            of_number += "blank"
        seen = (
            _PLAIN if clean else None,
            None if _DIGIT.search(code + issuer + nationality + name) else _PLAIN,
            None if FILLER in begin else _PLAIN,
            of_number if len(number) > NUMBER_LENGTH and not long else None,
        )
        form = (None not in seen and shape.form.known.get(of_number)) or shape.form.ask_each(seen, zone)
        of_name = f"{composite[-1:]}{len(name)}" if _BUILT.fullmatch(name) else None
        end = shape.end.ask_each((composite, of_name, None if code in _SPECIAL else _PLAIN), zone)
        optional = shape.optional.known.get(own) or shape.optional.ask(own, (own,), zone)
        worst = WORST[shape.bits | form[2] | bits | optional[2] | end[2]]
        return values, (*shape.said, *form[0], *content, *optional[0], *end[0]), worst

    def _recall(
        self, printed: Printed, lines: tuple[str, ...], policy: Policy
    ) -> tuple[Values, Findings, int]:
        """Return all values but the names, and what is known of codes and dates."""
        code, issuer, nationality, sex, _, number, early, birth, expiry, late, _, _, _, _ = printed
        values = self._template.copy()
        answer = self._codes.known.get(code) or self._codes.ask(code, lines, policy)
        of_code, values["document_code"], bits = answer
        of_issuer, issued, issuer_bits = self._issuers[issuer]
        of_nationality, national, nationality_bits = self._nationalities[nationality]
        answer = self._sexes.known.get(sex) or self._sexes.ask(sex, lines, policy)
        of_sex, values["sex"], sex_bits = answer
        of_birth, born, birth_bits = self._births(birth)
        of_expiry, ends, expiry_bits = self._expiries(expiry)
        values["issuing_state"], values["nationality"] = issued, national
        values["birth_date"], values["expiry_date"] = born, ends
        values["document_number"] = number[:NUMBER_LENGTH].rstrip(FILLER).replace(FILLER, " ")
        values[self._late] = late.rstrip(FILLER).replace(FILLER, " ")
        if self._early is not None:
            values[self._early] = early.rstrip(FILLER).replace(FILLER, " ")
        of_specimen: Findings = ()
        if issued in self._specimens or national in self._specimens:
            seen = issuer, nationality
            answer = self._specimen.known.get(seen) or self._specimen.ask(seen, lines, policy)
            of_specimen = answer[0]
        last = visa_of(self._ends_at, ends) if self._is_visa else ()
        bits |= issuer_bits | nationality_bits | sex_bits | birth_bits | expiry_bits
        if born and ends and ends < born:
            of_order, _, more = self._order.ask_about(lay(lines, self._layout, policy))
            last, bits = last + of_order, bits | more
        content = (
            *(*of_code, *of_issuer, *of_nationality, *of_specimen),
            *(*of_sex, *of_birth, *of_expiry, *last),
        )
        return values, content, bits

    def _looked(
        self, printed: Printed, values: Values, digit: Callable[[str], str], covered: bool = True
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
        if not covered:
            composite = "short"
        elif composite:
            composite += digit("".join(printed[COVERED]))
        if values[self._late]:
            own += "l"
        if self._early is not None and values[self._early]:
            own += "e"
        return of_number, own, composite + "n" if printed[NAME][-1:] in LETTERS else composite


def _digit_if_any(characters: str) -> str:
    return compute(characters) or "none"


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
