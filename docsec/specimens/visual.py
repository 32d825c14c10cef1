"""What stands in the visual zone: the fields in the standard's order, with their captions.

English first, then Spanish, as Doc 9303-3 3.3 has it. Positions in millimetres: of the left end
of a caption's base line; the value stands below it. Lines are 6.35 mm apart where there is room,
the closest that 8 lines in 25.4 mm allow.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docsec.specimens import lettering
from docsec.specimens.document import Document
from docsec.specimens.fields import CAPTIONS, NUMBERS, ROWS, SHORT
from docsec.specimens.holder import STATE, Holder

Point = tuple[float, float]

# Abbreviated as in Doc 9303-3 3.8, Table 1.
_ENGLISH = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SPANISH = ("ENE", "FEB", "MAR", "ABR", "MAYO", "JUN", "JUL", "AGO", "SEPT", "OCT", "NOV", "DIC")


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the visual zone.

    Attributes:
        key: what it holds, such as ``birth_date``.
        number: of the field in the standard's directory of this format; nothing in Zone VI.
        place: the left end of the caption's base line, in millimetres.
        limit: the width that the value has, in millimetres; it is set smaller if it is longer.
        english: the caption; a short one where there is little room.
        spanish: the second caption.
        value: what is entered; nothing where a signature goes.
        national: the same in the national script, where that is not Latin.
    """

    key: str
    number: str
    place: Point
    limit: float
    english: str
    spanish: str
    value: str
    national: str = ""


_NAMES = ("surname", "given_names", "name")
BETWEEN = "  /  "
"""What stands between the Latin and the national script."""
SMALLEST = 1.0
"""A value is never set smaller than this, in millimetres of a capital."""
_LARGE = 2.1
_MEDIUM = 1.7


def capital(document: Document) -> float:
    """Return the height of a capital of the values, in millimetres."""
    return _LARGE if document.geometry.name == "TD3" else _MEDIUM


def caption(document: Document) -> float:
    """Return the height of a capital of the captions, in mm (Doc 9303-3 3.3: 1.0 to 1.8)."""
    return 1.15 if document.geometry.name == "TD3" else 1.0


def signature(document: Document) -> Point | None:
    """Return the left end of the signature, where this side has one."""
    for key, _, left, down, _ in ROWS[document.plan.name]:
        if key == "signature":
            return left - 1.0, down + 4.1 * capital(document) / _LARGE
    return None


def entries(document: Document) -> tuple[Entry, ...]:
    """Return the fields of the visual zone as printed, in the standard's order."""
    values = _values(document)
    found = []
    for key, number, left, down, width in ROWS[document.plan.name]:
        english, spanish = _captions(document, key, width)
        national = _national(document.visual, key)
        value = _fitted(values.get(key, ""), national, key, width)
        found.append(Entry(key, number, (left, down), width, english, spanish, value, national))
    return tuple(found)


def _fitted(value: str, national: str, key: str, width: float) -> str:
    """Return a name as it fits: its last components as initials where it is too long for that.

    Doc 9303-3 4.6 and the data element directories let the less important ones be initials.
    """
    words = value.split(" ")
    for index in range(len(words) - 1, 0, -1):
        entered = joined(" ".join(words), national)
        if key not in _NAMES or lettering.measure(entered, SMALLEST) <= width:
            break
        words[index] = words[index][:1]
    return " ".join(words)


def joined(value: str, national: str) -> str:
    """Return what is entered in a field: the national script after the Latin one."""
    return BETWEEN.join(filter(None, (value, national)))


def date(iso: str, *, second_language: bool = False) -> str:
    """Return a date as it is printed: ``12 AUG 1974`` or ``12 AUG/AGO 1974``.

    Of a birth date that is known in part, ``XX`` stands for what is not (Doc 9303-3 3.8).
    """
    year, month, day = (*iso.split("-"), "", "")[:3]
    if not month:
        return f"XX XXX {year or 'XXXX'}"
    english, spanish = _ENGLISH[int(month) - 1], _SPANISH[int(month) - 1]
    name = f"{english}/{spanish}" if second_language and spanish != english else english
    if day:
        datetime.date.fromisoformat(iso)
    return f"{day or 'XX'} {name} {year}"


def _captions(document: Document, key: str, limit: float) -> tuple[str, str]:
    """Return the captions of a field: the usual ones, or short ones where they do not fit."""
    usual = CAPTIONS[key]
    if key == "document_number":
        usual = NUMBERS.get(document.type, usual)
    high = caption(document)
    wide = lettering.measure(f"{usual[0]} / {usual[1]}", high) if key in SHORT else 0.0
    return usual if wide <= limit else SHORT[key]


def _national(person: Holder, key: str) -> str:
    return {
        "surname": person.national_surname,
        "given_names": person.national_given_names,
        "birth_place": person.national_place,
        "name": " ".join(filter(None, (person.national_surname, person.national_given_names))),
    }.get(key, "")


def _values(document: Document) -> dict[str, str]:
    """Return what is entered in each field."""
    person = document.visual
    two = document.geometry.name == "TD3"
    is_utopian = person.nationality == STATE
    full = ", ".join(filter(None, (person.surname, person.given_names)))
    return {
        "document_code": document.kind.document_code,
        "issuing_state": document.state,
        "document_number": person.document_number,
        "surname": person.surname,
        "given_names": person.given_names,
        "name": full,
        "nationality": ("UTOPIAN" if is_utopian and two else person.nationality),
        "birth_date": date(person.birth_date, second_language=two),
        "personal_number": person.personal_number,
        "sex": person.sex,
        "birth_place": person.birth_place,
        "issue_date": date(person.issue_date, second_language=two),
        "valid_from": date(person.issue_date),
        "authority": "PASSPORT OFFICE AMAUROT" if two else "CIVIL REGISTRY",
        "expiry_date": date(person.expiry_date, second_language=two),
        "valid_until": date(person.expiry_date),
        "officer": "A. UTOPUS",
        "place_of_issue": "PORT ANYDER",
        "entries": "MULTIPLE",
        "category": "VISITOR / VISITANTE",
        "remarks": "STAY OF 90 DAYS; NO EMPLOYMENT",
        "passport_number": person.passport_number,
        "employer": "AIR UTOPIA",
        "occupation": "PILOT / PILOTO",
        "validity": "SINGLE JOURNEY / VIAJE ÚNICO",
        "journey": "ABRAXA - ANYDER - AMAUROT",
        "conditions": "FOR TRAINING ONLY",
        "re_entry": "THE HOLDER MAY RE-ENTER UTOPIA AT ANY TIME",
    }
