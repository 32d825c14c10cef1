"""Random choices whose reach grows with one number, the strength of the damage."""

from __future__ import annotations

import numpy as np


class Rolls:
    """Dice for one line.

    Args:
        seed: any whole numbers; the same ones give the same rolls.
        strength: 0 for a clean line, 1 for the worst.
    """

    def __init__(self, *seed: int, strength: float = 1.0) -> None:
        self.random = np.random.Generator(np.random.PCG64(seed))
        self.strength = strength

    def chance(self, share: float) -> bool:
        """Return whether something happens that happens to ``share`` of the worst lines."""
        return bool(self.random.random() < share * self.strength)

    def upto(self, most: float) -> float:
        """Return a number from 0 to ``most`` times the strength."""
        return float(self.random.random() * most * self.strength)

    def around(self, most: float) -> float:
        """Return a number from minus to plus ``most`` times the strength."""
        return float((self.random.random() * 2 - 1) * most * self.strength)

    def between(self, low: float, high: float) -> float:
        """Return a number from ``low`` to ``high``, whatever the strength."""
        return float(low + (high - low) * self.random.random())

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to below ``high``, whatever the strength."""
        return int(self.random.integers(low, high))
