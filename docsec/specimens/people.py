"""Names and places to choose from: invented, in Latin, Cyrillic and Arabic letters.

Those with accents exercise transliteration, the long ones truncation (Doc 9303-3 4.6, section 6).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class National:
    """A person and a place in a script other than Latin.

    ``language`` is that of table B of Doc 9303-3 section 6; ``latin`` the transcription of surname
    and given names where it is no letter-by-letter one (appendix B.3.1).
    """

    surname: str
    given_names: str
    sex: str
    place: str
    language: str | None = None
    latin: tuple[str, str] | None = None


PLACES = ("AMAUROT", "PORT ANYDER", "ABRAXA BAY", "NEW AMAUROT", "ANYDER FALLS")

SURNAMES: dict[str, tuple[str, ...]] = {
    "plain": (
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
    ),
    "accented": (
        "ÅSTERGÅRD-VÆLUND",
        "ÇELMARÖĞLU",
        "D'ORVÉLAC",
        "GRÜNWEISSER",
        "ŁUKASZORIŃ",
        "MUÑOZABAL",
        "ŠVEHLÍČKO",
        "ÞORVANDSSON",
    ),
    "long": (
        "QUINTANABRAVA DE LOS ALTOS Y MONTEALEGRE",
        "VANDERSTRAATENHOF-WOLKENSTEINBERG",
        "RATTANAKOSINDHORNPHONGSAWAT",
    ),
}

GIVEN_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "plain": {
        "F": ("ANNIKA SOL", "CELIA MARIN", "ELOWEN", "ISAURA JUNE", "MIRA-ELISE", "TALIA ROSE"),
        "M": ("ANSEL JUDE", "CORIN", "EVANDER LEE", "LEOPOLD FINN", "MATEO-JOHN", "TOBIN ARLO"),
    },
    "accented": {
        "F": ("ZOË HÉLÈNE", "MÅRTA ÍRIS", "CONCEIÇÃO", "SØLVEIG JÚLIA"),
        "M": ("JÜRGEN ANDRÉ", "ÓSKAR ŽELMIR", "FRANÇOIS-NOËL", "IÑIGO"),
    },
    "long": {
        "F": ("MAXIMILIANA ESPERANZA CONSTANCIA", "ALEXANDRINA THEODOLINDE SOPHIA"),
        "M": ("MAXIMILIANO BALTASAR CRISÓSTOMO", "BARTHOLOMEW ALEXANDER THEOPHILUS"),
    },
}

NATIONAL = {
    "cyrillic": (
        National("БЕРЕЗОВСКАЯ-ЛУГОВА", "ЮЛИЯ", "F", "НОВЫЙ АМАУРОТ"),
        National("ЩЕДРИЦЫНА", "ЖАННА ЭЛЬМИРА", "F", "АБРАКСА"),
        National("ГАЛУЩЕНКІВНА", "ЄВГЕНІЯ", "F", "ПОРТ АНІДЕР", "uk"),
        National("ЛУГОВОЙ-ХОЛМСКИЙ", "АРКАДИЙ", "M", "НОВЫЙ АМАУРОТ"),
        National("ЧЕРНОГРЯЖСКИЙ", "ЖДАН", "M", "АБРАКСА"),
        National("ЗАГІРНЯК", "ЄВГЕН", "M", "ПОРТ АНІДЕР", "uk"),
    ),
    "arabic": (
        National("المنارة", "سلمى نور", "F", "مدينة النور", latin=("AL-MANARA", "SALMA NOUR")),
        National("بحريني", "ليلى", "F", "أماوروت", latin=("BAHRAINI", "LAYLA")),
        National("القمري", "يوسف", "M", "مدينة النور", latin=("AL-QAMARI", "YOUSSEF")),
        National("زيتوني", "كريم حسن", "M", "أماوروت", latin=("ZEITOUNI", "KARIM HASSAN")),
    ),
}
