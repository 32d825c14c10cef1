"""The edits that bring failing check digits right, looked up and not tried one by one."""

from __future__ import annotations

from docsec.mrz.edits import BY_READER, Edit, Effect
from docsec.mrz.equations import Equations

MAX_SOLUTIONS = 8
"""How many answers to the check digits are kept for one shape."""


def answers_to(
    target: tuple[int, ...], free: list[Effect], system: Equations
) -> list[tuple[Edit, ...]]:
    """Return the edits, one or two, that bring every equation right; else part of them."""
    found: list[tuple[Edit, ...]] = [(each.edit,) for each in free if each.shift == target]
    only_named = bool(found)
    by_shift: dict[tuple[int, ...], list[Effect]] = {}
    for each in free:
        by_shift.setdefault(each.shift, []).append(each)
    for one in free:
        missing = tuple((t - s) % 10 for t, s in zip(target, one.shift, strict=True))
        for other in by_shift.get(missing, ()):
            if one.edit.where < other.edit.where and _may_pair(one, other, system, only_named):
                found.append((one.edit, other.edit))
    found = found or _parts(target, free, system)
    return sorted(found, key=lambda edits: sum(edit.cost for edit in edits))[:MAX_SOLUTIONS]


def chance_of(
    answer: tuple[Edit, ...], target: tuple[int, ...], free: list[Effect]
) -> float | None:
    """Return how many of the nine wrong remainders some single look-alike explains, as a share."""
    if all(edit.reason == BY_READER for edit in answer):
        return None
    failing = next(index for index, each in enumerate(target) if each)
    explained = {each.shift[failing] for each in free if each.edit.reason != BY_READER} - {0}
    return len(explained) / 9


def _may_pair(one: Effect, other: Effect, system: Equations, only_named: bool) -> bool:
    if BY_READER in (one.edit.reason, other.edit.reason):
        return True
    first, second = ({index for index, _ in system.terms[each.edit.where]} for each in (one, other))
    return not only_named and first != second


def _parts(
    target: tuple[int, ...], free: list[Effect], system: Equations
) -> list[tuple[Edit, ...]]:
    """Return single edits that bring one failing digit right and disturb none of a field."""
    fields = [index for index, name in enumerate(system.names) if name != "composite"]
    found: list[tuple[Edit, ...]] = []
    for each in free:
        moved = [index for index in fields if each.shift[index]]
        if moved and all(each.shift[index] == target[index] for index in moved):
            found.append((each.edit,))
    return found
