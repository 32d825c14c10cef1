"""The check digit: modulus 10, weights 7 3 1 repeating (Doc 9303-3 4.9, Appendix A).

>>> compute("520727")
'3'
>>> [step.product for step in working("AB2134<<<")]
[70, 33, 2, 7, 9, 4, 0, 0, 0]
"""

from __future__ import annotations

from dataclasses import dataclass

from docsec.mrz.alphabet import VALUES

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


def compute(characters: str) -> str | None:
    """Return the check digit of ``characters``, or None if one is outside the alphabet."""
    total = 0
    for index, character in enumerate(characters):
        value = VALUES.get(character)
        if value is None:
            return None
        total += value * WEIGHTS[index % 3]
    return str(total % 10)
