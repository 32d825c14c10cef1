"""A million generated inputs: pytest -m long -s tests/mrz/test_long.py; the figures are printed.

Seeded, so that a run can be repeated; LONG_INPUTS sets another number.
"""

import os
import random
import time
from collections import Counter

import pytest

from docsec.findings import Span, Status
from docsec.mrz.alphabet import ALPHABET
from docsec.mrz.build import build
from docsec.mrz.layouts import KNOWN, LAYOUTS
from docsec.mrz.parse import lines_of, parse
from tests.mrz.made import (
    ON,
    covered_places,
    digit_failed,
    drawn_fields,
    made,
    made_of,
    put,
    still_right,
)

INPUTS = int(os.environ.get("LONG_INPUTS", "1000000"))
CHARACTERS = sorted(ALPHABET)
# What pasted text may hold: the alphabet, blanks and line ends, and characters of all lengths.
ANYTHING = [*CHARACTERS, *" \t\n\r\x00abcxyzéßя字🛂«‹\u2028\ufeff"]
PLACES = {layout.id: covered_places(layout) for layout in KNOWN.values()}


def any_text(source, counts):
    """Text of no form: nothing is raised, and nothing points outside the lines."""
    text = "".join(source.choices(ANYTHING, k=source.randint(0, 150)))
    mrz = parse(text, ON)
    assert mrz.lines == lines_of(text)
    _places_are_sound(mrz)
    counts["any text", mrz.format, mrz.status] += 1


def any_characters_in_shape(source, counts):
    """Lines of a format, or a few characters off, that hold anything of the alphabet."""
    layout = source.choice(list(KNOWN.values()))
    lines = [
        "".join(source.choices(CHARACTERS, k=max(1, length + source.choice((0, 0, 0, -2, 1)))))
        for length in layout.line_lengths
    ]
    at = layout.prefix_line - 1
    begins = [source.choice("AB1") if mark == "." else mark for mark in layout.prefix]
    lines[at] = "".join(begins) + lines[at][len(begins) :]
    mrz = parse(lines, ON)
    assert mrz.lines == tuple(lines)
    _places_are_sound(mrz)
    counts["any characters in shape", mrz.format, mrz.status] += 1


def built(source, counts):
    """What is built parses to what was given."""
    format_ = source.choice(list(LAYOUTS))
    given, values = drawn_fields(source, format_)
    mrz = parse(build(format_, **given), ON)
    assert (mrz.format, mrz.status) == (format_, Status.SUCCESSFUL), given
    assert {key: mrz.fields[key].value for key in values} == values
    counts["built", mrz.format, mrz.status] += 1


def one_changed(source, counts):
    """One changed character is reported unless every check digit is right all the same."""
    format_, lines = made(source)
    layout = KNOWN[format_]
    if source.random() < 0.6:
        layout = source.choice([layout for layout in KNOWN.values() if layout.digits])
        lines = made_of(source, layout)
    assert parse(lines, ON).format == layout.id
    assert still_right(lines, layout)
    where = source.choice(PLACES[layout.id])
    changed = put(lines, where, source.choice(CHARACTERS))
    mrz = parse(changed, ON)
    assert mrz.lines == changed
    if mrz.format != layout.id:
        counts["one changed: of another format then", None, mrz.status] += 1
    elif still_right(changed, layout):
        counts["one changed: the digits cannot see it", mrz.format, mrz.status] += 1
    else:
        assert digit_failed(mrz), changed
        counts["one changed: reported", mrz.format, mrz.status] += 1


def _places_are_sound(mrz):
    for finding in mrz.findings:
        where = finding.where
        assert not isinstance(where, Span) or 1 <= where.start <= where.end
    for field in mrz.fields.values():
        assert mrz.lines[field.line - 1][field.start - 1 : field.end].startswith(field.raw)


@pytest.mark.long
def test_a_million_inputs():
    source, counts = random.Random(2026), Counter()  # noqa: S311
    kinds = (any_text, any_characters_in_shape, built, one_changed)
    begun = time.perf_counter()
    for number in range(INPUTS):
        kinds[number % len(kinds)](source, counts)
    seconds = time.perf_counter() - begun
    assert counts.total() == INPUTS
    print(f"\n{INPUTS:,} inputs in {seconds:.0f} s, seed 2026")
    by_kind = Counter()
    for (kind, _, status), count in counts.items():
        by_kind[kind, status] += count
    for (kind, status), count in sorted(by_kind.items()):
        print(f"{count:>9,}  {kind}: {status}")
