"""The photograph replaced: pasted on, or printed anew; the ghost image tells."""

from __future__ import annotations

from dataclasses import replace

from docsec.specimens.document import Document, Likeness
from docsec.specimens.geometry import Box
from docsec.specimens.likeness import placed
from docsec.specimens.operators.altered import ALL, Altered, grown, needed

EDGES = ("hard", "feathered")
GHOSTS = ("kept", "replaced")
_FEATHER = 0.8
"""How softly a feathered photograph ends, in millimetres."""
_THIN = 25.0
"""The thickness of a photograph whose edges were ground down, in micrometres."""
_BORDER = 0.7
_STRANGER = 7001
"""What is added to the seed for the face of somebody else."""


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
        seed=old.seed + _STRANGER,
        setting="pasted",
        feather=_FEATHER if soft else 0.0,
        thickness=_THIN if soft else old.thickness,
        ink="dye",
    )
    reach = _BORDER + 2 * pasted.feather
    made = Altered(replace(document, portrait=pasted), ALL, (grown(box, reach),))
    return _with_ghost(document, made) if ghost == "replaced" else made


def photo_replaced(document: Document, ghost: str) -> Altered:
    """Print somebody else's portrait in the place of the holder's, without a trace of its own."""
    old, box = _portrait(document)
    printed = replace(document, portrait=replace(old, seed=old.seed + _STRANGER))
    made = Altered(printed, ALL, (box,))
    return _with_ghost(document, made) if ghost == "replaced" else made


def _portrait(document: Document) -> tuple[Likeness, Box]:
    portrait = needed(document, "specimen-no-portrait", there=document.portrait)
    nominal = needed(document, "specimen-no-portrait", there=document.plan.portrait)
    return portrait, placed(portrait, nominal)


def _with_ghost(document: Document, made: Altered) -> Altered:
    """Return the same with the ghost image of the new face."""
    ghost = needed(document, "specimen-no-ghost", there=document.ghost)
    nominal = needed(document, "specimen-no-ghost", there=document.plan.ghost)
    changed = replace(ghost, seed=ghost.seed + _STRANGER)
    box = placed(ghost, nominal)
    return replace(
        made, document=replace(made.document, ghost=changed), boxes=(*made.boxes, box), lights=ALL
    )
