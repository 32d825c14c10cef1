"""Specimens as a scanner sees them, ready for a check; each is drawn once for all tests."""

from collections.abc import Callable
from functools import cache, partial

import numpy as np

from docsec.capture import Capture, open_picture
from docsec.features.checks.needs import lack
from docsec.findings import Finding
from docsec.page.examined import Page
from docsec.policy import Policy
from docsec.registry import not_performed
from docsec.specimens import draw
from docsec.specimens.camera.presets import reader, scanner
from docsec.specimens.document import Document, document
from docsec.specimens.pictures import Pictures, Step, from_images, registered

POLICY = Policy()

genuine = cache(partial(document, design="b"))
"""The description of a specimen of the held-out design."""


@cache
def drawn(description: Document) -> Pictures:
    """The page under white light, nothing but the page."""
    image = draw.pictures(description, ("white",))["white"]
    pixels = np.asarray(image, dtype=np.float32) / 255
    return registered({"white": pixels}, description.dpi, description.page)


@cache
def drawn_under(description: Document, lights: tuple[str, ...]) -> Pictures:
    """The page under several lights, nothing but the page."""
    return from_images(draw.pictures(description, lights), description.dpi, description.page)


def scanned(description: Document, *steps: Callable[[Pictures, int], Step], dpi: int = 300) -> Page:
    """The page after steps such as a copy, scanned, its MRZ placed where it was drawn."""
    pictures = drawn(description)
    for step in steps:
        pictures, _ = step(pictures, description.seed)
    taken, _ = scanner(pictures, description.seed, dpi=dpi)
    return paged(taken, description)


def read(
    description: Document,
    lights: tuple[str, ...],
    *steps: Callable[[Pictures, int], Step],
    dpi: int = 300,
    references: tuple[Capture, ...] = (),
) -> Page:
    """The page on a full-page reader, under each of the lights."""
    pictures = drawn_under(description, lights)
    for step in steps:
        pictures, _ = step(pictures, description.seed)
    taken, _ = reader(pictures, description.seed, dpi=dpi)
    return paged(taken, description, references)


def paged(taken: Pictures, description: Document, references: tuple[Capture, ...] = ()) -> Page:
    """What a check is given of pictures, the MRZ placed where it was drawn."""
    pictures = tuple(
        open_picture(file, f"{light}.jpg", light, POLICY) for light, file in taken.files.items()
    )
    capture = Capture(description.type, None, pictures, references=references)
    regions = tuple(
        taken.polygon(
            "white", description.machine.line_polygon(description.geometry, at, len(text))
        )
        for at, text in enumerate(description.printed, 1)
    )
    lengths = tuple(map(len, description.printed))
    return Page(capture, POLICY, lengths, regions, capture.main, description.printed)


def answer(check, page: Page) -> Finding:
    """What `docsec.features.checks.perform` says of one check."""
    reason = lack(page, check.needs)
    return not_performed(check.code, reason) if reason else check.run(page)
