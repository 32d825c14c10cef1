"""What the rules answer about lines of given lengths on a layout, kept by what they look at.

The rules stand in three sections, between and around what is said of codes and dates. Where
nothing in a section is odd, its answer hangs on a few characters and is kept as one; where
something is, each group of its rules is asked for itself, and only those that see something odd
must look anew.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from docsec.findings import Finding
from docsec.mrz.answers import Answer, statuses
from docsec.mrz.contents import contents
from docsec.mrz.kept import keep
from docsec.mrz.pattern import pattern_of
from docsec.mrz.positions import Layout
from docsec.mrz.rules import GROUPS, Rule, doubted_on
from docsec.mrz.rules.structure import shape_of, wrong_lengths
from docsec.mrz.zone import Zone

KEPT = 4096
"""How many answers of a section, or a group, are kept."""

Seen = tuple[str | None, ...]
"""What each group of a section sees; None where its rules must look for themselves."""


class Section:
    """Groups of rules that follow one another, asked about lines of which some are ``wrong``.

    Attributes:
        known: the answers of the whole, by all that was looked at.
    """

    def __init__(self, names: tuple[str, ...], wrong: frozenset[int]) -> None:
        """Take the names of the groups, and the numbers of the lines without their lengths."""
        self.known: dict[str | None, Answer] = {}
        self._wrong = wrong
        self._groups = [(GROUPS[name], dict[str, Answer]()) for name in names]

    def ask(self, whole: str | None, seen: Seen, zone: Zone) -> Answer:
        """Return the answer group by group, each by what it has ``seen``.

        It is kept for the ``whole`` of what is seen, if there is that: where nothing is odd.
        """
        found: list[Finding] = []
        bits = 0
        for (rules, known), what in zip(self._groups, seen, strict=True):
            answer = None if what is None else known.get(what)
            if answer is None:
                answer = self._look(rules, zone)
                if what is not None:
                    keep(known, what, answer, KEPT)
            found += answer[0]
            bits |= answer[2]
        together = tuple(found), None, bits
        return together if whole is None else keep(self.known, whole, together, KEPT)

    def _look(self, rules: tuple[Rule, ...], zone: Zone) -> Answer:
        said = tuple([finding for rule in rules for finding in rule(zone)])
        if self._wrong:
            said = doubted_on(said, self._wrong)
        return said, None, statuses(said)


@cache
def _sections(layout: Layout, wrong: frozenset[int]) -> tuple[Section, Section, Section]:
    return (
        Section(("charset", "class", "fillers", "number"), wrong),
        Section(("optional",), wrong),
        Section(("composite", "name", "special"), wrong),
    )


class Shape:
    """Lines of given lengths.

    Attributes:
        cut: cuts the lines up, see `docsec.mrz.pattern`.
        wrong: the numbers of the lines that are too long or too short.
        covered: whether all is there that a composite digit covers, and the digit.
        said: of the lengths, with the statuses of that.
        form: what is said of characters, fillers and the document number.
        optional: what is said of optional data.
        end: what is said of the composite digit, the name, and special documents.
        contents: what is said of codes, dates and numbers.
    """

    __slots__ = ("bits", "contents", "covered", "cut", "end", "form", "optional", "said", "wrong")

    def __init__(self, layout: Layout, today: date, lengths: tuple[int, ...]) -> None:
        """Begin with no answers but those about lines that are wrong in the same places."""
        *_, last = layout.digits
        self.cut = pattern_of(layout).cutter(lengths)
        self.wrong = wrong_lengths(layout, lengths)
        self.covered = all(lengths[span.line - 1] >= span.end for span in (*last.covers, last.span))
        self.said = shape_of(layout, lengths)
        self.bits = statuses(self.said)
        self.form, self.optional, self.end = _sections(layout, self.wrong)
        self.contents = contents(layout, today, self.wrong)
