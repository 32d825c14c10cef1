"""Random but right MRZs, and misreadings of them, for the tests of repairs."""

from datetime import date
from string import ascii_uppercase, digits

from docsec.findings import Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.build import build
from docsec.mrz.check_digit import compute
from docsec.mrz.codes import states
from docsec.mrz.equations import equations
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.look_alikes import FOR_FILLER, alike
from docsec.mrz.places import each_of, places
from docsec.mrz.positions import Kind
from docsec.mrz.rules.digits import PREFIX
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


def drawn_fields(random, format_):
    """Return arguments for `build`, of every kind it takes, and the values parsing must give."""
    layout, keys = LAYOUTS[format_], ("surname", "given_names")
    # As many words as fit with the separator and the spaces between them.
    words = ["".join(random.choice(ascii_uppercase) for _ in range(random.randint(1, 9)))]
    while len(" ".join(words)) < layout.field("name").length - 12 and random.random() < 0.6:
        words.append("".join(random.choice(ascii_uppercase) for _ in range(random.randint(1, 9))))
    cut_at = random.randint(1, len(words))
    values = dict(zip(keys, (" ".join(words[:cut_at]), " ".join(words[cut_at:])), strict=True))
    long = layout.overflow is not None and random.random() < 0.3
    room = layout.field(layout.overflow).length if long else 0
    values["document_number"] = _solid(
        random, random.randint(10, 7 + room) if long else random.randint(1, 9)
    )
    values["issuing_state"] = random.choice([c for c, s in states().items() if s.use == "both"])
    values["nationality"] = random.choice([c for c, s in states().items() if s.use != "neither"])
    values["document_code"] = random.choice(layout.first_letters) + random.choice(["", "D", "P"])
    values["sex"] = random.choice(["M", "F", None])
    values["birth_date"] = random.choice(
        [None, "1974", "1974-08", *(f"19{random.randint(40, 99)}-0{random.randint(1, 9)}-28",) * 6]
    )
    values["expiry_date"] = (
        f"20{random.randint(27, 60)}-1{random.randint(0, 2)}-{random.randint(10, 28)}"
    )
    given = {**values, "sex": values["sex"] or "X", "birth_date": values["birth_date"] or ""}
    optional = "optional_data_1" if format_ == "TD1" else "optional_data"
    if not long:
        text = _solid(random, random.randint(0, layout.field(optional).length))
        values[optional] = given["optional_data"] = text
    if format_ == "TD1":
        values["optional_data_2"] = given["optional_data_2"] = _solid(random, random.randint(0, 11))
    return given, values


def _solid(random, length):
    return "".join(random.choice(ascii_uppercase + digits) for _ in range(length))


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
        Kind.LICENCE: lambda: "D1",
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
    if not layout.prefix:
        cells[0][:2] = [random.choice(layout.first_letters), FILLER]
    for at, mark in enumerate(layout.prefix):
        if mark != ".":
            cells[layout.prefix_line - 1][at] = mark
    for digit in layout.digits:
        lines = tuple("".join(line) for line in cells)
        write(digit.span, compute("".join(cut(lines, span) for span in digit.covers)))
    return tuple("".join(line) for line in cells)


def still_right(lines, layout):
    """Whether every check digit is right, by the table of positions and the sum alone.

    A long number may have its digit with the filler counted or without, and an empty field of a
    passport a filler for its digit.
    """
    return all(_is_right(lines, layout, digit) for digit in layout.digits)


def _is_right(lines, layout, digit):
    covered = "".join(cut(lines, span) for span in digit.covers)
    printed = cut(lines, digit.span)
    if layout.overflow and digit.name == "document-number" and printed == FILLER:
        rest = cut(lines, layout.field(layout.overflow).span).split(FILLER)[0]
        if len(rest) > 1:
            readings = (covered + rest[:-1], covered + FILLER + rest[:-1])
            return rest[-1] in map(compute, readings)
    empty = digit.filler_when_empty and not covered.strip(FILLER) and printed == FILLER
    return empty or compute(covered) == printed


def digit_failed(mrz):
    """Whether a check digit is found wrong."""
    return any(
        each.code.startswith(PREFIX) and each.status is Status.FAILED for each in mrz.findings
    )


def covered_places(layout):
    """Return every place that a check digit is computed over, the digits themselves included."""
    spans = [span for digit in layout.digits for span in (digit.span, *digit.covers)]
    return sorted({where for span in spans for where in each_of(span)})


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
