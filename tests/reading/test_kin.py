"""An O or a zero in doubt, held against the sure ones of its document."""

from __future__ import annotations

import numpy as np
import pytest

from docsec.reading.decode import Character, Text
from docsec.reading.kin import MOST, compared


def read(*characters):
    """Return a line of (value, confidence, other value) in that order."""
    row = [
        Character(value, sure, ((other, round(1 - sure, 4)),), 16.0 * at)
        for at, (value, sure, other) in enumerate(characters)
    ]
    return Text(tuple(row), np.zeros((1, 38)))


SURE_ZERO, SURE_LETTER = ("0", 0.999, "O"), ("O", 0.999, "0")


def test_among_sure_zeros_a_doubtful_one_is_rather_the_letter():
    line, other = compared([read(("0", 0.6, "O")), read(SURE_ZERO, SURE_ZERO)])
    assert str(line) == "O"
    assert str(other) == "00"
    [settled] = line.characters
    assert settled.confidence <= MOST
    assert settled.alternatives[0][0] == "0"
    assert settled.confidence + settled.alternatives[0][1] == pytest.approx(1, abs=0.001)


def test_among_sure_letters_a_doubtful_one_is_rather_the_digit():
    [line] = compared([read(SURE_LETTER, ("O", 0.6, "0"))])
    assert str(line) == "O0"


def test_with_both_kinds_the_nearer_one_counts():
    [line] = compared([read(SURE_LETTER, SURE_ZERO, ("O", 0.7, "0"), ("0", 0.7, "O"))])
    assert str(line) == "O0O0"


@pytest.mark.parametrize("alone", ["O", "0"])
def test_without_sure_ones_the_reading_stays(alone):
    before = [read((alone, 0.6, "O" if alone == "0" else "0"))]
    assert compared(before) == before


def test_what_is_sure_is_never_changed():
    before = [read(SURE_ZERO, SURE_ZERO, ("O", 0.95, "0"), ("D", 0.5, "0"))]
    assert compared(before) == before


def test_where_most_are_in_doubt_none_is_sure():
    doubted = [("O", 0.6, "0"), ("O", 0.7, "0"), ("0", 0.7, "O")]
    [line] = compared([read(*doubted, SURE_ZERO, ("A", 0.99, "4"))])
    *ovals, a = line.characters
    assert max(each.confidence for each in ovals) <= MOST
    assert ovals[-1].value == "0"
    assert ovals[-1].alternatives[0] == ("O", pytest.approx(0.15))
    assert a.confidence == 0.99
