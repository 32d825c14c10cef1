"""Parts of another document, and a State that does not exist."""

from __future__ import annotations

import re
from dataclasses import replace

from docsec.errors import UsageError
from docsec.mrz import codes
from docsec.mrz.layouts import LAYOUTS
from docsec.specimens import perforation
from docsec.specimens.designs import DESIGNS
from docsec.specimens.document import Document, VisaPage
from docsec.specimens.document import document as genuine
from docsec.specimens.geometry import Box
from docsec.specimens.holder import STATE
from docsec.specimens.likeness import placed
from docsec.specimens.operators.altered import ALL, Altered, needed
from docsec.specimens.operators.mrz_text import cut, put

_NEXT = 211
"""What is added to the seed for another holder."""
_FANTASY = "LILLIPUT"


def mrz_of_another(document: Document, seed: int) -> Altered:
    """Print the MRZ of another holder; it agrees with itself.

    Args:
        document: the specimen to alter.
        seed: of the other holder; the next one where it is 0.
    """
    needed(document, "specimen-no-mrz", there=document.printed)
    return Altered(replace(document, printed=_another(document, seed).printed))


def data_of_another(document: Document, seed: int) -> Altered:
    """Print the portrait and the visual zone of another holder over the MRZ of the first."""
    needed(document, "specimen-no-mrz", there=document.printed)
    other = _another(document, seed)
    swapped = replace(document, visual=other.visual, portrait=other.portrait, ghost=other.ghost)
    plan = document.plan
    faces = ((document.portrait, plan.portrait), (document.ghost, plan.ghost))
    boxes = tuple(placed(face, box) for face, box in faces if face and box)
    return Altered(swapped, ALL, boxes)


def visa_moved(document: Document, seed: int) -> Altered:
    """Stick the visa into the passport of somebody else, whose number is perforated there."""
    host = needed(document, "specimen-no-visa-page", there=document.host)
    plan = needed(document, "specimen-no-visa-page", there=DESIGNS["VISA-PAGE-a"].perforation)
    number = _another(document, seed).holder.passport_number
    left, top = document.origin
    boxes = []
    for text in (host.passport_number, number):
        place = perforation.box(plan, text)
        boxes.append(Box(place.left - left, place.top - top, place.width, place.height))
    before = (("passport_number", host.passport_number), ("perforated", number))
    return Altered(replace(document, host=VisaPage(number)), ALL, tuple(boxes), before)


def fantasy_state(document: Document, code: str) -> Altered:
    """Issue the document in the name of a State that does not exist.

    Args:
        document: the specimen to alter.
        code: three letters that are in no table of Doc 9303-3 section 5.

    Raises:
        UsageError: where the code is in the table, or is no code.
    """
    if not re.fullmatch("[A-Z]{3}", code) or codes.lookup(code):
        raise UsageError("specimen-fantasy-code", state=code)
    lines = document.printed
    for key in ("issuing_state", "nationality") if lines else ():
        span = LAYOUTS[document.format].field(key).span
        if cut(lines, span) == STATE:
            lines = put(lines, span, code)
    visual = document.visual
    if visual.nationality == STATE:
        visual = replace(visual, nationality=code)
    invented = replace(document, printed=lines, state=code, country=_FANTASY, visual=visual)
    heading = Box(0, 0, document.geometry.width, document.geometry.height * 0.19)
    device = document.plan.device
    return Altered(invented, ALL, (heading, *((device,) if device else ())))


def fantasy_code(document: Document, letter: str) -> Altered:
    """Print a document code that no format has.

    Raises:
        UsageError: where the letter is one that the standard gives a meaning.
    """
    needed(document, "specimen-no-mrz", there=document.printed)
    needed(document, "specimen-no-visa-code", there=not document.format.startswith("MRV"))
    if not re.fullmatch("[A-Z]", letter) or letter in "ACIPRTV":
        raise UsageError("specimen-fantasy-code", state=letter)
    span = LAYOUTS[document.format].field("document_code").span
    return Altered(replace(document, printed=put(document.printed, span, f"{letter}P")))


def _another(document: Document, seed: int) -> Document:
    """Return the genuine document of another holder, of the same type and design."""
    other = seed or document.seed + _NEXT
    if other == document.seed:
        raise UsageError("specimen-same-holder", seed=seed)
    return genuine(document.type, other, document.dpi, design=document.design)
