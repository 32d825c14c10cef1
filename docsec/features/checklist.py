"""The checklist of best practices for Session 4, "Travel documentation policy and processing".

The data is ``data/checklist.json``: an independent reading of the concept note, not a product
of the RCM or the SACM. A text missing in a language is None, never another language's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache

from docsec.features.records import Text, every, in_language, one, read
from docsec.messages import LANGUAGES as LANGUAGES
from docsec.messages import check_language

LEVELS = tuple(f"level_{level}" for level in range(5))
COLUMNS = (
    *("id", "section", "statement", "why", "evidence"),
    *LEVELS,
    *("reference", "related_checks"),
)


@dataclass(frozen=True, slots=True)
class About:
    """Where the checklist comes from, what it is not, and where it leaves its source."""

    source: str
    edition: str
    date: str
    licence: str
    status: Text
    seed_inconsistency: Text
    limits: tuple[Text, ...]
    departures: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the session, ``T1`` or ``T2``."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question, ``Q1`` to ``Q3``, and where it is answered."""

    id: str
    text: Text
    answered: Text


@dataclass(frozen=True, slots=True)
class Concept:
    """A key concept, quoted in ``definition``; ``reading`` is what we take from it."""

    id: str
    name: Text
    definition: Text
    reading: Text
    source: str


@dataclass(frozen=True, slots=True)
class PracticeTest:
    """One of the three questions a best practice must answer."""

    id: str
    name: Text
    question: Text


@dataclass(frozen=True, slots=True)
class Frame:
    """The session as the concept note gives it; ``date`` is an ISO 8601 interval."""

    title: Text
    meeting: Text
    date: str
    lead: Text
    duration: Text
    topics: tuple[Topic, ...]
    guiding_questions: tuple[Question, ...]
    key_concepts: tuple[Concept, ...]
    best_practice: Text
    best_practice_tests: tuple[PracticeTest, ...]
    best_practice_rule: Text


@dataclass(frozen=True, slots=True)
class Level:
    """A level of maturity, 0 to 4."""

    level: int
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """The five levels; ``record`` says what an assessor writes down."""

    levels: tuple[Level, ...]
    note: Text
    record: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the checklist, ``A`` to ``J``."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One best practice.

    Attributes:
        id: ``POL-01``.
        section: the id of its section.
        statement: what is in place where the practice is followed.
        why: what it protects against.
        evidence: what shows it.
        maturity: five anchors, one for each level from 0.
        reference: as cited, never translated.
        related_checks: codes of checks, ``mrz.check-digits``; ``manual.*`` needs a person.
        demonstrable: whether software can show it.
        topics: ``T1``, ``T2``.
        questions: ``Q1`` to ``Q3``.
        note: what to bear in mind about the related checks or the reference.
    """

    id: str
    section: str
    statement: Text
    why: Text
    evidence: Text
    maturity: tuple[Text, ...]
    reference: str
    related_checks: tuple[str, ...]
    demonstrable: bool
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member country; ``conference`` is ``RCM`` or ``SACM``."""

    code: str
    conference: str
    name: Text


@dataclass(frozen=True, slots=True)
class Part:
    """Where the texts of one part come from, by language: ``seed``, ``source`` or ``ours``."""

    part: str
    origin: Mapping[str, str]
    reviewed: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Translation:
    """The state of the translations; ``corrected`` lists item ids by language."""

    notice: Text
    parts: tuple[Part, ...]
    corrected_note: Text
    corrected: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The whole checklist, as loaded."""

    about: About
    frame: Frame
    scale: Scale
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    members: tuple[Member, ...]
    translation: Translation

    def in_section(self, section: str) -> tuple[Item, ...]:
        """Return the items of one section, in order."""
        return tuple(item for item in self.items if item.section == section)


@cache
def load() -> Checklist:
    """Return the checklist, read once."""
    data = read("checklist.json")
    frame, scale, translation = data["frame"], data["scale"], data["translation"]
    frame["topics"] = every(Topic, frame["topics"])
    frame["guiding_questions"] = every(Question, frame["guiding_questions"])
    frame["key_concepts"] = every(Concept, frame["key_concepts"])
    frame["best_practice_tests"] = every(PracticeTest, frame["best_practice_tests"])
    scale["levels"] = every(Level, scale["levels"])
    translation["parts"] = every(Part, translation["parts"])
    translation["corrected"] = {key: tuple(ids) for key, ids in translation["corrected"].items()}
    return Checklist(
        about=one(About, data["about"]),
        frame=one(Frame, frame),
        scale=one(Scale, scale),
        sections=every(Section, data["sections"]),
        items=every(Item, data["items"]),
        members=every(Member, data["members"]),
        translation=one(Translation, translation),
    )


def as_dict(checklist: Checklist, language: str) -> dict[str, object]:
    """Return the checklist in one language, as the command line and the API print it.

    Raises:
        UsageError: if the language is not one of `LANGUAGES`.
    """
    check_language(language)
    return {
        "language": language,
        **{f.name: in_language(getattr(checklist, f.name), language) for f in fields(checklist)},
    }


def rows(checklist: Checklist, language: str) -> Iterator[dict[str, str | None]]:
    """Yield one flat row an item, keyed by `COLUMNS`, for a table or CSV.

    Raises:
        UsageError: if the language is not one of `LANGUAGES`, before the first row.
    """
    check_language(language)
    titles = {section.id: section.title for section in checklist.sections}
    return (_row(item, titles[item.section], language) for item in checklist.items)


def _row(item: Item, title: Text, language: str) -> dict[str, str | None]:
    texts = (title, item.statement, item.why, item.evidence, *item.maturity)
    cells = (text.get(language) for text in texts)
    values = (item.id, *cells, item.reference, " ".join(item.related_checks))
    return dict(zip(COLUMNS, values, strict=True))
