"""The fields of the visual zone of each design: captions, places, numbers in the standard.

Positions in millimetres: of the left end of a caption's base line; the value stands below it.
"""

from __future__ import annotations

CAPTIONS = {
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
"""The captions in English and Spanish."""
SHORT = {
    "birth_date": ("Birth", "Nacimiento"),
    "document_number": ("No.", "N.º"),
    "expiry_date": ("Expiry", "Caducidad"),
    "issue_date": ("Issue", "Expedición"),
    "nationality": ("Nat.", "Nac."),
    "passport_number": ("Passport", "Pasaporte"),
    "place_of_issue": ("Issued at", "Expedido en"),
    "signature": ("Signature", "Firma"),
}
"""Those for places with little room."""
NUMBERS = {
    "TD3": ("Passport No.", "Pasaporte n.º"),
    "TD1": ("Card No.", "Tarjeta n.º"),
    "TD1-front": ("Card No.", "Tarjeta n.º"),
    "TD2": ("Card No.", "Tarjeta n.º"),
    "MRV-A": ("Visa No.", "Visado n.º"),
    "MRV-B": ("Visa No.", "Visado n.º"),
    "CMC": ("Certificate No.", "Certificado n.º"),
    "CMC-front": ("CMC No.", "CMC n.º"),
}
"""What the document number is called on each type."""

Row = tuple[str, str, float, float, float]
"""Key, number in the standard's directory, place (left, down), width."""


def _data_page(
    left: float, middle: float, right: float, far: float, top: float, end: float
) -> tuple[Row, ...]:
    """Fields 03 to 18 of Doc 9303-4, Figure 4."""
    down = [top + 6.35 * row for row in range(1, 8)]
    down = [top, *(place + 1.45 for place in down)]
    return (
        ("document_code", "03", left, down[0], middle - left - 1),
        ("issuing_state", "04", middle, down[0], right - middle - 1),
        ("document_number", "05", right, down[0], 30),
        ("surname", "06", left, down[1], end - left),
        ("given_names", "07", left, down[2], min(end - left, 64)),
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


ROWS: dict[str, tuple[Row, ...]] = {
    "TD3-a": _data_page(41.0, 58.0, 74.0, 76.0, 12.6, 120.5),
    "TD3-b": _data_page(44.5, 59.0, 76.0, 78.0, 13.6, 100.5),
    "TD1-front-a": (
        ("surname", "03", 34.5, 13.6, 47.5), ("given_names", "04", 34.5, 19.95, 47.5),
        ("sex", "05", 34.5, 26.3, 10), ("nationality", "06", 46.0, 26.3, 13),
        ("birth_date", "07", 60.5, 26.3, 21.5),
        ("document_number", "09", 42.5, 32.65, 22), ("expiry_date", "10", 42.5, 39.0, 26),
        ("signature", "12", 42.5, 45.35, 26),
    ),
    "TD1-front-b": (
        ("surname", "03", 37.0, 14.0, 45), ("given_names", "04", 37.0, 20.35, 32),
        ("sex", "05", 37.0, 26.7, 10), ("nationality", "06", 48.5, 26.7, 14),
        ("birth_date", "07", 37.0, 33.05, 26), ("document_number", "09", 37.0, 39.4, 24),
        ("expiry_date", "10", 63.0, 39.4, 20), ("signature", "12", 37.0, 45.75, 24),
    ),
    "TD1-a": (
        ("birth_place", "", 5.0, 12.2, 28), ("document_number", "", 34.0, 12.2, 19),
        ("issue_date", "", 5.0, 17.9, 28), ("authority", "", 5.0, 23.6, 28),
        ("conditions", "", 34.0, 23.6, 31),
    ),
    "TD1-b": (
        ("birth_place", "", 5.0, 12.6, 29), ("issue_date", "", 5.0, 18.3, 29),
        ("authority", "", 5.0, 24.0, 29),
    ),
    "TD2-a": (
        ("surname", "03", 36.0, 13.4, 65), ("given_names", "04", 36.0, 19.4, 49),
        ("sex", "05", 36.0, 25.4, 10), ("nationality", "06", 48.0, 25.4, 20),
        ("birth_date", "07", 69.0, 25.4, 26), ("birth_place", "08", 41.5, 31.4, 26),
        ("document_number", "09", 69.0, 31.4, 18), ("expiry_date", "10", 41.5, 37.4, 26),
        ("issue_date", "11", 69.0, 37.4, 18), ("authority", "11", 69.0, 43.4, 18),
        ("signature", "12", 41.5, 43.4, 26),
    ),
    "MRV-A-a": (
        ("place_of_issue", "02", 44.0, 16.2, 23.5), ("valid_from", "04", 68.5, 16.2, 23),
        ("valid_until", "05", 93.0, 16.2, 23), ("entries", "06", 44.0, 22.3, 22),
        ("document_number", "07", 68.5, 22.3, 23), ("category", "08", 93.0, 22.3, 24),
        ("remarks", "09", 44.0, 28.4, 55), ("name", "10, 11", 44.0, 34.5, 55),
        ("passport_number", "12", 44.0, 40.6, 23.5), ("sex", "13", 68.5, 40.6, 9),
        ("birth_date", "14", 78.5, 40.6, 22), ("nationality", "15", 44.0, 46.7, 23.5),
        ("officer", "16", 68.5, 46.7, 28),
    ),
    "MRV-B-a": (
        ("place_of_issue", "02", 41.5, 14.6, 20.5), ("valid_from", "04", 63.0, 14.6, 19.5),
        ("valid_until", "05", 83.5, 14.6, 19), ("entries", "06", 41.5, 20.5, 20.5),
        ("document_number", "07", 63.0, 20.5, 20), ("category", "08", 41.5, 26.4, 42),
        ("name", "10, 11", 41.5, 32.3, 60), ("passport_number", "12", 41.5, 38.2, 20.5),
        ("sex", "13", 63.0, 38.2, 9), ("birth_date", "14", 73.0, 38.2, 18.5),
        ("nationality", "15", 92.0, 38.2, 11), ("officer", "16", 41.5, 44.1, 28),
        ("signature", "16", 73.0, 44.1, 26),
    ),
    "ETD-a": (
        ("surname", "03", 34.0, 14.4, 49), ("given_names", "04", 34.0, 20.4, 49),
        ("sex", "05", 34.0, 26.4, 10), ("nationality", "06", 46.0, 26.4, 13),
        ("birth_date", "07", 60.5, 26.4, 23), ("document_number", "09", 34.0, 32.4, 25),
        ("expiry_date", "10", 60.5, 32.4, 23), ("issue_date", "11", 84.5, 32.4, 18),
        ("validity", "11", 46.0, 38.4, 37), ("authority", "11", 84.5, 38.4, 18),
        ("journey", "11", 46.0, 44.4, 37), ("signature", "12", 84.5, 44.4, 18),
    ),
    "CMC-front-a": (
        ("surname", "03", 34.5, 13.6, 47.5), ("given_names", "04", 34.5, 19.55, 47.5),
        ("sex", "05", 34.5, 25.5, 10), ("nationality", "06", 46.0, 25.5, 13),
        ("birth_date", "07", 60.5, 25.5, 21.5), ("employer", "08a", 42.5, 31.45, 17.5),
        ("occupation", "08b", 60.5, 31.45, 22), ("document_number", "09", 42.5, 37.4, 17),
        ("expiry_date", "10", 60.5, 37.4, 22), ("signature", "12", 42.5, 43.6, 25),
    ),
    "CMC-a": (
        ("re_entry", "", 5.0, 12.2, 58), ("issue_date", "", 5.0, 17.9, 28),
        ("place_of_issue", "", 34.0, 17.9, 30), ("authority", "", 5.0, 23.6, 58),
    ),
}  # fmt: skip
ROWS["REFUGEE-a"] = ROWS["TD3-a"]
