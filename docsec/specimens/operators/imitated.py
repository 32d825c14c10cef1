"""Security features imitated one by one: printed where they ought to be in the paper, and so on.

Each does what ``imitation`` of the feature says in the reference, in ordinary ink or in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docsec.specimens import elements
from docsec.specimens.document import Document
from docsec.specimens.operators.altered import ALL, SEEN, Altered, needed, whole

_TURNED = ("white", "oblique", "tilt")


@dataclass(frozen=True, slots=True)
class Part:
    """What can be imitated.

    Attributes:
        elements: names in `docsec.specimens.elements` of what it is, one of which is there.
        lights: those that show the imitation.
        reach: how far beyond its place it goes, in millimetres.
    """

    elements: tuple[str, ...]
    lights: tuple[str, ...]
    reach: float = 0.0


PARTS: Mapping[str, Part] = {
    "watermark": Part(("watermark", "multitone-watermark"), ALL),
    "watermark-place": Part(("registered-watermark",), ("transmitted",), 3.0),
    "thread": Part(("thread",), ALL),
    "register": Part(("see-through-register",), ("transmitted",), 1.0),
    "heading": Part(("heading", "titles"), ("oblique",), 1.0),
    "microprint": Part(("microprint",), SEEN),
    "overprint": Part(("luminous-overprint",), ("uv",)),
    "perforation": Part(("perforation",), ALL, 0.5),
    "engraving": Part(("engraved-portrait",), ("ir", "uv", "transmitted")),
    "raised-values": Part(("raised-value",), ("oblique",), 1.0),
    "ridges": Part(("ridges",), SEEN),
    "dry-seal": Part(("dry-seal",), ("oblique",)),
    "seal": Part(("seal",), ALL, 1.0),
    "film": Part(("film-pattern",), ("uv",)),
    "engraved-device": Part(("engraved-device",), ("oblique",)),
    "shifting-ink": Part(("shifting-ink",), _TURNED),
    "metallic-ink": Part(("metallic-ink",), ALL),
    "latent-image": Part(("latent-image",), _TURNED),
    "lens": Part(("lens",), _TURNED),
    "window": Part(("window",), ALL),
    "pierced": Part(("pierced-portrait",), ALL),
    "die-cut": Part(("die-cut",), ALL),
}
"""What can be imitated, by the names that the description's ``imitated`` has."""


def imitated(document: Document, part: str) -> Altered:
    """Imitate one feature.

    Args:
        document: the specimen to alter.
        part: a name in `PARTS`.
    """
    row = PARTS[part]
    places = [one.box for one in elements.elements(document) if one.name in row.elements]
    is_new = part not in document.imitated
    boxes = needed(document, "specimen-no-part", there=tuple(places) if is_new else ())
    made = replace(document, imitated=(*document.imitated, part))
    if part == "overprint":
        made = replace(made, luminous=False)
    if part == "engraving" and document.portrait:
        made = replace(made, portrait=replace(document.portrait, ink="dye-black"))
    reached = (one.grown(row.reach).common(whole(document)) for one in boxes)
    return Altered(made, row.lights, tuple(one for one in reached if one))
