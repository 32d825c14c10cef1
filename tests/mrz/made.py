"""Random but right MRZs, and misreadings of them, for the tests of repairs."""

from datetime import date

from docsec.mrz.alphabet import FILLER
from docsec.mrz.build import build
from docsec.mrz.equations import equations
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.look_alikes import FOR_FILLER, alike
from docsec.mrz.places import places
from docsec.policy import Policy

ON = Policy(reference_date=date(2026, 6, 1))
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
SURNAMES = (
    *("ERIKSSON", "SMITH", "JONES", "MUELLER", "GARCIA", "LOPEZ", "SILVA", "OLIVEIRA", "DUPONT"),
    *("TEXIER", "KECKES", "SACKS", "QUISPE", "DIAZ", "LLOSA", "IBANEZ", "GOLDBERG", "BLANCO"),
)
GIVEN_NAMES = (
    *("ANNA MARIA", "JOHN", "ISOLDE", "PEDRO LUIS", "CHLOE", "KEES", "DOLORES", "OLGA BIBIANA"),
    *("QUENTIN", "ZOE", "TOBIAS", "LEO"),
)
STATES = (
    *("UTO", "D", "ESP", "FRA", "PRT", "BRA", "NOR"),
    *("GBR", "OMN", "DOM", "ITA", "IRL", "LBN", "ZAF"),
)
ROOM = {"TD1": 11, "TD2": 7, "TD3": 14, "MRV-A": 16, "MRV-B": 8}


def number(random, length):
    """Return letters and digits, about three digits to each letter."""
    return "".join(
        random.choice("0123456789" * 8 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(length)
    )


def made(random):
    """Return a format and the lines of a right MRZ."""
    format_ = random.choice(list(LAYOUTS))
    long = format_ in ("TD1", "TD2") and random.random() < 0.15
    optional = random.choice(["", number(random, random.randint(3, ROOM[format_]))])
    lines = build(
        format_,
        surname=random.choice(SURNAMES),
        given_names=random.choice(GIVEN_NAMES),
        document_number=number(random, 11 if long else random.choice([8, 9, 9, 9])),
        issuing_state=random.choice(STATES),
        nationality=random.choice(STATES),
        birth_date=date(random.randint(1930, 2024), random.randint(1, 12), random.randint(1, 28)),
        expiry_date=date(random.randint(2020, 2035), random.randint(1, 12), random.randint(1, 28)),
        sex=random.choice("MF"),
        optional_data="" if long else optional,
    )
    return format_, lines


def put(lines, where, character):
    """Return ``lines`` with one character replaced."""
    line, position = where
    old = lines[line - 1]
    return (*lines[: line - 1], old[: position - 1] + character + old[position:], *lines[line:])


def confusions(format_, lines):
    """Return every single misreading: its place, the character read, and whether it is seen."""
    grid, system, found = places(format_), equations(format_), []
    for where, place in grid.items():
        text, at = lines[where[0] - 1], where[1] - 1
        read = [character for character, _ in alike(text[at])]
        if text[at] == FILLER and FILLER in (text[at - 1 : at], text[at + 1 : at + 2]):
            read += sorted(FOR_FILLER)
        for character in read:
            seen = character not in place.allowed
            seen = seen or any(system.shift(where, text[at], character))
            found.append((where, character, seen))
    return found
