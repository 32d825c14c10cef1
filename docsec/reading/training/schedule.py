"""How far a training has come, and how fast it learns there."""

from __future__ import annotations

import math
from dataclasses import dataclass

HIGHEST_RATE = 3e-3
_WARM_UP = 0.04


@dataclass(frozen=True, slots=True)
class Schedule:
    """An end in steps, which can be repeated exactly, or in minutes, which fits a budget.

    Attributes:
        steps: to train; or None.
        minutes: to train, by the clock, over all resumed parts; or None.
    """

    steps: int | None = None
    minutes: float | None = None

    def __post_init__(self) -> None:
        if (self.steps is None) == (self.minutes is None):
            raise ValueError("A schedule ends after steps or after minutes: give one of them.")

    def progress(self, step: int, seconds: float) -> float:
        """Return the share done, 0 to 1."""
        share = step / self.steps if self.steps else seconds / 60 / (self.minutes or 1)
        return min(share, 1.0)

    @staticmethod
    def rate(progress: float) -> float:
        """Return the learning rate: up fast, then down along a cosine to nothing."""
        if progress < _WARM_UP:
            return HIGHEST_RATE * (0.02 + 0.98 * progress / _WARM_UP)
        down = (progress - _WARM_UP) / (1 - _WARM_UP)
        return HIGHEST_RATE * max((1 + math.cos(math.pi * down)) / 2, 1e-4)
