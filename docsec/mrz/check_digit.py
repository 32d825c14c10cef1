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


def _products(weight: int) -> bytes:
    """Return for each byte the last digit of its value times ``weight``."""
    values = {ord(character): value for character, value in VALUES.items()}
    return bytes(values.get(byte, 0) * weight % 10 for byte in range(256))


_SEVEN, _THREE, _ONE = map(_products, WEIGHTS)


def compute(characters: str) -> str | None:
    """Return the check digit of ``characters``, or None if one is outside the alphabet."""
    if not in_alphabet(characters):
        return None
    data = characters.encode()
    sevens, threes, ones = data[0::3], data[1::3], data[2::3]
    total = (
        sum(sevens.translate(_SEVEN)) + sum(threes.translate(_THREE)) + sum(ones.translate(_ONE))
    )
    return digits[total % 10]
