"""Specimens as a scanner sees them, ready for a check; each is drawn once for all tests."""

from collections.abc import Callable
from functools import cache, partial

import numpy as np

from docsec.capture import open_captures
from docsec.features.checks.needs import lack
from docsec.findings import Finding
from docsec.page.examined import Page
from docsec.policy import Policy
from docsec.registry import not_performed
from docsec.specimens import draw
from docsec.specimens.camera.presets import scanner
from docsec.specimens.document import Document, document
from docsec.specimens.pictures import Pictures, Step, registered

POLICY = Policy()

genuine = cache(partial(document, design="b"))
"""The description of a specimen of the held-out design."""


@cache
def drawn(description: Document) -> Pictures:
    """The page under white light, nothing but the page."""
    image = draw.pictures(description, ("white",))["white"]
    pixels = np.asarray(image, dtype=np.float32) / 255
    return registered({"white": pixels}, description.dpi, description.page)


def scanned(description: Document, *steps: Callable[[Pictures, int], Step], dpi: int = 300) -> Page:
    """The page after steps such as a copy, scanned, its MRZ placed where it was drawn."""
    pictures = drawn(description)
    for step in steps:
        pictures, _ = step(pictures, description.seed)
    taken, _ = scanner(pictures, description.seed, dpi=dpi)
    (capture,) = open_captures(taken.files["white"], POLICY)
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
