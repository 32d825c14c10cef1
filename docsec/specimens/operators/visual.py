"""The visual zone: a value rubbed out with the background and typed again."""

from __future__ import annotations

from dataclasses import replace

from docsec.specimens.document import Document, Erasure, Retyping
from docsec.specimens.operators.altered import ALL, Altered, value_box

_FACE = "aileron"


def retyped(document: Document, field: str) -> Altered:
    """Rub out the value of a field, background and all, and type it in another typeface.

    Args:
        document: the specimen to alter; the value itself is altered by other operators.
        field: the field's key, with hyphens or underscores.

    Raises:
        UsageError: where this side of the document has no such field.
    """
    key = field.replace("-", "_")
    box = value_box(document, key)
    typed = replace(
        document,
        retyped=(
            *document.retyped,
            Retyping(key, face=_FACE, ink="laser-black", across=0.25, down=0.12, scale=1.04),
        ),
        erasures=(*document.erasures, Erasure(box, 1.0, roughness=9.0, halo=0.35)),
    )
    return Altered(typed, ALL, (box, value_box(typed, key)))
