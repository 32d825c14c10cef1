"""Random but right MRZs, and misreadings of them, for the tests of repairs."""

from datetime import date

from docsec.mrz.alphabet import FILLER
from docsec.mrz.build import build
from docsec.mrz.check_digit import compute
from docsec.mrz.equations import equations
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.look_alikes import FOR_FILLER, alike
from docsec.mrz.places import places
from docsec.mrz.positions import Kind
from docsec.mrz.zone import cut
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


def text_for(random, field):
    """Return something that ``field`` may hold, shorter than it or just as long."""
    day = date(random.randint(1940, 2025), random.randint(1, 12), random.randint(1, 28))
    if field.key == "name":
        return f"{random.choice(SURNAMES)}<<{random.choice(GIVEN_NAMES).replace(' ', '<')}"
    made_for = {
        Kind.CODE: lambda: random.choice("DFIR"),
        # A French licence has a layout of its own.
        Kind.STATE: lambda: random.choice([state for state in STATES if state != "FRA"]),
        Kind.NAME: lambda: random.choice(SURNAMES)[: field.length],
        Kind.NUMBER: lambda: number(random, field.length - 1),
        Kind.DATE: lambda: day.strftime("%y%m%d"),
        Kind.MONTH: lambda: day.strftime("%y%m"),
        Kind.SEX: lambda: random.choice("MF"),
        Kind.OPTIONAL: lambda: number(random, random.randint(0, field.length)),
        Kind.DIGITS: lambda: "".join(random.choice("0123456789") for _ in range(field.length)),
    }
    return made_for[field.kind]()


def made_of(random, layout):
    """Return the lines of a right MRZ of ``layout``, by the table of positions alone."""
    cells = [[FILLER] * length for length in layout.line_lengths]

    def write(span, text):
        length = span.end - span.start + 1
        cells[span.line - 1][span.start - 1 : span.end] = text[:length].ljust(length, FILLER)

    for field in sorted(layout.fields, key=lambda field: -field.length):
        write(field.span, text_for(random, field))
    for at, mark in enumerate(layout.prefix):
        if mark != ".":
            cells[layout.prefix_line - 1][at] = mark
    for digit in layout.digits:
        lines = tuple("".join(line) for line in cells)
        write(digit.span, compute("".join(cut(lines, span) for span in digit.covers)))
    return tuple("".join(line) for line in cells)


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
