"""How the MRZ is printed: characters that are not like the others, lines out of their place."""

from __future__ import annotations

import math
from dataclasses import replace

from docsec.errors import UsageError
from docsec.findings import Span
from docsec.mrz.alphabet import in_alphabet
from docsec.specimens import seeding
from docsec.specimens.document import Copy, Document, Erasure
from docsec.specimens.geometry import INK_HEIGHT, PITCH, Box
from docsec.specimens.machine_print import MachinePrint
from docsec.specimens.operators.altered import (
    ALL,
    Altered,
    cell,
    enclosing,
    lines_box,
    needed,
)
from docsec.specimens.operators.mrz_text import character_at, put
from docsec.specimens.typefaces import TYPEFACES, font

_OFF = (0.14, 0.20)
"""How far a redrawn character is beside its place, to the right and down, in millimetres."""
_UNEVEN = (0.72, 1.0)
_DYE_LIGHTS = ("ir", "transmitted")


def mrz_font(document: Document, line: int, position: int, face: str) -> Altered:
    """Print one character in another typeface than OCR-B."""
    character = character_at(document, line, position)
    place = cell(document, line, position)
    wide = _width(face, character) * document.machine.size + 0.2
    spread = max(wide - place.width, 0)
    box = Box(place.left - spread / 2, place.top, place.width + spread, place.height)
    machine = _with_character(document.machine, line, position, face=face)
    return Altered(replace(document, machine=machine), ALL, (box,))


def mrz_redraw(document: Document, line: int, position: int, character: str) -> Altered:
    """Wipe one character out with the ground beneath it and draw another in the same typeface.

    Raises:
        UsageError: where it is no character of an MRZ, or the same one.
    """
    before = character_at(document, line, position)
    _another(before, character, line, position)
    place = cell(document, line, position)
    machine = _with_character(
        document.machine, line, position, across=_OFF[0], down=_OFF[1], strength=0.94
    )
    redrawn = replace(
        document,
        printed=put(document.printed, Span(line, position, position), character),
        machine=machine,
        erasures=(*document.erasures, Erasure(place, 0.92, roughness=2.0)),
    )
    return Altered(redrawn, ALL, (place,), (("before", before),))


def mrz_clone(
    document: Document, line: int, position: int, source_line: int, source_position: int
) -> Altered:
    """Copy the picture of one character of the MRZ over another, ground and all.

    Raises:
        UsageError: where both are the same character.
    """
    before = character_at(document, line, position)
    character = character_at(document, source_line, source_position)
    _another(before, character, line, position)
    place = cell(document, line, position)
    copy = Copy(cell(document, source_line, source_position), (place.left, place.top))
    cloned = replace(
        document,
        printed=put(document.printed, Span(line, position, position), character),
        copies=(*document.copies, copy),
    )
    return Altered(cloned, ALL, (place,), (("before", before), ("character", character)))


def mrz_pitch(document: Document, factor: float) -> Altered:
    """Print the whole MRZ with its characters too close together or too far apart.

    Within 2.5 % nothing is expected to be found: the page itself may be cut to 0.9 % less.
    """
    return _moved(document, replace(document.machine, pitch=PITCH * factor))


def mrz_spacing(document: Document, factor: float) -> Altered:
    """Print the lines of the MRZ too close together or too far apart.

    Within 5 % nothing is expected to be found.
    """
    return _moved(document, replace(document.machine, spacing=factor))


def mrz_margin(document: Document, across: float, down: float) -> Altered:
    """Print the whole MRZ beside its place, in millimetres to the right and down.

    The standard allows 1.0 mm sideways, and up and down what the printing zones leave
    (`docsec.features.documents.Format.vertical_tolerance`); within that nothing is expected.
    """
    return _moved(document, replace(document.machine, across=across, down=down))


def mrz_skew(document: Document, degrees: float) -> Altered:
    """Print the MRZ askew: its lines fall to the right, or rise where ``degrees`` is below 0.

    The standard allows 3 degrees, and less where the lines leave their printing zones.
    """
    return _moved(document, replace(document.machine, skew=degrees))


def mrz_dye(document: Document, line: int, position: int) -> Altered:
    """Print the MRZ in a dye that is gone in infrared: one character, or all where line is 0."""
    needed(document, "specimen-no-mrz", there=document.printed)
    if line:
        character_at(document, line, position)
        machine = _with_character(document.machine, line, position, ink="dye-black")
        box = cell(document, line, position)
    else:
        characters = tuple(replace(one, ink="dye-black") for one in document.machine.characters)
        machine = replace(document.machine, ink="dye-black", characters=characters)
        box = lines_box(document)
    return Altered(replace(document, machine=machine), _DYE_LIGHTS, (box,))


def mrz_within_tolerance(document: Document) -> Altered:
    """Print the MRZ a little beside its place and askew, as far as the standard allows.

    Height, distance of the lines and skew each take a third of what the printing zones leave.
    """
    needed(document, "specimen-no-mrz", there=document.printed)
    geometry = document.geometry
    third = (geometry.band - INK_HEIGHT) / 6
    lines, length = geometry.centre_lines, PITCH * len(document.printed[0])
    most = math.degrees(math.asin(third / length))
    machine = replace(
        document.machine,
        pitch=PITCH * 0.99,
        spacing=1 + min(0.01, third / (lines[0] - lines[-1])),
        across=0.8,
        down=-third,
        skew=round(seeding.between(document.seed, "allowed skew", -most, most), 2),
    )
    return _moved(document, machine)


def mrz_uneven(document: Document) -> Altered:
    """Print the MRZ with ink that is fuller in some characters than in others."""
    needed(document, "specimen-no-mrz", there=document.printed)
    machine = document.machine
    for line, text in enumerate(document.printed, 1):
        for position in range(1, len(text) + 1):
            topic = f"ink {line} {position}"
            strength = round(seeding.between(document.seed, topic, *_UNEVEN), 3)
            machine = _with_character(machine, line, position, strength=strength)
    return Altered(replace(document, machine=machine), ALL, (lines_box(document),))


def _moved(document: Document, machine: MachinePrint) -> Altered:
    needed(document, "specimen-no-mrz", there=document.printed)
    moved = replace(document, machine=machine)
    return Altered(moved, ALL, (enclosing((lines_box(document), lines_box(moved))),))


def _with_character(
    machine: MachinePrint, line: int, position: int, **changes: float | str
) -> MachinePrint:
    """Return the print with one character printed differently, beside what it was already."""
    one = replace(machine.character(line, position), **changes)  # type: ignore[arg-type]
    others = tuple(
        each for each in machine.characters if (each.line, each.position) != (line, position)
    )
    return replace(machine, characters=(*others, one))


def _another(before: str, character: str, line: int, position: int) -> None:
    if len(character) != 1 or not in_alphabet(character) or character == before:
        raise UsageError(
            "specimen-operator-character",
            before=before,
            character=character,
            line=line,
            position=position,
        )


def _width(face: str, character: str) -> float:
    """Return the width of a character of another typeface, as high as OCR-B, in millimetres."""
    reference, other = TYPEFACES["ocr-b"], TYPEFACES[face]
    size = PITCH / reference.advance * reference.capital / other.capital
    return font(face, 100.0).getlength(character) / 100 * size
