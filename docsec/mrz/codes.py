"""The codes of issuing States, organizations and nationalities (Doc 9303-3 section 5)."""

from __future__ import annotations

import json
import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

# os.path, since importing pathlib costs a tenth of a cold start.
TABLE = os.path.join(os.path.dirname(__file__), "..", "data", "states.json")  # noqa: PTH118, PTH120


@dataclass(frozen=True, slots=True)
class State:
    """One code of the table.

    Attributes:
        code: one to three letters, without fillers.
        part: the part of section 5 it stands in, ``A`` to ``H``.
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


@cache
def _table() -> tuple[Mapping[str, State], str]:
    with open(TABLE, encoding="utf-8") as file:  # noqa: PTH123
        content = json.load(file)
    states = {code: State(code=code, **entry) for code, entry in content["codes"].items()}
    return states, content["about"]["edition"]


def lookup(code: str) -> State | None:
    """Return the State or organization for ``code`` without fillers, or None if unknown."""
    return _table()[0].get(code)


def edition() -> str:
    """Return the edition of the table, to be named where a code is not in it."""
    return _table()[1]
