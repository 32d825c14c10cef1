"""The check digit: modulus 10, weights 7 3 1 repeating (Doc 9303-3 4.9, Appendix A).

>>> compute("520727")
'3'
>>> [step.product for step in working("AB2134<<<")]
[70, 33, 2, 7, 9, 4, 0, 0, 0]
"""

from __future__ import annotations

from dataclasses import dataclass
from string import digits

from docsec.mrz.alphabet import VALUES, in_alphabet

WEIGHTS = (7, 3, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """One character in the working of a check digit."""

    character: str
    value: int
    weight: int

    @property
    def product(self) -> int:
        """Value times weight."""
        return self.value * self.weight


def working(characters: str) -> tuple[Step, ...]:
    """Return each character with its value and weight.

    Raises:
        KeyError: for a character outside the MRZ alphabet.
    """
    return tuple(
        Step(character, VALUES[character], WEIGHTS[index % 3])
        for index, character in enumerate(characters)
    )


# Only the last digit of a sum counts, so that of each value is enough.
_VALUES = bytes(VALUES.get(chr(byte), 0) % 10 for byte in range(256))
# Sums of as many values fit in a byte each.
_AT_ONCE = len(WEIGHTS) * (255 // 9)
_THREE_BYTES = 0xFFFFFF


def compute(characters: str) -> str | None:
    """Return the check digit of ``characters``, or None if one is outside the alphabet."""
    if not in_alphabet(characters):
        return None
    if len(characters) <= _AT_ONCE:
        return digit_of(characters)
    parts = [characters[at : at + _AT_ONCE] for at in range(0, len(characters), _AT_ONCE)]
    return str(sum(map(int, map(digit_of, parts))) % 10)


def digit_of(characters: str) -> str:
    """Return the check digit of ``characters``, all known to be of the alphabet, 84 at most.

    As a number of three bytes a digit, least first, modulo one less than such a digit can hold,
    the values become the sums of every third of them, one a byte.
    """
    sums = int.from_bytes(characters.encode().translate(_VALUES), "little") % _THREE_BYTES
    return digits[(7 * (sums & 255) + 3 * (sums >> 8 & 255) + (sums >> 16)) % 10]
