"""Invented holders. Nobody's data: the names and places exist in no register.

Amaurot, Anyder and Abraxa are places of Thomas More's Utopia (1516).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docsec.specimens import seeding

STATE = "UTO"

_SURNAMES = (
    "ALDERMERE",
    "BRAMBLEDEAN",
    "CASTELLORIN",
    "FENWICKE-LORNE",
    "HYTHLODAY",
    "MARLOWEN",
    "OSTERVANE",
    "QUILLABY",
    "TARROWDEN",
    "VESPERINE",
)
_GIVEN_NAMES = {
    "F": ("ANNIKA SOL", "CELIA MARIN", "ELOWEN", "ISAURA JUNE", "MIRA-ELISE", "TALIA ROSE"),
    "M": ("ANSEL JUDE", "CORIN", "EVANDER LEE", "LEOPOLD FINN", "MATEO-JOHN", "TOBIN ARLO"),
}
_PLACES = ("AMAUROT", "PORT ANYDER", "ABRAXA BAY", "NEW AMAUROT", "ANYDER FALLS")
_LETTERS = "CFGHJKLMNPRTVWXYZ"


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who does not exist, with the facts a document states.

    Dates are ISO 8601. ``passport_number`` stands on a visa only, ``personal_number`` on a
    passport only; both are there for every seed.
    """

    surname: str
    given_names: str
    sex: str
    birth_date: str
    birth_place: str
    issue_date: str
    expiry_date: str
    document_number: str
    passport_number: str
    personal_number: str


def holder(seed: int) -> Holder:
    """Return the holder of ``seed``: born 1950-2004, the document expiring in 2034 or 2035."""
    sex = seeding.pick(seed, "sex", ("F", "M"))
    issued = _day(seed, "issue", datetime.date(2024, 1, 2), datetime.date(2025, 12, 20))
    return Holder(
        surname=seeding.pick(seed, "surname", _SURNAMES),
        given_names=seeding.pick(seed, "given names", _GIVEN_NAMES[sex]),
        sex=sex,
        birth_date=_day(
            seed, "birth", datetime.date(1950, 1, 1), datetime.date(2004, 12, 31)
        ).isoformat(),
        birth_place=seeding.pick(seed, "place", _PLACES),
        issue_date=issued.isoformat(),
        expiry_date=_ten_years_later(issued).isoformat(),
        document_number=_document_number(seed, "document"),
        passport_number=_document_number(seed, "passport"),
        personal_number=_personal_number(seed),
    )


def _day(seed: int, topic: str, first: datetime.date, last: datetime.date) -> datetime.date:
    span = (last - first).days + 1
    return first + datetime.timedelta(days=seeding.number(seed, topic) % span)


def _ten_years_later(issued: datetime.date) -> datetime.date:
    """Return the last day of ten years; the day before keeps 29 February a real date."""
    before = issued - datetime.timedelta(days=1)
    day = 28 if (before.month, before.day) == (2, 29) else before.day
    return before.replace(year=before.year + 10, day=day)


def _document_number(seed: int, topic: str) -> str:
    letter = seeding.pick(seed, f"{topic} letter", _LETTERS)
    return f"{letter}{seeding.number(seed, topic) % 100_000_000:08d}"


def _personal_number(seed: int) -> str:
    letters = "".join(seeding.pick(seed, f"personal {index}", _LETTERS) for index in range(2))
    return f"{letters}{seeding.number(seed, 'personal') % 1_000_000:06d}"
