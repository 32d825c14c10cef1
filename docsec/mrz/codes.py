"""Codes of States, organizations and persons (Doc 9303-3 section 5), and of kinds of document."""

from __future__ import annotations

import json
import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

# os.path, since importing pathlib costs a tenth of a cold start.
DATA = os.path.join(os.path.dirname(__file__), "..", "data")  # noqa: PTH118, PTH120

# What the part of section 5 says of a code beside its name.
_NOTES = {
    "B": "code-of-organization",
    "C": "code-of-united-nations",
    "D": "code-of-organization",
    "E": "code-of-no-nationality",
    "F": "code-deprecated",
}


@dataclass(frozen=True, slots=True)
class State:
    """One code of section 5.

    Attributes:
        code: one to three letters, without fillers.
        part: the part it stands in, ``A`` to ``H``.
        use: ``both``, ``nationality`` or ``neither``: where it may stand.
        names: by language.
    """

    code: str
    part: str
    use: str
    names: Mapping[str, str]

    @property
    def specimen(self) -> bool:
        """Whether the code marks a specimen (part G)."""
        return self.part == "G"

    @property
    def note(self) -> str | None:
        """Why the code is worth a word though it is right; None for a State of today."""
        return _NOTES.get(self.part)

    @property
    def edition(self) -> str:
        """The source it was taken from, with its edition."""
        about = _states()[1]
        of_iso = self.part == "A" and self.code not in about["exceptions_in_part_a"]
        return str(about["edition_of_part_a" if of_iso else "edition"])


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """What a document code is said to stand for.

    Attributes:
        code: one or two letters.
        status: ``verified`` where it was read in the source, else ``unverified``.
        source: where it stands.
        names: by language.
    """

    code: str
    status: str
    source: str
    names: Mapping[str, str]

    @property
    def verified(self) -> bool:
        """Whether the meaning was read in its source."""
        return self.status == "verified"


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    with open(os.path.join(DATA, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return json.load(file)


@cache
def _states() -> tuple[Mapping[str, State], Mapping[str, Any]]:
    content = _read("states.json")
    states = {code: State(code=code, **entry) for code, entry in content["codes"].items()}
    return states, content["about"]


@cache
def _document_codes() -> Mapping[str, DocumentCode]:
    entries = _read("document_codes.json")["codes"].items()
    return {code: DocumentCode(code=code, **entry) for code, entry in entries}


def lookup(code: str) -> State | None:
    """Return the State or organization for ``code`` without fillers, or None if unknown."""
    return _states()[0].get(code)


def states() -> Mapping[str, State]:
    """Return every code of section 5."""
    return _states()[0]


@cache
def specimens() -> frozenset[str]:
    """Return the codes that mark a specimen."""
    return frozenset(code for code, state in states().items() if state.specimen)


def edition() -> str:
    """Return the edition of section 5, to be named where a code is not in it."""
    return str(_states()[1]["edition"])


def document_codes() -> Mapping[str, DocumentCode]:
    """Return every document code with a known meaning."""
    return _document_codes()


def document_code(code: str) -> DocumentCode | None:
    """Return what ``code`` stands for, by both letters or else by the first; None if unknown."""
    known = _document_codes()
    return known.get(code) or known.get(code[:1])
