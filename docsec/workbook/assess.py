"""What a workbook comes to: the levels that count, best practices, progress and gaps.

The rules are those of the checklist: a level above 1 without evidence counts as 1; a best
practice needs level 3 or 4 and the three tests of the concept note filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from docsec.features import checklist
from docsec.features.checklist import Item
from docsec.workbook.record import Entry, Workbook

ESTABLISHED = 3
"""The level from which an item can be a best practice, and up to which it is a gap."""

WITHOUT_EVIDENCE = 1

TESTS = ("objective", "replicable", "mature")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one item stands.

    Attributes:
        item: its id.
        level: as claimed; None where nobody has answered.
        counted: as it counts.
        best_practice: whether it earns the badge.
        lacking: what is still to be filled in: ``evidence``, ``date``, ``confidence``,
            ``objective``, ``replicable``, ``mature``.
        seeks: whether help is sought.
        weight: 1, and one more for each topic and question of the session it belongs to.
    """

    item: str
    level: int | None
    counted: int | None
    best_practice: bool
    lacking: tuple[str, ...]
    seeks: bool
    weight: int

    @property
    def gap(self) -> int:
        """How far it is from established, times its weight; 0 where nobody has answered."""
        if self.counted is None:
            return 0
        return max(ESTABLISHED - self.counted, 0) * self.weight


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is, or the whole; ``mean`` is over what is answered, None if nothing is."""

    section: str
    total: int
    answered: int
    best_practices: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a workbook comes to; ``gaps`` has the heaviest first."""

    standings: tuple[Standing, ...]
    sections: tuple[Progress, ...]
    whole: Progress
    gaps: tuple[Standing, ...]
    unanswered_questions: tuple[str, ...]

    def standing(self, item: str) -> Standing:
        """Return where ``item`` stands."""
        return next(each for each in self.standings if each.item == item)


def assess(book: Workbook) -> Assessment:
    """Return what ``book`` comes to."""
    loaded = checklist.load()
    standings = tuple(_standing(item, book.entry(item.id)) for item in loaded.items)
    by_item = {each.item: each for each in standings}
    sections = tuple(
        _progress(section.id, [by_item[item.id] for item in loaded.in_section(section.id)])
        for section in loaded.sections
    )
    gaps = sorted((each for each in standings if each.gap), key=lambda each: -each.gap)
    questions = (question.id for question in loaded.frame.guiding_questions)
    return Assessment(
        standings=standings,
        sections=sections,
        whole=_progress("", standings),
        gaps=tuple(gaps),
        unanswered_questions=tuple(each for each in questions if each not in book.answers),
    )


def as_dict(assessment: Assessment) -> dict[str, object]:
    """Return an assessment as JSON has it; gaps are named by item, heaviest first."""
    return {
        "whole": asdict(assessment.whole),
        "sections": [asdict(each) for each in assessment.sections],
        "items": [asdict(each) for each in assessment.standings],
        "gaps": [each.item for each in assessment.gaps],
        "unanswered_questions": list(assessment.unanswered_questions),
    }


def weight_of(item: Item) -> int:
    """Return the weight of an item: how much of the session it belongs to."""
    return 1 + len(item.topics) + len(item.questions)


def _standing(item: Item, entry: Entry) -> Standing:
    level = entry.level
    counted = level
    if level is not None and level > WITHOUT_EVIDENCE and not entry.evidence:
        counted = WITHOUT_EVIDENCE
    established = counted is not None and counted >= ESTABLISHED
    lacking = _lacking(entry, established=established)
    return Standing(
        item=item.id,
        level=level,
        counted=counted,
        best_practice=established and not any(getattr(entry, test) == "" for test in TESTS),
        lacking=lacking,
        seeks=entry.seeks,
        weight=weight_of(item),
    )


def _lacking(entry: Entry, *, established: bool) -> tuple[str, ...]:
    if entry.level is None:
        return ()
    asked = ["evidence"] if entry.level > WITHOUT_EVIDENCE else []
    asked += ["date", "confidence"]
    asked += TESTS if established else ()
    return tuple(key for key in asked if not getattr(entry, key))


def _progress(section: str, standings: Iterable[Standing]) -> Progress:
    members = tuple(standings)
    counted = [each.counted for each in members if each.counted is not None]
    return Progress(
        section=section,
        total=len(members),
        answered=len(counted),
        best_practices=sum(each.best_practice for each in members),
        mean=round(sum(counted) / len(counted), 2) if counted else None,
    )
