"""What stands in the visual zone: the fields in the standard's order, with their captions.

English first, then Spanish, as Doc 9303-3 3.3 has it. The Spanish words are chosen so that
they need no accents: the typeface inside Pillow has none. Positions in millimetres.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docsec.specimens.canvas import Point
from docsec.specimens.holder import STATE, Holder

# Abbreviated as in Doc 9303-3 3.8, Table 1.
_ENGLISH = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SPANISH = ("ENE", "FEB", "MAR", "ABR", "MAYO", "JUN", "JUL", "AGO", "SEPT", "OCT", "NOV", "DIC")


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the visual zone.

    Attributes:
        place: the left end of the caption's base line, in millimetres from the top left.
        english: the caption.
        spanish: the second caption.
        value: what is entered; nothing where a signature goes.
    """

    place: Point
    english: str
    spanish: str
    value: str


@dataclass(frozen=True, slots=True)
class Visual:
    """The visual zone of one format.

    Attributes:
        name: the document's name in English.
        second_name: the same in Spanish.
        entries: the fields, in the standard's order.
        capital: the height of a capital of the values, in millimetres.
        signature: the left end of the signature, where this side has one.
    """

    name: str
    second_name: str
    entries: tuple[Entry, ...]
    capital: float
    signature: Point | None


def visual(format_name: str, holder: Holder) -> Visual:
    """Return the visual zone of a format for ``holder``."""
    return {"TD3": _passport, "TD1": _card, "MRV-B": _visa}[format_name](holder)


def date(iso: str, *, second_language: bool = False) -> str:
    """Return a date as it is printed: ``12 AUG 1974`` or ``12 AUG/AGO 1974``."""
    day = datetime.date.fromisoformat(iso)
    month = _ENGLISH[day.month - 1]
    other = _SPANISH[day.month - 1]
    if second_language and other != month:
        month = f"{month}/{other}"
    return f"{day.day:02d} {month} {day.year}"


def _passport(holder: Holder) -> Visual:
    """Fields 03 to 18 of Doc 9303-4, Figure 4."""
    left, middle, right = 41.0, 58.0, 74.0
    return Visual(
        name="PASSPORT",
        second_name="PASAPORTE",
        capital=2.1,
        signature=(75.0, 62.6),
        entries=(
            Entry((left, 12.6), "Type", "Tipo", "P"),
            Entry((middle, 12.6), "Code", "Clave", STATE),
            Entry((right, 12.6), "Passport No.", "Pasaporte No.", holder.document_number),
            Entry((left, 20.4), "Surname", "Apellidos", holder.surname),
            Entry((left, 26.75), "Given names", "Nombres", holder.given_names),
            Entry((left, 33.1), "Nationality", "Nacionalidad", "UTOPIAN"),
            Entry(
                (left, 39.45),
                "Date of birth",
                "Fecha de nacimiento",
                date(holder.birth_date, second_language=True),
            ),
            Entry((right + 2, 39.45), "Personal No.", "No. personal", holder.personal_number),
            Entry((left, 45.8), "Sex", "Sexo", holder.sex),
            Entry((middle, 45.8), "Place of birth", "Lugar de nacimiento", holder.birth_place),
            Entry(
                (left, 52.15),
                "Date of issue",
                "Fecha de entrega",
                date(holder.issue_date, second_language=True),
            ),
            Entry((right + 2, 52.15), "Authority", "Autoridad", "PASSPORT OFFICE AMAUROT"),
            Entry(
                (left, 58.5),
                "Date of expiry",
                "Fecha de caducidad",
                date(holder.expiry_date, second_language=True),
            ),
            Entry((right + 2, 58.5), "Signature", "Firma", ""),
        ),
    )


def _card(holder: Holder) -> Visual:
    """The back of a card: optional data in Zone VI (Doc 9303-5 3.2.2)."""
    left, middle = 5.0, 34.0
    return Visual(
        name="IDENTITY CARD",
        second_name="TARJETA DE IDENTIDAD",
        capital=1.7,
        signature=None,
        entries=(
            Entry((left, 12.2), "Card No.", "Tarjeta No.", holder.document_number),
            Entry((middle, 12.2), "Place of birth", "Lugar de nacimiento", holder.birth_place),
            Entry((left, 17.9), "Date of issue", "Fecha de entrega", date(holder.issue_date)),
            Entry((middle, 17.9), "Authority", "Autoridad", "CIVIL REGISTRY"),
            Entry(
                (left, 23.6),
                "Conditions",
                "Condiciones",
                "FOR TRAINING ONLY - NOT A TRAVEL DOCUMENT",
            ),
        ),
    )


def _visa(holder: Holder) -> Visual:
    """Fields 03 to 15 of Doc 9303-7, Figure 7: Zone III stands above Zone II."""
    left, middle, right = 36.0, 60.0, 82.0
    name = f"{holder.surname}, {holder.given_names}"
    return Visual(
        name="VISA",
        second_name="VISADO",
        capital=1.7,
        signature=(75.0, 48.4),
        entries=(
            Entry((left, 14.6), "Place of issue", "Lugar", "PORT ANYDER"),
            Entry((middle, 14.6), "Valid from", "Desde", date(holder.issue_date)),
            Entry((right, 14.6), "Valid until", "Hasta", date(holder.expiry_date)),
            Entry((left, 20.5), "Entries", "Entradas", "MULTIPLE"),
            Entry((middle, 20.5), "Document No.", "Documento No.", holder.document_number),
            Entry((left, 26.4), "Type", "Tipo", "VISITOR / VISITANTE"),
            Entry((left, 32.3), "Surname, given names", "Apellidos, nombres", name),
            Entry((left, 38.2), "Passport No.", "Pasaporte No.", holder.passport_number),
            Entry((middle - 1, 38.2), "Sex", "Sexo", holder.sex),
            Entry((71.0, 38.2), "Date of birth", "Nacimiento", date(holder.birth_date)),
            Entry((92.5, 38.2), "Nat.", "Nac.", STATE),
            Entry((left, 44.1), "Issuing officer", "Oficial", "A. UTOPUS"),
            Entry((75.0, 44.1), "Signature", "Firma", ""),
        ),
    )
