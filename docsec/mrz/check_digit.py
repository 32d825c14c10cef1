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


_VALUES = bytes(VALUES.get(chr(byte), 0) for byte in range(256))


def compute(characters: str) -> str | None:
    """Return the check digit of ``characters``, or None if one is outside the alphabet."""
    return digit_of(characters) if in_alphabet(characters) else None


def digit_of(characters: str) -> str:
    """Return the check digit of ``characters``, all known to be of the alphabet."""
    values = characters.encode().translate(_VALUES)
    return digits[(7 * sum(values[::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10]
