"""Whether MRZ components can be the components of a name, complete or cut (Doc 9303-4 4.2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from docsec.mrz.alphabet import FILLER
from docsec.mrz.transliteration import Component

Fit = Literal[
    "same", "alternative", "cut", "left-out", "title-left-out", "different", "not-in-visual"
]

# Doc 9303-3 4.6 names those of _NAMED; the rest are common ones of the kinds it names.
_NAMED = ("DR", "SIR", "JR", "SR", "II", "III")
_NUMERALS = ("IV", "VI", "VII", "VIII", "IX")
_RANKS = ("DAME", "ESQ", "HON", "ING", "LADY", "LIC", "LORD", "MD", "PHD", "PROF", "REV")
_ADDRESS = ("MISS", "MR", "MRS", "MS")
TITLES = frozenset((*_NAMED, *_NUMERALS, *_RANKS, *_ADDRESS))

# A full field must be taken for truncated before a title is taken for left out.
_COST = {"same": 0, "alternative": 1, "cut": 10, "left-out": 20, "title-left-out": 1000}


@dataclass(frozen=True, slots=True)
class ComponentComparison:
    """One component of the name.

    Attributes:
        part: ``surname`` or ``given_names``, by the visual zone.
        visual: the component there in upper case, or nothing.
        mrz: what stands for it in the MRZ, or nothing.
        fit: ``same``, ``alternative`` (another permitted form), ``cut``, ``left-out`` (by
            truncation), ``title-left-out``, ``different`` or ``not-in-visual``.
    """

    part: str
    visual: str
    mrz: str
    fit: Fit


def read(component: Component, text: str, cut: bool) -> Fit | None:
    """Return how ``text`` can stand for a component, or None; as a prefix only if ``cut``."""
    ends = {0: False}
    prefix = False
    for unit in component.units:
        further: dict[int, bool] = {}
        for at, other in ends.items():
            for index, option in enumerate(unit):
                chosen = other or index > 0
                if text.startswith(option, at):
                    end = at + len(option)
                    further[end] = further.get(end, True) and chosen
                if option and text and option.startswith(text[at:]):
                    prefix = True
        ends = further
        if not ends:
            break
    if len(text) in ends:
        return "alternative" if ends[len(text)] else "same"
    return "cut" if cut and prefix else None


def is_title(component: Component) -> bool:
    """Whether the component is a prefix or suffix of Doc 9303-3 4.6, such as DR, JR or II."""
    return component.script == "latin" and component.first in TITLES


def align(
    part: str, visual: Sequence[Component], mrz: Sequence[str], cut: bool
) -> tuple[ComponentComparison, ...] | None:
    """Return the components side by side in order, the best way, or None if there is none.

    Titles may be left out anywhere. In a truncated name any component may be cut, and the last
    ones left out where at least one is there.
    """
    # By number of MRZ components used: the cost, and the steps as a chain.
    states: dict[int, tuple[int, _Chain]] = {0: (0, None)}
    for component in visual:
        further: dict[int, tuple[int, _Chain]] = {}
        for used, (cost, chain) in states.items():
            for text, fit in _steps(component, mrz, used, cut):
                total = cost + _COST[fit]
                end = used + 1 if text else used
                if end not in further or total < further[end][0]:
                    step = ComponentComparison(part, component.written, text, fit)
                    further[end] = (total, (chain, step))
        states = further
    return _unwind(states[len(mrz)][1]) if len(mrz) in states else None


_Chain = tuple["_Chain", ComponentComparison] | None


def _steps(component: Component, mrz: Sequence[str], used: int, cut: bool) -> list[tuple[str, Fit]]:
    """Return what may become of a component when ``used`` MRZ components are taken."""
    steps: list[tuple[str, Fit]] = []
    if used < len(mrz):
        fit = read(component, mrz[used], cut)
        if fit:
            steps.append((mrz[used], fit))
    elif cut and used:
        steps.append(("", "left-out"))
    if is_title(component):
        steps.append(("", "title-left-out"))
    return steps


def _unwind(chain: _Chain) -> tuple[ComponentComparison, ...]:
    steps = []
    while chain is not None:
        chain, step = chain
        steps.append(step)
    return tuple(reversed(steps))


def place(
    surname: Sequence[Component], given_names: Sequence[Component], mrz: Sequence[str]
) -> tuple[ComponentComparison, ...] | None:
    """Return all components with their MRZ forms wherever those stand, none of them cut."""
    left = list(mrz)
    placed = []
    parts = [("surname", part) for part in surname]
    parts += [("given_names", part) for part in given_names]
    for name, component in parts:
        fits = [(read(component, text, cut=False), text) for text in left]
        found = next((each for each in fits if each[0] == "same"), None)
        found = found or next((each for each in fits if each[0]), None)
        if found is not None and found[0]:
            left.remove(found[1])
            placed.append(ComponentComparison(name, component.written, found[1], found[0]))
        elif is_title(component):
            placed.append(ComponentComparison(name, component.written, "", "title-left-out"))
        else:
            return None
    return None if left else tuple(placed)


def divide(
    part: str, visual: Sequence[Component], mrz: Sequence[str]
) -> tuple[ComponentComparison, ...] | None:
    """Return one comparison of the whole identifier, its components run together."""
    if not visual or not mrz:
        return () if not visual and not mrz else None
    units = tuple(unit for component in visual for unit in component.units)
    fit = read(Component("", visual[0].script, units), "".join(mrz), cut=False)
    written = " ".join(component.written for component in visual)
    return (ComponentComparison(part, written, FILLER.join(mrz), fit),) if fit else None


def pair(
    part: str, visual: Sequence[Component], mrz: Sequence[str], cut: bool
) -> tuple[ComponentComparison, ...]:
    """Return the components by their place, whether or not they go together."""
    pairs = []
    for component, text in zip_longest(visual, mrz):
        if component is None:
            pairs.append(ComponentComparison(part, "", text, "not-in-visual"))
        else:
            fit = read(component, text, cut) if text else None
            pairs.append(
                ComponentComparison(part, component.written, text or "", fit or "different")
            )
    return tuple(pairs)
