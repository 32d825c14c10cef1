"""Steps that happen to the pictures of a finished page: copies, wear, bad light."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from docsec.specimens import draw
from docsec.specimens.copies import COPIES, specimen_mark
from docsec.specimens.document import Document, Handling
from docsec.specimens.negatives import LAID, NEGATIVES
from docsec.specimens.pictures import WHITE, Change, Pictures, Step, from_images, in_turn

STEPS: Mapping[str, Callable[..., Step]] = {
    **COPIES,
    **{name: step for name, step in NEGATIVES.items() if name != "grey-design"},
}
"""The steps by name. A grey design is drawn as one, not made from a coloured picture."""

_EARLIER_QUALITY = 60
"""Of the JPEG that a messenger made before the one whose quality is given."""


def taken(document: Document, wanted: tuple[str, ...]) -> tuple[Pictures, tuple[Change, ...]]:
    """Return the pictures of a document after all that happened to them, and what each step did.

    Args:
        document: the description.
        wanted: the lights.

    Raises:
        UsageError: a step needs something that the document has not.
    """
    lights = wanted if WHITE in wanted or not document.handling else (WHITE, *wanted)
    page = from_images(draw.pictures(document, lights), document.dpi, document.page)
    steps = [_step(document, one, index) for index, one in enumerate(document.handling)]
    pictures, changes = in_turn(page, steps)
    return pictures.only(wanted), changes


def _step(document: Document, handling: Handling, index: int) -> Callable[[Pictures], Step]:
    """Return a step with its parameters; a 0 leaves the choice to the seed."""
    given: dict[str, object] = {key: value for key, value in handling.parameters if value != 0}
    if "quality" in given:
        given = {"qualities": (_EARLIER_QUALITY, given["quality"])}
    if handling.name in LAID:
        given["rounded"] = document.corners
    step = partial(STEPS[handling.name], seed=document.seed + index, **given)
    return partial(_marked, document, step) if handling.name in COPIES else step


def _marked(document: Document, copy: Callable[[Pictures], Step], pictures: Pictures) -> Step:
    """Copy the page; what a copy loses of the word SPECIMEN is printed on it again."""
    copied, record = copy(pictures)
    return specimen_mark.printed(copied, document), record
