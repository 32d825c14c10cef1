"""The record of a workbook, and its flat fields: ``item.POL-01.level`` and a text for each.

Every form a workbook comes in (a form of the page, JSON, CSV) is made into flat fields first,
so that it is checked in one place. An empty text stands for what nobody has filled in yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from docsec.errors import UnreadableError
from docsec.features import checklist
from docsec.mrz.codes import lookup

CONFIDENCES = ("seen", "told", "inferred")
LEVELS = ("0", "1", "2", "3", "4")
PRACTICES = 6
"""How many practices of the session a workbook has room for."""

LONGEST = 4000
"""Characters in one field."""

YES = "yes"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one item.

    Attributes:
        level: 0 to 4, or None where nobody has answered.
        date: of the assessment, ISO 8601.
        evidence: where the evidence is kept.
        confidence: ``seen``, ``told`` or ``inferred``.
        notes: anything else.
        seeks: whether help of others is sought.
        objective: what was reached, and how it was measured.
        replicable: what another State would need.
        mature: since when, and with what result.
    """

    level: int | None = None
    date: str = ""
    evidence: str = ""
    confidence: str = ""
    notes: str = ""
    seeks: bool = False
    objective: str = ""
    replicable: str = ""
    mature: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice told of in the session; ``item`` is the checklist item it belongs to, if any."""

    title: str = ""
    item: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook.

    Attributes:
        country: its code of three letters, or empty.
        agency: of that country, where it is not the whole country.
        assessor: who filled it in.
        updated: the day, ISO 8601.
        entries: by item; an item that is not there has not been touched.
        answers: to the guiding questions, by their ids.
        practices: told of in the session.
    """

    country: str = ""
    agency: str = ""
    assessor: str = ""
    updated: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    practices: tuple[Practice, ...] = ()

    def entry(self, item: str) -> Entry:
        """Return what is said of ``item``, an empty entry where nothing is."""
        return self.entries.get(item, EMPTY)

    @property
    def label(self) -> str:
        """The country, and the agency where one is named."""
        return " · ".join(filter(None, (self.country, self.agency))) or "–"


EMPTY = Entry()
ENTRY_KEYS = tuple(each.name for each in fields(Entry))
PRACTICE_KEYS = tuple(each.name for each in fields(Practice))
ABOUT_KEYS = ("country", "agency", "assessor", "updated")


def field_names() -> tuple[str, ...]:
    """Return the names of all flat fields, in the order of the checklist."""
    loaded = checklist.load()
    return (
        *ABOUT_KEYS,
        *(f"item.{item.id}.{key}" for item in loaded.items for key in ENTRY_KEYS),
        *(f"answer.{question.id}" for question in loaded.frame.guiding_questions),
        *(f"practice.{n}.{key}" for n in range(PRACTICES) for key in PRACTICE_KEYS),
    )


def from_fields(given: Mapping[str, str]) -> Workbook:
    """Return the workbook of flat fields; what is missing is empty.

    Raises:
        UnreadableError: a field is unknown, or holds what it cannot.
    """
    known = field_names()
    for name in given.keys() - set(known):
        raise UnreadableError("workbook-field", name=name[:60])
    checked = {name: _checked(name, given[name]) for name in known if name in given}
    entries = {}
    for item in checklist.load().items:
        entry = _entry({key: checked.get(f"item.{item.id}.{key}", "") for key in ENTRY_KEYS})
        if entry != EMPTY:
            entries[item.id] = entry
    practices = (
        Practice(*(checked.get(f"practice.{n}.{key}", "") for key in PRACTICE_KEYS))
        for n in range(PRACTICES)
    )
    answers = {n.removeprefix("answer."): t for n, t in checked.items() if n.startswith("answer.")}
    return Workbook(
        **{key: checked.get(key, "") for key in ABOUT_KEYS},
        entries=entries,
        answers={question: text for question, text in answers.items() if text},
        practices=tuple(each for each in practices if each != Practice()),
    )


def to_fields(book: Workbook) -> dict[str, str]:
    """Return the flat fields of a workbook that hold something."""
    found = {key: getattr(book, key) for key in ABOUT_KEYS}
    for item, entry in book.entries.items():
        found |= {f"item.{item}.{key}": _text(getattr(entry, key)) for key in ENTRY_KEYS}
    found |= {f"answer.{question}": text for question, text in book.answers.items()}
    for n, practice in enumerate(book.practices):
        found |= {f"practice.{n}.{key}": getattr(practice, key) for key in PRACTICE_KEYS}
    return {name: found[name] for name in field_names() if found.get(name)}


def _entry(texts: Mapping[str, str]) -> Entry:
    level = texts["level"]
    kept = {key: text for key, text in texts.items() if key not in ("level", "seeks")}
    return Entry(level=int(level) if level else None, seeks=texts["seeks"] == YES, **kept)


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return YES if value else ""
    return str(value)


def _checked(name: str, value: str) -> str:
    text = value.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise UnreadableError("workbook-too-long", name=name, limit=LONGEST)
    kind = name.rpartition(".")[2]
    if text and not _fits(kind, name, text):
        expected = _EXPECTED.get(kind, "POL-01 ...")
        raise UnreadableError("workbook-value", name=name, value=text[:40], expected=expected)
    return text


_EXPECTED = {
    "level": " ".join(LEVELS),
    "confidence": " ".join(CONFIDENCES),
    "seeks": YES,
    "date": "YYYY-MM-DD",
    "updated": "YYYY-MM-DD",
    "country": "MEX, BRA ...",
}


def _fits(kind: str, name: str, text: str) -> bool:
    if kind in ("date", "updated"):
        return _is_date(text)
    if kind == "country":
        state = lookup(text)
        return state is not None and state.use == "both"
    if kind == "item" and name.startswith("practice."):
        return text in {item.id for item in checklist.load().items}
    choices = {"level": LEVELS, "confidence": CONFIDENCES, "seeks": (YES,)}
    return kind not in choices or text in choices[kind]


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
