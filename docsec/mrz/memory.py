"""The rules, each group asked once about what it looks at.

Most of what an MRZ holds stands in others too: States, days, a sex, check digits that are right.
What a group of rules answered is kept by what it looked at, and is the same for the next MRZ that
has it. Asking every rule anew (`docsec.mrz.rules.evaluate`) gives the same findings; a test holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from docsec.findings import Status, overall
from docsec.mrz.alphabet import FILLER, LETTERS, in_alphabet
from docsec.mrz.answers import WORST, Findings
from docsec.mrz.check_digit import compute, digit_of
from docsec.mrz.contents import Values
from docsec.mrz.kept import Kept
from docsec.mrz.layouts import LAYOUTS, MRV_A, MRV_B, TD1, TD2, TD3
from docsec.mrz.names import SEPARATOR
from docsec.mrz.names import value as name_value
from docsec.mrz.pattern import NUMBER_LENGTH, Printed, pattern_of
from docsec.mrz.positions import Layout
from docsec.mrz.rules import evaluate
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY
from docsec.mrz.shape import Shape
from docsec.mrz.zone import Zone, lay, long_values
from docsec.policy import Policy

MEMORIES_KEPT = 128
SHAPES_KEPT = 512

Judged = tuple[Zone, Values, Findings, Status]
"""The lines laid on their layout, what the fields mean, what was found, and the worst of it."""

_PLAIN = "plain"
_SPECIAL = (CREW_MEMBER, EMERGENCY)

# Components with one filler between them, in one part or two.
_BUILT = re.compile("[^<]+(?:<[^<]+)*(?:<<[^<]+(?:<[^<]+)*)?<*")
_DIGIT = re.compile("[0-9]")


class Memory:
    """What is known of one of ICAO's layouts under a reference date."""

    def __init__(self, layout: Layout, today: date) -> None:
        """Begin with nothing but what is known of the places that other layouts have too."""
        self._pattern = pattern = pattern_of(layout)
        self._match_plain, self._in_order = pattern.match_plain, pattern.in_order
        self._plain_name = pattern.plain_name
        self._layout = layout
        self._shapes = Kept(partial(Shape, layout, today), SHAPES_KEPT)
        self._sound = self._shapes[layout.line_lengths]
        self._recall, self._known_form = self._sound.contents.recall, self._sound.form.known.get
        self._known_optional = self._sound.optional.known.get
        self._known_end = self._sound.end.known.get
        self._name_length = layout.field("name").length
        self._early, self._late = self._sound.contents.early, self._sound.contents.late

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
        printed = match.groups("")
        if self._in_order is not None:
            printed = self._in_order(printed)
        zone, shape = Zone(lines, self._layout, policy, True, True), self._sound
        values, content, bits = self._recall(printed, zone)
        surname, given_names, number = printed[3:6]
        values["surname"] = surname.replace(FILLER, " ")
        values["given_names"] = given_names.replace(FILLER, " ")
        form = None
        if number[NUMBER_LENGTH] == FILLER and zone.long_number is not None:
            values.update(long_values(zone))
            form = shape.form.ask(None, (_PLAIN, _PLAIN, _PLAIN, None), zone)
        of_number, own, composite = self._looked(printed, values, digit_of)
        if form is None:
            form = self._known_form(of_number) or shape.form.ask(
                of_number, (_PLAIN, _PLAIN, _PLAIN, of_number), zone
            )
        optional = self._known_optional(own) or shape.optional.ask(own, (own,), zone)
        end = self._known_end(composite) or shape.end.ask(
            composite, (composite, composite, _PLAIN), zone
        )
        worst = WORST[form[2] | bits | optional[2] | end[2]]
        return zone, values, (*shape.said, *form[0], *content, *optional[0], *end[0]), worst

    def _judge_odd(self, lines: tuple[str, ...], text: str, policy: Policy) -> Judged | None:
        """Return what there is to say where something in the form is odd."""
        if tuple(map(len, lines)) != self._layout.line_lengths or self._pattern.national(text):
            return None
        clean = in_alphabet("".join(lines))
        if not clean and [*lines] != [line.strip() for line in lines]:
            return None
        return self._judge_parts(self._sound.cut(text), lines, policy, self._sound, clean)

    def judge_any(self, lines: tuple[str, ...], policy: Policy, clean: bool) -> Judged:
        """Return what there is to say of any lines; ``clean`` if they hold the alphabet only."""
        shape = self._shapes[tuple(map(len, lines))]
        return self._judge_parts(shape.cut("\n".join(lines)), lines, policy, shape, clean)

    def _judge_parts(
        self,
        printed: Printed,
        lines: tuple[str, ...],
        policy: Policy,
        shape: Shape,
        clean: bool,
    ) -> Judged:
        """Return what there is to say of ``lines``, part by part."""
        code, issuer, name = printed[:3]
        number, nationality = printed[5], printed[7]
        zone = Zone(lines, self._layout, policy, not shape.wrong, clean)
        values, content, bits = shape.contents.recall(printed, zone)
        plain = self._plain_name(name)
        values["surname"], values["given_names"] = _two_parts(name, plain)
        long = number[NUMBER_LENGTH:] == FILLER and zone.long_number is not None
        if long:
            values.update(long_values(zone))
        digit = digit_of if clean else _digit_if_any
        of_number, own, composite = self._looked(printed, values, digit, shape.covered)
        begin = code[:1] + issuer[:1] + nationality[:1]
        if number[:1] == FILLER:
            if number[:NUMBER_LENGTH].strip(FILLER):
                begin += FILLER
            else:
                of_number += "blank"
        coded = code + issuer + nationality
        in_class = None if _DIGIT.search(coded if plain else coded + name) else _PLAIN
        filled = None if FILLER in begin else _PLAIN
        whole = of_number if len(number) > NUMBER_LENGTH and not long else None
        seen = _PLAIN if clean else None, in_class, filled, whole
        if not (clean and in_class and filled):
            whole = None
        form = shape.form.known.get(whole) or shape.form.ask(whole, seen, zone)
        of_name = composite if len(name) == self._name_length else f"{composite}{len(name)}"
        built = of_name if plain or _BUILT.fullmatch(name) else None
        if code in _SPECIAL:
            end = shape.end.ask(None, (composite, built, None), zone)
        else:
            end = shape.end.known.get(built) or shape.end.ask(
                built, (composite, built, _PLAIN), zone
            )
        optional = shape.optional.known.get(own) or shape.optional.ask(own, (own,), zone)
        worst = WORST[shape.bits | form[2] | bits | optional[2] | end[2]]
        return zone, values, (*shape.said, *form[0], *content, *optional[0], *end[0]), worst

    def _looked(
        self, printed: Printed, values: Values, digit: Callable[[str], str], covered: bool = True
    ) -> tuple[str, str, str]:
        """Return what rules look at: digits as printed and as computed, and marks of data.

        The marks: ``l`` and ``e`` where there are optional data, ``n`` where a name runs to the
        end of its field.
        """
        _, _, name, _, _, number, early, _, birth, _, expiry, late, own, composite = printed
        if not covered:
            composite = "short"
        elif composite:
            composite += digit(number + early + birth + expiry + late + own)
        if own:
            own += digit(late)
        if values[self._late]:
            own += "l"
        if early and values[self._early]:  # type: ignore[index]
            own += "e"
        if name[-1:] in LETTERS:
            composite += "n"
        return number[-1:] + digit(number[:-1]), own, composite


def _two_parts(name: str, plain: re.Match[str] | None) -> tuple[str, str]:
    """Return the meaning of a name's two parts, at once where the name matched as ``plain``."""
    if plain:
        surname, given_names = plain.groups("")
        return surname.replace(FILLER, " "), given_names.replace(FILLER, " ")
    primary, _, secondary = name.partition(SEPARATOR)
    return name_value(primary), name_value(secondary)


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


def judge(lines: tuple[str, ...], layout: Layout, policy: Policy, clean: bool) -> Judged:
    """Return what there is to say of any lines laid on ``layout``.

    Args:
        lines: as many as the layout has.
        layout: what they are laid on.
        policy: the choices.
        clean: whether they hold characters of the alphabet only.
    """
    if layout.id in LAYOUTS:
        return memory(layout, policy.reference_date).judge_any(lines, policy, clean)
    zone = lay(lines, layout, policy)
    found = evaluate(zone)
    return zone, {key: each.value for key, each in zone.items()}, found, overall(found)
