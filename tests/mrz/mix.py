"""A mix of MRZs for tests and benchmarks: all formats, about half of them with a fault.

    python tests/mrz/mix.py 1000 > mix.txt

writes one record a line, the lines of an MRZ apart by ``|``. The same seed makes the same mix.
"""

import sys
from datetime import date, timedelta
from functools import cache
from itertools import product
from random import Random
from string import ascii_uppercase

from docsec.mrz import codes
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.layouts import LAYOUTS, Kind, Layout
from docsec.mrz.look_alikes import alike

CHARACTERS = sorted(ALPHABET)
NUMBER = "0123456789" * 8 + ascii_uppercase
SECOND_LETTERS = "<<<<DOPRS"
WRONG_DATES = ("900230", "901301", "900431", "850000", "<<<<<<", "74<<<<", "7<0812", "200101")
SHARE_WITH_FAULT = 0.5
SHARE_LONG = 0.1
SHARE_FILLER_COUNTED = 0.2


class Made:
    """An MRZ as it is being written."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.rows = [[FILLER] * layout.line_length for _ in range(layout.line_count)]
        self.long = False

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple("".join(row) for row in self.rows)

    def text(self, *spans) -> str:
        return "".join("".join(self.rows[s.line - 1][s.start - 1 : s.end]) for s in spans)

    def put(self, span, content: str) -> None:
        """Write ``content`` into ``span``, fillers after it."""
        width = span.end - span.start + 1
        self.rows[span.line - 1][span.start - 1 : span.end] = content[:width].ljust(width, FILLER)

    def seal(self) -> None:
        """Write the check digits; that of a long number stands after its rest."""
        for digit in self.layout.digits:
            if not (self.long and digit.name == "document-number"):
                self.put(digit.span, compute(self.text(*digit.covers)))

    def run_on(self, random) -> None:
        """Continue the document number in the optional data (Doc 9303-5 and -6, note j)."""
        self.long = True
        self.put(self.layout.field("document_number").span, _number(random, 9))
        head = self.text(self.layout.field("document_number").span)
        rest = _number(random, random.randint(1, 4))
        between = FILLER if random.random() < SHARE_FILLER_COUNTED else ""
        self.put(self.layout.digit("document-number").span, FILLER)
        overflow = self.layout.field(self.layout.overflow).span
        self.put(overflow, rest + compute(head + between + rest))


def mix(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """Return the lines of ``count`` MRZs."""
    random = Random(seed)  # noqa: S311
    return [_one(random) for _ in range(count)]


def _one(random) -> tuple[str, ...]:
    made = sound(random)
    if random.random() >= SHARE_WITH_FAULT:
        return made.lines
    return random.choice(FAULTS)(random, made)


def sound(random) -> Made:
    """Return an MRZ without a fault."""
    made = Made(random.choice(list(LAYOUTS.values())))
    birth = date(1930, 1, 1) + timedelta(random.randrange(35_000))
    expiry = max(birth, date(2018, 1, 1)) + timedelta(random.randrange(1, 4_000))
    days = {"birth_date": birth, "expiry_date": expiry}
    for field in made.layout.fields:
        day = days.get(field.key)
        content = f"{day:%y%m%d}" if day else _content(random, made.layout, field)
        made.put(field.span, content)
    if made.layout.overflow and random.random() < SHARE_LONG:
        made.run_on(random)
    made.seal()
    return made


def _content(random, layout, field) -> str:
    if field.kind is Kind.CODE:
        return random.choice(layout.first_letters) + random.choice(SECOND_LETTERS)
    if field.kind is Kind.STATE:
        return random.choice(_states(field.key))
    if field.kind is Kind.NAME:
        return _name(random, field.length)
    if field.kind is Kind.NUMBER:
        return _number(random, random.choice((7, 8, 9, 9, 9, 9)))
    if field.kind is Kind.SEX:
        return random.choice("MMMFFF<")
    return _number(random, random.choice((0, 0, random.randint(1, field.length))))


@cache
def _states(key) -> list[str]:
    uses = ("both", "nationality") if key == "nationality" else ("both",)
    triples = ("D", *map("".join, product(ascii_uppercase, repeat=3)))
    return [code for code in triples if (known := codes.lookup(code)) and known.use in uses]


def _number(random, length) -> str:
    return "".join(random.choices(NUMBER, k=length))


def _name(random, length) -> str:
    """Return one to three surnames and none to four given names."""
    surnames, given = (
        _words(random, counts) for counts in ((1, 1, 1, 2, 3), (0, 1, 1, 2, 2, 3, 4))
    )
    return (surnames + (FILLER * 2 + given if given else ""))[:length]


def _words(random, counts) -> str:
    lengths = random.choices((2, 3, 4, 5, 5, 6, 6, 7, 8, 12), k=random.choice(counts))
    return FILLER.join("".join(random.choices(ascii_uppercase, k=length)) for length in lengths)


def _replaced(random, made, characters=CHARACTERS) -> None:
    row = random.choice(made.rows)
    row[random.randrange(len(row))] = random.choice(characters)


def one_character(random, made):
    _replaced(random, made)
    return made.lines


def two_characters(random, made):
    _replaced(random, made)
    _replaced(random, made)
    return made.lines


def look_alike(random, made):
    row = random.choice(made.rows)
    at = random.randrange(len(row))
    row[at] = random.choice([other for other, _ in alike(row[at])] or [row[at]])
    return made.lines


def wrong_digit(random, made):
    made.put(random.choice(made.layout.digits).span, random.choice("0123456789"))
    return made.lines


def wrong_date(random, made):
    wrong = random.choice(
        ("900230", "901301", "900431", "850000", "<<<<<<", "74<<<<", "7<0812", "200101")
    )
    made.put(made.layout.field(random.choice(("birth_date", "expiry_date"))).span, wrong)
    made.seal()
    return made.lines


def wrong_state(random, made):
    wrong = random.choice(("<<<", "<FR", "F<A", "U7O", _number(random, 3), "GBO", "IAO"))
    made.put(made.layout.field(random.choice(("issuing_state", "nationality"))).span, wrong)
    return made.lines


def wrong_name(random, made):
    span = made.layout.field("name").span
    whole = made.text(span).rstrip(FILLER)
    wrong = ("", f"<{whole}", whole.replace("<", "<<"), whole.replace("<<", "<<<"), f"{whole}<<X")
    made.put(span, random.choice(wrong))
    return made.lines


def wrong_code_or_sex(random, made):
    key = random.choice(("sex", "document_code"))
    made.put(made.layout.field(key).span, random.choice(("X", "R<", "AI", "IV", "AC", "P1", "0")))
    return made.lines


def blank_number(random, made):
    made.put(made.layout.field("document_number").span, random.choice(("", "<AB123")))
    made.seal()
    return made.lines


def wrong_length(random, made):
    lines = list(made.lines)
    at = random.randrange(len(lines))
    place = random.randrange(len(lines[at]))
    surplus = random.choice((FILLER, "A", "00"))
    shorter = lines[at][:place] + lines[at][place + random.randint(1, 3) :]
    lines[at] = random.choice((shorter, lines[at][:place] + surplus + lines[at][place:]))
    return tuple(lines)


def wrong_line_count(random, made):
    return random.choice((made.lines[:-1], (*made.lines, made.lines[-1]), made.lines[1:]))


def outside_alphabet(random, made):
    if random.random() < 0.5:
        return tuple(line.lower() for line in made.lines)
    _replaced(random, made, " .-«éo?")
    return made.lines


FAULTS = (
    one_character,
    two_characters,
    look_alike,
    wrong_digit,
    wrong_date,
    wrong_state,
    wrong_name,
    wrong_code_or_sex,
    blank_number,
    wrong_length,
    wrong_line_count,
    outside_alphabet,
)


if __name__ == "__main__":
    for record in mix(int(sys.argv[1])):
        print("|".join(record))
