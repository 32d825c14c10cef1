"""What a check needs of the pictures, and the one place where a lack of it becomes a reason."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.page.examined import Page
from docsec.page.reference import Model
from docsec.printed.network import installed


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be there before a check is run; what is left out is not asked for.

    Attributes:
        mrz_format: an MRZ of a known format.
        print_reader: what reads the printed page (the extra ``printed``).
        mrz_place: the place of every line of the MRZ.
        print: the lines of the MRZ followed character by character (`Page.lines`).
        format: one of the formats that the standard gives measures of.
        like_ocr_b: how like OCR-B every line must be, as a correlation, 0..1.
        from_above: a picture taken from straight above, or one in which all edges of the page are
            seen, so that it can be laid flat.
        lights: pictures by kind of light: ``ir``, ``uv``, ``transmitted``, ``oblique``, ``tilt``;
            of the last two at least one.
        placed: whether the place of the page must be known in each of them, to a millimetre.
        registered: whether each of them must be laid on the white one.
        reference: whether a document of the same model must be there, with pictures under these
            lights that can be laid on the page.
        outline: the outline of the page, its sides no more uncertain than this, in millimetres.
        edges: all edges of the page, seen for certain and from straight above; where ``outline``
            is asked for as well, either will do.
        pixels_per_character: from one character of the MRZ to the next.
        edge_spread: the widest the edges of the MRZ's strokes may be, in millimetres; infinite
            where they only have to be measured.
    """

    mrz_format: bool = False
    print_reader: bool = False
    mrz_place: bool = False
    print: bool = False
    format: bool = False
    like_ocr_b: float = 0.0
    from_above: bool = False
    lights: tuple[str, ...] = ()
    placed: bool = False
    registered: bool = False
    reference: bool = False
    outline: float | None = None
    edges: bool = False
    pixels_per_character: float = 0.0
    edge_spread: float | None = None


def lack(page: Page, needs: Needs) -> str | None:
    """Return the reason code for the first thing that is needed and not there, or None."""
    return (
        _no_picture(page, needs)
        or _no_mrz(page, needs)
        or _not_good_enough(page, needs)
        or _no_edges(page, needs)
        or _no_outline(page, needs)
        or _not_registered(page, needs)
        or _no_reference(page, needs)
    )


def pictures(page: Page, kind: str) -> tuple[str, ...]:
    """Return the lights at hand that are of a kind: ``oblique`` for ``oblique-1`` ..."""
    lights = (picture.light for picture in page.capture.pictures)
    return tuple(light for light in lights if light == kind or light.startswith(f"{kind}-"))


def _no_picture(page: Page, needs: Needs) -> str | None:
    missing = next((kind for kind in needs.lights if not pictures(page, kind)), None)
    return f"no-{missing}-picture" if missing else None


def _no_mrz(page: Page, needs: Needs) -> str | None:
    known = bool(page.line_regions) and len(page.line_regions) == len(page.line_lengths)
    if needs.mrz_place and not known:
        return "no-mrz-place"
    if needs.mrz_format and (page.mrz is None or page.mrz.format is None):
        return "mrz-format-unknown"
    if needs.print_reader and not installed():
        return "print-reader-missing"
    if (needs.print or needs.like_ocr_b or needs.pixels_per_character) and not page.lines:
        return "mrz-not-followed"
    if needs.edge_spread is not None and page.edge_spread is None:
        return "mrz-not-followed"
    if needs.format and (page.format is None or len(page.lines) != page.format.lines):
        return "format-without-measures"
    return None


def _not_good_enough(page: Page, needs: Needs) -> str | None:
    if needs.pixels_per_character > (page.pixels_per_character or 0.0):
        return "picture-too-coarse"
    if needs.edge_spread is not None and (page.edge_spread or 0.0) > needs.edge_spread:
        return "picture-blurred"
    if needs.like_ocr_b and min(line.fit for line in page.lines) < needs.like_ocr_b:
        return "face-unlike-ocr-b"
    if needs.from_above and page.from_the_side and not page.edges_seen:
        return "taken-from-the-side"
    return None


def _no_edges(page: Page, needs: Needs) -> str | None:
    if not needs.edges or needs.outline is not None or page.measured_from_above:
        return None
    seen = page.edges
    return "taken-from-the-side" if seen and not seen.from_above else "outline-uncertain"


def _no_outline(page: Page, needs: Needs) -> str | None:
    if needs.outline is None and not (needs.registered or needs.placed):
        return None
    if needs.edges and page.measured_from_above:
        return None
    if page.outline is None:
        return "no-outline"
    if needs.outline is not None and page.outline.uncertainty > needs.outline:
        return "outline-uncertain"
    return None


def _not_registered(page: Page, needs: Needs) -> str | None:
    if not (needs.registered or needs.placed):
        return None
    lights = [light for kind in needs.lights for light in pictures(page, kind)]
    known = page.registered if needs.registered else page.place_of
    return None if all(known(light) for light in lights) else "pictures-not-registered"


def models(page: Page, kinds: tuple[str, ...]) -> tuple[Model, ...]:
    """Return the references of a page that can be laid on it under every one of the lights."""
    return tuple(
        model
        for model in page.models
        if all(model.capture.under(kind) and model.registered(kind) for kind in kinds)
    )


def _no_reference(page: Page, needs: Needs) -> str | None:
    if not needs.reference or models(page, needs.lights):
        return None
    return "reference-does-not-fit" if page.capture.references else "no-reference"
