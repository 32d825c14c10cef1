"""The documents that can be drawn, one row each."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.specimens.geometry import GEOMETRIES, PageGeometry
from docsec.specimens.holder import STATE


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document, or one side of a card.

    Attributes:
        name: as on the command line.
        page: the row of `docsec.specimens.geometry.GEOMETRIES`.
        document_code: the first field of its MRZ.
        title: its name in the two languages.
        designs: the letters of its designs.
        nationality: of the holder, as a code.
        optional_data: what the first optional field of the MRZ holds: the name of an attribute of
            the holder, or a text.
        on_visa_page: whether it is a label, stuck on a visa page of a passport.
        years: how long it is valid; 0 is six months (an emergency document).
        clause: where Doc 9303 describes it.
    """

    name: str
    page: str
    document_code: str
    title: tuple[str, str]
    designs: tuple[str, ...]
    clause: str
    nationality: str = STATE
    optional_data: str = ""
    on_visa_page: bool = False
    years: int = 10

    @property
    def geometry(self) -> PageGeometry:
        """The measures of its page."""
        return GEOMETRIES[self.page]


_PASSPORT = ("PASSPORT", "PASAPORTE")
_CARD = ("IDENTITY CARD", "TARJETA DE IDENTIDAD")
_VISA = ("VISA", "VISADO")
_CREW = ("CREW MEMBER CERTIFICATE", "CERTIFICADO DE TRIPULANTE")
# An employer that exists as little as the State; its three letters are nobody's designator.
_EMPLOYER = "QUT"

TYPES = {
    kind.name: kind
    for kind in (
        DocumentType("TD3", "TD3", "P", _PASSPORT, ("a", "b"), "Doc 9303-4",
                     optional_data="personal_number"),
        DocumentType("TD1", "TD1", "I", _CARD, ("a", "b"), "Doc 9303-5"),
        DocumentType("TD1-front", "TD1-front", "I", _CARD, ("a", "b"), "Doc 9303-5"),
        DocumentType("TD2", "TD2", "I", ("OFFICIAL CARD", "TARJETA OFICIAL"), ("a",), "Doc 9303-6"),
        DocumentType("MRV-A", "MRV-A", "V", _VISA, ("a",), "Doc 9303-7 2 to 4",
                     on_visa_page=True),
        DocumentType("MRV-B", "MRV-B", "V", _VISA, ("a",), "Doc 9303-7 5 to 7",
                     on_visa_page=True),
        DocumentType("ETD", "TD2", "I",
                     ("EMERGENCY TRAVEL DOCUMENT", "DOCUMENTO DE VIAJE DE EMERGENCIA"),
                     ("a",), "Doc 9303-8", years=0),
        DocumentType("CMC", "TD1", "AC", _CREW, ("a",), "Doc 9303-5 App. C",
                     optional_data=_EMPLOYER),
        DocumentType("CMC-front", "TD1-front", "AC", _CREW, ("a",), "Doc 9303-5 App. C",
                     optional_data=_EMPLOYER),
        DocumentType("REFUGEE", "TD3", "P",
                     ("REFUGEE TRAVEL DOCUMENT", "TÍTULO DE VIAJE"),
                     ("a",), "Doc 9303-4; Doc 9303-3 section 5, part E", nationality="XXB",
                     optional_data="personal_number"),
    )
}  # fmt: skip
"""The documents by name."""
