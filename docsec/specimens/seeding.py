"""Choices that depend on a seed and on nothing else, on any machine.

A digest is used rather than a random generator, whose streams may change between versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


def number(seed: int, topic: str) -> int:
    """Return a whole number of 64 bits for ``topic``."""
    digest = hashlib.sha256(f"{seed}:{topic}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def pick(seed: int, topic: str, choices: Sequence[Choice]) -> Choice:
    """Return one of ``choices``."""
    return choices[number(seed, topic) % len(choices)]


def between(seed: int, topic: str, low: float, high: float) -> float:
    """Return a number from ``low`` to ``high``."""
    return low + (high - low) * (number(seed, topic) % 1_000_000) / 1_000_000
