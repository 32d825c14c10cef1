"""Invented holders. Nobody's data: the names and places exist in no register.

Amaurot, Anyder and Abraxa are places of Thomas More's Utopia (1516).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from docsec.mrz import names, transliteration
from docsec.specimens import seeding
from docsec.specimens.people import GIVEN_NAMES, NATIONAL, PLACES, SURNAMES, National

STATE = "UTO"

_LETTERS = "CFGHJKLMNPRTVWXYZ"
# Of a hundred seeds this many have a name of each kind.
_SHARES = {"plain": 68, "accented": 11, "long": 5, "cyrillic": 8, "arabic": 8}
SCRIPTS = tuple(_SHARES)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who does not exist, with the facts a document states.

    Dates are ISO 8601; of a birth date the day, or day and month, may be missing (``1974-08``).

    Attributes:
        surname: the primary identifier in Latin letters, as the visual zone has it.
        given_names: the secondary identifier, or nothing.
        sex: ``F``, ``M`` or ``X``.
        birth_date: of the holder.
        birth_place: in Latin letters.
        issue_date: of the document.
        expiry_date: of the document.
        document_number: of this document.
        passport_number: of the passport that a visa is in; printed on visas only.
        personal_number: printed on passports, and in their MRZ; there for every seed.
        nationality: a code of Doc 9303-3 section 5.
        national_surname: the surname in Cyrillic or Arabic letters, where that is its script.
        national_given_names: likewise.
        national_place: likewise.
        language: of the national script, for table B of Doc 9303-3 section 6.
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
    nationality: str = STATE
    national_surname: str = ""
    national_given_names: str = ""
    national_place: str = ""
    language: str | None = None

    def expiry_after(self, years: int) -> str:
        """Return the last day of ``years`` from the date of issue; of six months for 0 years."""
        issued = datetime.date.fromisoformat(self.issue_date)
        last = _later(issued, 12 * years or 6) - datetime.timedelta(days=1)
        return last.isoformat()


def _later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later; the first of the next month if there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return day.replace(year=year, month=month + 2, day=1)


def holder(seed: int, script: str | None = None) -> Holder:
    """Return the holder of ``seed``: born 1950-2004, the document expiring in 2034 or 2035.

    Args:
        seed: any whole number.
        script: one of `SCRIPTS`; chosen by the seed if left out.
    """
    sex = seeding.pick(seed, "sex", ("F", "M"))
    issued = _day(seed, "issue", datetime.date(2024, 1, 2), datetime.date(2025, 12, 20))
    person = Holder(
        surname="",
        given_names="",
        sex=sex,
        birth_date=_day(
            seed, "birth", datetime.date(1950, 1, 1), datetime.date(2004, 12, 31)
        ).isoformat(),
        birth_place=seeding.pick(seed, "place", PLACES),
        issue_date=issued.isoformat(),
        expiry_date="",
        document_number=_document_number(seed, "document"),
        passport_number=_document_number(seed, "passport"),
        personal_number=_personal_number(seed),
    )
    person = replace(person, expiry_date=person.expiry_after(10))
    return _named(person, seed, script or _script(seed))


def _script(seed: int) -> str:
    kinds = [kind for kind, share in _SHARES.items() for _ in range(share)]
    return seeding.pick(seed, "which letters", kinds)


def _named(person: Holder, seed: int, script: str) -> Holder:
    """Return ``person`` with a name of a kind; national scripts get the standard's Latin form."""
    if script in NATIONAL:
        rows = [row for row in NATIONAL[script] if row.sex == person.sex]
        return _transcribed(person, seeding.pick(seed, "surname", rows))
    return replace(
        person,
        surname=seeding.pick(seed, "surname", SURNAMES[script]),
        given_names=seeding.pick(seed, "given names", GIVEN_NAMES[script][person.sex]),
    )


def _transcribed(person: Holder, row: National) -> Holder:
    surname, given_names = row.latin or (
        _latin(row.surname, row.language),
        _latin(row.given_names, row.language),
    )
    return replace(
        person,
        surname=surname,
        given_names=given_names,
        birth_place=person.birth_place if row.latin else _latin(row.place, row.language),
        national_surname=row.surname,
        national_given_names=row.given_names,
        national_place="" if row.latin else row.place,
        language=row.language,
    )


def _latin(written: str, language: str | None) -> str:
    """Return the letters of the MRZ for ``written``, its hyphens kept."""
    parts = written.split("-")
    return "-".join(names.value(transliteration.identifier(part, language)) for part in parts)


def _day(seed: int, topic: str, first: datetime.date, last: datetime.date) -> datetime.date:
    span = (last - first).days + 1
    return first + datetime.timedelta(days=seeding.number(seed, topic) % span)


def _document_number(seed: int, topic: str) -> str:
    letter = seeding.pick(seed, f"{topic} letter", _LETTERS)
    return f"{letter}{seeding.number(seed, topic) % 100_000_000:08d}"


def _personal_number(seed: int) -> str:
    letters = "".join(seeding.pick(seed, f"personal {index}", _LETTERS) for index in range(2))
    return f"{letters}{seeding.number(seed, 'personal') % 1_000_000:06d}"
