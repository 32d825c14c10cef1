"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what it looked at, and is the same for the next MRZ that
has it. Asking every rule anew (`docsec.mrz.rules.evaluate`) gives the same findings; a test holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Set
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from docsec.findings import Status, overall
from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER, in_alphabet
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
from docsec.mrz.rules.structure import wrong_lengths
from docsec.mrz.zone import Zone, lay, long_values
from docsec.policy import Policy

KEPT = 32_768
"""How many answers of a group are kept."""

MEMORIES_KEPT = 128

Values = dict[str, str | None]
Judged = tuple[Values, Findings, Status]

_PARTS = (
    *("shape", "charset", "class", "fillers", "number"),
    *("optional", "composite", "name", "special"),
)
_HEAD, _FORM, _OPTIONAL, _END = slice(4), slice(5), 5, slice(6, None)
_PLAIN = "clean", "lettered", "from the left"
_SPECIAL = (CREW_MEMBER, EMERGENCY)

# Components with one filler between them, in one part or two, of letters or of anything.
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")
_NO_LETTER = re.compile("[0-9]")


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

    def ask_about(self, zone: Zone, wrong: Set[int] = frozenset()) -> Answer:
        """Return the answer about ``zone``, whose lines ``wrong`` have not their lengths."""
        found = tuple([finding for rule in self._rules for finding in rule(zone)])
        if wrong:
            found = doubted_on(found, wrong)
        return found, zone.value(self._key) if self._key else None, statuses(found)


def _keep(known: dict[Hashable, Answer], seen: Hashable, answer: Answer) -> Answer:
    if len(known) >= KEPT:
        known.clear()
    known[seen] = answer
    return answer


class Shape(NamedTuple):
    """What the lengths of lines say.

    Attributes:
        lengths: of the lines.
        wrong: the numbers of the lines that are too long or too short.
        covered: whether all is there that a composite digit covers.
        known: what the groups of `_PARTS` answered about such lines, by what was looked at.
    """

    lengths: tuple[int, ...]
    wrong: frozenset[int]
    covered: bool
    known: tuple[dict[Hashable, Answer], ...]


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
        self._known = {frozenset[int](): tuple([group.known for group in self._parts])}
        self._shapes = Kept(self._shape, SHAPES_KEPT)

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
        if printed[NUMBER][NUMBER_LENGTH] == FILLER:
            form = self._where_number_may_run_on(values, lines, policy)
        else:
            form = None
        number, own, composite = self._looked(printed, values, digit_of)
        form = form or self._forms.get(number) or self._form(number, lines, policy)
        optional = self._optional.known.get(own) or self._optional.ask(own, lines, policy)
        end = self._ends.get(composite) or self._end(composite, printed[NAME], lines, policy)
        worst = WORST[form[2] | bits | optional[2] | end[2]]
        return values, (*form[0], *content, *optional[0], *end[0]), worst

    def _where_number_may_run_on(
        self, values: Values, lines: tuple[str, ...], policy: Policy
    ) -> Answer | None:
        """Return what the rules about the form answer where the number runs on; else None."""
        zone = Zone(lines, self._layout, policy, sound=True)
        if zone.long_number is None:
            return None
        values.update(long_values(zone))
        found, _, bits = self._together(_HEAD, (self._layout.line_lengths, *_PLAIN), lines, policy)
        of_number, _, more = self._number.ask_about(zone)
        return found + of_number, None, bits | more

    def _form(self, number: str, lines: tuple[str, ...], policy: Policy) -> Answer:
        """Return what the rules about the form answer where nothing is odd, and keep it."""
        seen = self._layout.line_lengths, *_PLAIN, (number, False)
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
        if match is None or not in_alphabet("".join(lines)):
            return None
        printed = self._pattern.in_order(match.groups())
        zone = Zone(lines, self._layout, policy, sound=True)
        return self._judge_parts(printed, zone, self._shapes[self._layout.line_lengths])

    def judge_any(self, lines: tuple[str, ...], policy: Policy) -> Judged:
        """Return what there is to say of any lines laid on the layout."""
        pieces = [lines[at][places] for at, places in self._pattern.slices]
        printed = self._pattern.in_order((*pieces, ""))
        shape = self._shapes[tuple(map(len, lines))]
        zone = Zone(lines, self._layout, policy, sound=not shape.wrong)
        return self._judge_parts(printed, zone, shape, in_alphabet("".join(lines)))

    def _judge_parts(
        self, printed: Printed, zone: Zone, shape: Shape, clean: bool = True
    ) -> Judged:
        """Return what there is to say of what is ``printed``, part by part."""
        values, content, bits = self._recall(printed, zone.lines, zone.policy)
        primary, _, secondary = printed[NAME].partition(SEPARATOR)
        values["surname"], values["given_names"] = name_value(primary), name_value(secondary)
        wrong = shape.wrong
        if wrong:
            content = doubted_on(content, wrong)
            bits = statuses(content)
        seen = self._seen(printed, values, zone, shape, clean)
        found = []
        for group, known, what in zip(self._parts, shape.known, seen, strict=True):
            if what is None:
                answer = group.ask_about(zone, wrong)
            else:
                answer = known.get(what) or _keep(known, what, group.ask_about(zone, wrong))
            found.append(answer[0])
            bits |= answer[2]
        found.insert(_OPTIONAL, content)
        return values, tuple(chain.from_iterable(found)), WORST[bits]

    def _shape(self, lengths: tuple[int, ...]) -> Shape:
        wrong = wrong_lengths(self._layout, lengths)
        known = self._known.setdefault(wrong, tuple([{} for _ in self._parts]))
        covered = all(lengths[span.line - 1] >= span.end for span in self._covered)
        return Shape(lengths, wrong, covered, known)

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
        self, printed: Printed, values: Values, zone: Zone, shape: Shape, clean: bool
    ) -> tuple[Hashable, ...]:
        """Return what each of `_PARTS` sees; None where its rules must look for themselves."""
        code, issuer, nationality, _, name, number, _, _, _, _, _, _, _, _ = printed
        long = number[NUMBER_LENGTH:] == FILLER and zone.long_number is not None
        if long:
            values.update(long_values(zone))
        digit = digit_of if clean else _digit_if_any
        of_number, own, composite = self._looked(printed, values, digit)
        whole = len(number) > NUMBER_LENGTH and not long
        blank = not number[:NUMBER_LENGTH].strip(FILLER)
        codes = code, issuer, nationality
        return (
            shape.lengths,
            "clean" if clean else None,
            None if _NO_LETTER.search("".join((*codes, name))) else "lettered",
            None if FILLER in code[:1] + issuer[:1] + nationality[:1] + number[:1] else "from the left",
            (of_number, blank) if whole else None,
            own,
            composite if shape.covered else "short",
            (name[-1], len(name)) if _BUILT.fullmatch(name) else None,
            None if code in _SPECIAL else "nothing",
        )


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
