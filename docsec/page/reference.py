"""Documents of the same model that the user holds, laid on the page under examination.

A set of references is a folder of documents, each a folder with its pictures by light as
`docsec.capture` takes them, or one such folder alone. Beside its pictures a document may have a
file ``model.json`` that says what stands where, in millimetres from the top left of the page:
``{"places": {"portrait": [4.5, 19, 37.5, 61.4], "ghost": [...], "device": [...]}}``.

Where files come without folders, as from a form, their names say what they are (`from_files`).

Page and reference are laid on one another by what they have in common, the background and the
captions; names, dates and faces differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from docsec.capture import Capture, Place, open_captures, open_picture, within_limit
from docsec.errors import UnreadableError, UsageError
from docsec.page import files, registration
from docsec.page.examined import Page
from docsec.page.outline import Outline
from docsec.page.plane import MILLIMETRES_PER_INCH
from docsec.policy import Policy

PLACES = "model.json"


@dataclass(frozen=True)
class Model(Page):
    """A reference as it lies on the page under examination.

    Attributes:
        laid: where that page lies in its white picture.
    """

    laid: Outline | None = None

    @cached_property
    def outline(self) -> Outline | None:
        """Where the page lies."""
        return self.laid


def open_references(folder: str | Path, policy: Policy) -> tuple[Capture, ...]:
    """Return the documents of a set of references.

    Raises:
        UnreadableError: it is no folder, has no document, or one of them cannot be opened.
        TooLargeError: something is over a limit.
    """
    path = Path(folder)
    name = files.display_name(str(path.absolute()))
    if not files.is_folder(path):
        raise UnreadableError("reference-no-folder", name=name)
    inner = sorted(each for each in path.iterdir() if files.is_folder(each))
    if any(files.is_light(each.stem.lower()) for each in path.iterdir()):
        return (_opened(path, policy),)
    if not inner:
        raise UnreadableError("reference-empty", name=name)
    return tuple(_opened(each, policy) for each in inner)


def from_files(sent: Iterable[tuple[str, bytes]], policy: Policy) -> tuple[Capture, ...]:
    """Return the documents of loose files, named by the light: ``white.jpg``, ``uv.png``.

    Where there are several documents, what follows the light says which one it is of:
    ``white-b.jpg``, ``uv-b.jpg``. A name that begins with no light is a white picture of a
    document of its own. A file ``model.json`` says what stands where on all of them.

    Args:
        sent: the name and the bytes of each.
        policy: gives the limits; all together may have as many pixels as one document.

    Raises:
        UnreadableError: one of them cannot be opened, or is an infrared or ultraviolet picture
            of a document without a white one.
        TooLargeError: something is over a limit.
        UsageError: two are of one document and light.
    """
    documents: dict[str, dict[str, tuple[str, bytes]]] = {}
    places: dict[str, Place] = {}
    for name, data in sent:
        if name.lower() == PLACES:
            files.check_bytes(len(data), name, policy)
            places = _read_places(data, name)
            continue
        light, rest = files.light_and_rest(name)
        document = documents.setdefault(rest if light else f"/{name}", {})
        if (light or "white") in document:
            raise UsageError("light-twice", light=light or "white", name=files.display_name(name))
        document[light or "white"] = name, data
    opened: list[Capture] = []
    for pictures in documents.values():
        opened.append(_from_lights(pictures, policy))
        together = (picture for each in opened for picture in each.pictures)
        within_limit(together, opened[-1].name, policy)
    return tuple(replace(each, places=places) for each in opened)


def _from_lights(pictures: dict[str, tuple[str, bytes]], policy: Policy) -> Capture:
    if "white" not in pictures:
        name, _ = next(iter(pictures.values()))
        raise UnreadableError("reference-no-white", name=files.display_name(name))
    name, main = pictures["white"]
    others = {light: data for light, (_, data) in pictures.items() if light != "white"}
    picture = open_picture(main, name, "white", policy)
    capture = Capture(picture.name, None, (picture,))
    return open_captures(capture, policy, lights=others)[0]


def laid(page: Page) -> tuple[Model, ...]:
    """Return the references of a page that can be laid on it."""
    return tuple(
        model for each in page.capture.references if (model := _laid(page, each)) is not None
    )


def _opened(folder: Path, policy: Policy) -> Capture:
    (capture,) = open_captures(folder, policy)
    return replace(capture, places=_places(folder / PLACES, policy))


def _places(file: Path, policy: Policy) -> dict[str, Place]:
    if not file.exists():
        return {}
    return _read_places(files.read_file(file, policy), file.name)


def _read_places(data: bytes, name: str) -> dict[str, Place]:
    try:
        said: Any = json.loads(data)
        places = {str(key): tuple(map(float, box)) for key, box in said["places"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableError("reference-places", name=files.display_name(name)) from error
    if any(len(box) != 4 or box[0] >= box[2] or box[1] >= box[3] for box in places.values()):
        raise UnreadableError("reference-places", name=files.display_name(name))
    return {key: (box[0], box[1], box[2], box[3]) for key, box in places.items()}


def _laid(page: Page, reference: Capture) -> Model | None:
    outline, flat = page.outline, page.flat(registration.SCALE * MILLIMETRES_PER_INCH)
    if outline is None or flat is None:
        return None
    size = outline.format.width, outline.format.height
    main = reference.main
    found = registration.register(flat, main.pixels, outline.plane, size)
    if found is None:
        return None
    corners = found.plane.box(0.0, 0.0, *size)
    placed = Outline(found.plane, outline.format, outline.sides, corners)
    return Model(reference, page.policy, (), (), main, laid=placed)
