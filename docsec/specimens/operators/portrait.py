"""The photograph replaced: pasted on, or printed anew; the ghost image tells."""

from __future__ import annotations

from dataclasses import replace

from docsec.specimens.document import Document, Likeness
from docsec.specimens.geometry import Box
from docsec.specimens.likeness import placed
from docsec.specimens.operators.altered import ALL, Altered, needed
from docsec.specimens.portrait import face

EDGES = ("hard", "feathered")
GHOSTS = ("kept", "replaced")
_FEATHER = 0.8
"""How softly a feathered photograph ends, in millimetres."""
_THIN = 25.0
"""The thickness of a photograph whose edges were ground down, in micrometres."""
_OFFSET = (0.5, -0.4)
"""How far a portrait may be beside its place, to the right and down, in millimetres."""
_BORDER = 0.7
_STRANGERS = range(7001, 7101)
"""What may be added to the seed for the face of somebody else."""


def photo_pasted(document: Document, edge: str, ghost: str) -> Altered:
    """Paste somebody else's photograph over the portrait.

    Args:
        document: the specimen to alter.
        edge: ``hard``, as cut with a knife, or ``feathered``: thin and ground down.
        ghost: whether the small second portrait is ``kept`` or ``replaced`` too.
    """
    old, box = _portrait(document)
    soft = edge == "feathered"
    pasted = replace(
        old,
        seed=_stranger(old),
        setting="pasted",
        feather=_FEATHER if soft else 0.0,
        thickness=_THIN if soft else old.thickness,
        ink="dye",
    )
    reach = _BORDER + 2 * pasted.feather
    made = Altered(replace(document, portrait=pasted), ALL, (box.grown(reach),))
    return _with_ghost(document, made) if ghost == "replaced" else made


def photo_replaced(document: Document, ghost: str) -> Altered:
    """Print somebody else's portrait in the place of the holder's, without a trace of its own."""
    old, box = _portrait(document)
    printed = replace(document, portrait=replace(old, seed=_stranger(old)))
    made = Altered(printed, ALL, (box,))
    return _with_ghost(document, made) if ghost == "replaced" else made


def portrait_offset(document: Document) -> Altered:
    """Print the portrait a little beside its place, as printers do."""
    old, box = _portrait(document)
    moved = replace(document, portrait=replace(old, across=_OFFSET[0], down=_OFFSET[1]))
    return Altered(moved, ALL, (box, _portrait(moved)[1]))


def _portrait(document: Document) -> tuple[Likeness, Box]:
    portrait = needed(document, "specimen-no-portrait", there=document.portrait)
    nominal = needed(document, "specimen-no-portrait", there=document.plan.portrait)
    return portrait, placed(portrait, nominal)


def _stranger(old: Likeness) -> int:
    """Return the seed of a face that nobody would take for the old one."""
    own = face(old.seed, old.sex)
    others = ((old.seed + more, face(old.seed + more, old.sex)) for more in _STRANGERS)
    unlike = (
        seed
        for seed, other in others
        if other.skin != own.skin and other.hair != own.hair and other.style != own.style
    )
    return next(unlike, old.seed + _STRANGERS.start)


def _with_ghost(document: Document, made: Altered) -> Altered:
    """Return the same with the ghost image of the new face."""
    ghost = needed(document, "specimen-no-ghost", there=document.ghost)
    nominal = needed(document, "specimen-no-ghost", there=document.plan.ghost)
    changed = replace(ghost, seed=_stranger(ghost))
    box = placed(ghost, nominal)
    return replace(
        made, document=replace(made.document, ghost=changed), boxes=(*made.boxes, box), lights=ALL
    )
