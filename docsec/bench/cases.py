"""The specimens that checks are measured on: genuine, altered, and harmless oddities.

All are of the design that the checks were not made on, with seeds of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docsec.bench.figures import FRAUD, GENUINE, NEGATIVE
from docsec.errors import UsageError
from docsec.specimens import elements, seeding
from docsec.specimens.document import Document, document
from docsec.specimens.operators import FRAUDS, NEGATIVES, Row, parse
from docsec.specimens.operators.expected import (
    FINDINGS,
    MUST_NOT_FAIL,
    of_alteration,
    of_handling,
)
from docsec.specimens.operators.parameters import Parameter

DESIGN, FIRST_SEED = "b", 1000
TYPES = ("TD3", "TD1")

GENUINE_TO_EACH = 20
"""Genuine specimens to one of each fraud: false alarms are rare, and many are needed to see one."""

# Ways of writing an operator that are tried before a document is given up.
_TRIES = 40


@dataclass(frozen=True, slots=True)
class Case:
    """One specimen.

    Attributes:
        kind: ``genuine``, ``fraud`` or ``negative``.
        name: of the operator; ``genuine`` without one.
        type: a row of `docsec.specimens.document_types.TYPES`.
        seed: of the document.
        operator: as on the command line; nothing without one.
        codes: the findings that ought to come, of a fraud.
    """

    kind: str
    name: str
    type: str
    seed: int
    operator: str = ""
    codes: tuple[str, ...] = ()

    def document(self, dpi: int) -> Document:
        """Return the description."""
        plain = document(self.type, self.seed, dpi, design=DESIGN)
        return parse(self.operator)(plain) if self.operator else plain


def cases(codes: Iterable[str], count: int, genuine: int | None = None) -> tuple[Case, ...]:
    """Return the specimens to measure checks on.

    Args:
        codes: of the checks.
        count: of specimens of each fraud; there are half as many of each harmless oddity.
        genuine: how many genuine ones; `GENUINE_TO_EACH` times ``count`` if not said.
    """
    wanted = frozenset(codes)
    issued = (
        Case(GENUINE, GENUINE, TYPES[number % len(TYPES)], FIRST_SEED + number)
        for number in range(GENUINE_TO_EACH * count if genuine is None else genuine)
    )
    all_kinds = (
        *issued,
        *_altered(_frauds(wanted), FRAUD, count, wanted),
        *_altered(_negatives(), NEGATIVE, (count + 1) // 2, wanted),
    )
    # In mixed order, so that figures of a run that was broken off are of all kinds too.
    return tuple(sorted(all_kinds, key=lambda case: seeding.number(case.seed, case.operator)))


def _frauds(codes: frozenset[str]) -> list[Row]:
    return [row for name, row in FRAUDS.items() if codes.intersection(FINDINGS.get(name, ()))]


def _negatives() -> list[Row]:
    """Return the oddities that might mislead a check on the picture."""
    return [
        row
        for name, row in NEGATIVES.items()
        if any(code.startswith("image.") for code in MUST_NOT_FAIL.get(name, ()))
    ]


def _altered(rows: Iterable[Row], kind: str, count: int, codes: frozenset[str]) -> Iterator[Case]:
    for row in rows:
        for number in range(count):
            seed = FIRST_SEED + seeding.number(number, row.name) % 100_000
            order = TYPES[number % 2 :] + TYPES[: number % 2]
            made = (_case(row, kind, each, seed, codes) for each in order)
            yield from [case for case in made if case][:1]


def _case(row: Row, kind: str, name: str, seed: int, codes: frozenset[str]) -> Case | None:
    """Return a document with an operator that it can bear, or None."""
    plain = document(name, seed, design=DESIGN)
    for number in range(_TRIES):
        text = written(row, plain, f"{seed} {number}")
        try:
            expected = _expected(parse(text)(plain)) & codes
        except UsageError:
            continue
        if kind == NEGATIVE or expected:
            found = tuple(sorted(expected)) if kind == FRAUD else ()
            return Case(kind, row.name, name, seed, text, found)
    return None


def _expected(altered: Document) -> frozenset[str]:
    found = [
        one for each in altered.alterations for one in of_alteration(altered, each, edges=True)
    ]
    found += [one for each in altered.handling for one in of_handling(altered, each)]
    return frozenset(one.code for one in found)


def written(row: Row, plain: Document, topic: str) -> str:
    """Return an operator as on the command line, its parameters chosen by ``topic``.

    What a harmless oddity leaves open keeps its usual value.
    """
    values = []
    for one in row.parameters:
        if one.default is not None and (row.kind == "negative" or not _choosable(one)):
            values.append(str(one.default))
        else:
            values.append(_chosen(one, plain, topic))
    return f"{row.name}:{','.join(values)}".rstrip(":")


def _choosable(parameter: Parameter) -> bool:
    return bool(parameter.choices) or isinstance(parameter.low, float)


def _chosen(parameter: Parameter, plain: Document, topic: str) -> str:
    number = seeding.number(0, f"{topic} {parameter.name}")
    if parameter.choices:
        return parameter.choices[number % len(parameter.choices)]
    if isinstance(parameter.low, int) and isinstance(parameter.high, int):
        return str(parameter.low + number % (parameter.high - parameter.low + 1))
    if parameter.low is not None and parameter.high is not None:
        share = number % 1000 / 1000
        return f"{parameter.low + share * (parameter.high - parameter.low):.3f}"
    if parameter.name == "field":
        keys = [entry.key for entry, _ in elements.values(plain)]
        return keys[number % len(keys)] if keys else "none"
    return str(number % 10)
