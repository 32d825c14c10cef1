"""What stands in the visual zone: the fields in the standard's order, with their captions.

English first, then Spanish, as Doc 9303-3 3.3 has it. Positions in millimetres: of the left end
of a caption's base line; the value stands below it. Lines are 6.35 mm apart where there is room,
the closest that 8 lines in 25.4 mm allow.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docsec.specimens.document import Document
from docsec.specimens.holder import STATE, Holder

Point = tuple[float, float]

# Abbreviated as in Doc 9303-3 3.8, Table 1.
_ENGLISH = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SPANISH = ("ENE", "FEB", "MAR", "ABR", "MAYO", "JUN", "JUL", "AGO", "SEPT", "OCT", "NOV", "DIC")

CAPTION = 1.15
"""The height of a caption's capitals, in millimetres (Doc 9303-3 3.3: 1.0 to 1.8)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the visual zone.

    Attributes:
        key: what it holds, such as ``birth_date``.
        number: of the field in the standard's directory of this format; nothing in Zone VI.
        place: the left end of the caption's base line, in millimetres.
        limit: the width that the value has, in millimetres; it is set smaller if it is longer.
        english: the caption.
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


_CAPTIONS = {
    "document_code": ("Type", "Tipo"),
    "issuing_state": ("Code", "Clave"),
    "document_number": ("Document No.", "Documento n.º"),
    "surname": ("Surname", "Apellidos"),
    "given_names": ("Given names", "Nombres"),
    "name": ("Surname, given names", "Apellidos, nombres"),
    "nationality": ("Nationality", "Nacionalidad"),
    "birth_date": ("Date of birth", "Fecha de nacimiento"),
    "personal_number": ("Personal No.", "N.º personal"),
    "sex": ("Sex", "Sexo"),
    "birth_place": ("Place of birth", "Lugar de nacimiento"),
    "issue_date": ("Date of issue", "Fecha de expedición"),
    "authority": ("Authority", "Autoridad"),
    "expiry_date": ("Date of expiry", "Fecha de caducidad"),
    "signature": ("Holder's signature", "Firma del titular"),
    "officer": ("Issuing officer", "Funcionario"),
    "place_of_issue": ("Place of issue", "Lugar de expedición"),
    "valid_from": ("Valid from", "Válido desde"),
    "valid_until": ("Valid until", "Válido hasta"),
    "entries": ("Entries", "Entradas"),
    "category": ("Type of visa", "Tipo de visado"),
    "remarks": ("Additional information", "Información adicional"),
    "passport_number": ("Passport No.", "Pasaporte n.º"),
    "employer": ("Employer", "Empleador"),
    "occupation": ("Occupation", "Ocupación"),
    "validity": ("Validity", "Validez"),
    "journey": ("Journey", "Viaje"),
    "conditions": ("Conditions", "Condiciones"),
    "re_entry": ("Re-entry declaration", "Declaración de reingreso"),
}
_NUMBERS = {"TD3": "Passport No.|Pasaporte n.º", "TD1": "Card No.|Tarjeta n.º",
            "TD1-front": "Card No.|Tarjeta n.º", "TD2": "Card No.|Tarjeta n.º",
            "MRV-A": "Visa No.|Visado n.º", "MRV-B": "Visa No.|Visado n.º",
            "CMC": "Certificate No.|Certificado n.º",
            "CMC-front": "Certificate No.|Certificado n.º"}  # fmt: skip

Row = tuple[str, str, float, float, float]
"""Key, number in the standard's directory, place (left, down), width."""


def _data_page(left: float, middle: float, right: float, far: float, top: float) -> tuple[Row, ...]:
    """Fields 03 to 18 of Doc 9303-4, Figure 4."""
    down = [top + 6.35 * row for row in range(1, 8)]
    down = [top, *(place + 1.45 for place in down)]
    wide = 120.5 - left
    return (
        ("document_code", "03", left, down[0], middle - left - 1),
        ("issuing_state", "04", middle, down[0], right - middle - 1),
        ("document_number", "05", right, down[0], 30),
        ("surname", "06", left, down[1], wide),
        ("given_names", "07", left, down[2], 64),
        ("nationality", "08", left, down[3], 60),
        ("birth_date", "09", left, down[4], 34),
        ("personal_number", "10", far, down[4], 27),
        ("sex", "11", left, down[5], 10),
        ("birth_place", "12", middle, down[5], 45),
        ("issue_date", "14", left, down[6], 34),
        ("authority", "15", far, down[6], 120.5 - far),
        ("expiry_date", "16", left, down[7], 34),
        ("signature", "18", far, down[7], 30),
    )


_ROWS: dict[str, tuple[Row, ...]] = {
    "TD3-a": _data_page(41.0, 58.0, 74.0, 76.0, 12.6),
    "TD3-b": _data_page(44.5, 59.0, 76.0, 78.0, 13.6),
    "TD1-front-a": (
        ("surname", "03", 34.5, 13.6, 47.5), ("given_names", "04", 34.5, 19.95, 47.5),
        ("sex", "05", 34.5, 26.3, 8), ("nationality", "06", 46.0, 26.3, 14),
        ("birth_date", "07", 60.5, 26.3, 21.5),
        ("document_number", "09", 42.5, 32.65, 22), ("expiry_date", "10", 42.5, 39.0, 24),
        ("signature", "12", 47.0, 45.35, 22),
    ),
    "TD1-front-b": (
        ("surname", "03", 37.0, 14.0, 31), ("given_names", "04", 37.0, 20.35, 31),
        ("sex", "05", 37.0, 26.7, 8), ("nationality", "06", 44.5, 26.7, 14),
        ("birth_date", "07", 37.0, 33.05, 24), ("document_number", "09", 37.0, 39.4, 24),
        ("expiry_date", "10", 63.0, 39.4, 20), ("signature", "12", 37.0, 45.75, 22),
    ),
    "TD1-a": (
        ("birth_place", "", 5.0, 12.2, 27), ("document_number", "", 34.0, 12.2, 20),
        ("issue_date", "", 5.0, 17.9, 25), ("authority", "", 5.0, 23.6, 30),
        ("conditions", "", 34.0, 23.6, 31),
    ),
    "TD1-b": (
        ("birth_place", "", 5.0, 12.6, 29), ("issue_date", "", 5.0, 18.3, 25),
        ("authority", "", 5.0, 24.0, 29),
    ),
    "TD2-a": (
        ("surname", "03", 36.0, 13.4, 65), ("given_names", "04", 36.0, 19.4, 47),
        ("sex", "05", 36.0, 25.4, 8), ("nationality", "06", 46.0, 25.4, 18),
        ("birth_date", "07", 64.0, 25.4, 24), ("document_number", "09", 36.0, 31.4, 24),
        ("birth_place", "08", 64.0, 31.4, 21), ("issue_date", "11", 41.5, 37.4, 22),
        ("expiry_date", "10", 64.0, 37.4, 21), ("authority", "11", 41.5, 43.4, 22),
        ("signature", "12", 66.0, 43.4, 20),
    ),
    "MRV-A-a": (
        ("place_of_issue", "02", 44.0, 16.2, 23), ("valid_from", "04", 68.5, 16.2, 23),
        ("valid_until", "05", 93.0, 16.2, 23), ("entries", "06", 44.0, 22.3, 22),
        ("document_number", "07", 68.5, 22.3, 23), ("category", "08", 93.0, 22.3, 24),
        ("remarks", "09", 44.0, 28.4, 55), ("name", "10, 11", 44.0, 34.5, 55),
        ("passport_number", "12", 44.0, 40.6, 20), ("sex", "13", 66.0, 40.6, 5),
        ("birth_date", "14", 73.0, 40.6, 20), ("nationality", "15", 44.0, 46.7, 20),
        ("officer", "16", 66.0, 46.7, 28),
    ),
    "MRV-B-a": (
        ("place_of_issue", "02", 41.5, 14.6, 20), ("valid_from", "04", 62.0, 14.6, 19),
        ("valid_until", "05", 82.5, 14.6, 19), ("entries", "06", 41.5, 20.5, 19),
        ("document_number", "07", 62.0, 20.5, 20), ("category", "08", 41.5, 26.4, 42),
        ("name", "10, 11", 41.5, 32.3, 60), ("passport_number", "12", 41.5, 38.2, 18),
        ("sex", "13", 62.0, 38.2, 5), ("birth_date", "14", 69.5, 38.2, 19),
        ("nationality", "15", 91.0, 38.2, 12), ("officer", "16", 41.5, 44.1, 28),
        ("signature", "16", 75.0, 44.1, 26),
    ),
    "ETD-a": (
        ("surname", "03", 34.0, 14.4, 49), ("given_names", "04", 34.0, 20.4, 49),
        ("sex", "05", 34.0, 26.4, 8), ("nationality", "06", 42.5, 26.4, 18),
        ("birth_date", "07", 60.5, 26.4, 22), ("document_number", "09", 34.0, 32.4, 24),
        ("issue_date", "11", 60.5, 32.4, 22), ("expiry_date", "10", 84.0, 32.4, 19),
        ("validity", "11", 46.0, 38.4, 36), ("authority", "11", 84.0, 38.4, 19),
        ("journey", "11", 46.0, 44.4, 36), ("signature", "12", 84.0, 44.4, 19),
    ),
    "CMC-front-a": (
        ("surname", "03", 34.5, 13.6, 47.5), ("given_names", "04", 34.5, 19.55, 47.5),
        ("sex", "05", 34.5, 25.5, 8), ("nationality", "06", 46.0, 25.5, 14),
        ("birth_date", "07", 60.5, 25.5, 21.5), ("employer", "08a", 42.5, 31.45, 18),
        ("occupation", "08b", 60.5, 31.45, 22), ("document_number", "09", 42.5, 37.4, 18),
        ("expiry_date", "10", 60.5, 37.4, 22), ("signature", "12", 47.0, 43.6, 25),
    ),
    "CMC-a": (
        ("re_entry", "", 5.0, 12.2, 58), ("issue_date", "", 5.0, 17.9, 25),
        ("place_of_issue", "", 34.0, 17.9, 30), ("authority", "", 5.0, 23.6, 58),
    ),
}  # fmt: skip
_ROWS["REFUGEE-a"] = _ROWS["TD3-a"]
_LARGE = 2.1
_MEDIUM = 1.7


def capital(document: Document) -> float:
    """Return the height of a capital of the values, in millimetres."""
    return _LARGE if document.geometry.name == "TD3" else _MEDIUM


def signature(document: Document) -> Point | None:
    """Return the left end of the signature, where this side has one."""
    for key, _, left, down, _ in _ROWS[document.plan.name]:
        if key == "signature":
            return left - 1.0, down + 4.1 * capital(document) / _LARGE
    return None


def entries(document: Document) -> tuple[Entry, ...]:
    """Return the fields of the visual zone as printed, in the standard's order."""
    values = _values(document)
    found = []
    for key, number, left, down, width in _ROWS[document.plan.name]:
        english, spanish = _captions(document.type, key)
        national = _national(document.visual, key)
        value = values.get(key, "")
        found.append(Entry(key, number, (left, down), width, english, spanish, value, national))
    return tuple(found)


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


def _captions(document_type: str, key: str) -> tuple[str, str]:
    if key == "document_number" and document_type in _NUMBERS:
        english, _, spanish = _NUMBERS[document_type].partition("|")
        return english, spanish
    return _CAPTIONS[key]


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
