"""Answers that are kept, as many as there is room for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")
Answer = TypeVar("Answer")


class Kept(dict[Seen, Answer]):
    """Answers by what they are about; asked for when first looked up, begun again when full."""

    def __init__(self, ask: Callable[[Seen], Answer], room: int) -> None:
        """Take what answers, and how many answers are kept."""
        super().__init__()
        self._ask, self._room = ask, room

    def __missing__(self, seen: Seen) -> Answer:
        answer = self._ask(seen)
        if len(self) >= self._room:
            self.clear()
        self[seen] = answer
        return answer


def keep(known: dict[Seen, Answer], seen: Seen, answer: Answer, room: int) -> Answer:
    """Keep ``answer`` in ``known`` for what was ``seen``, begun again when full; return it."""
    if len(known) >= room:
        known.clear()
    known[seen] = answer
    return answer
