"""Making a specimen, and writing it into a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from docsec.errors import UsageError
from docsec.specimens import draw, masks
from docsec.specimens.camera.presets import FROM_ABOVE, PRESETS
from docsec.specimens.document import Document, document
from docsec.specimens.expectations import expectations
from docsec.specimens.geometry import pixels_per_millimetre
from docsec.specimens.operators import Operator, handled
from docsec.specimens.pictures import Pictures
from docsec.specimens.seen import seen
from docsec.specimens.true_values import model_places, true_values

_CORNER = re.compile(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A finished specimen.

    Attributes:
        document: the description it was drawn from.
        pictures: the page under each light, mode RGB, by light.
        true_values: what ``document.json`` says.
        expected: what ``expected.json`` says.
        files: pictures that were stored as JPEG, as they were stored, by light.
        masks: white where a picture was altered, mode 1, by light; see `docsec.specimens.masks`.
    """

    document: Document
    pictures: dict[str, Image.Image] = field(repr=False)
    true_values: dict[str, object] = field(repr=False)
    expected: dict[str, object] = field(repr=False)
    files: dict[str, bytes] = field(repr=False, default_factory=dict)
    masks: dict[str, Image.Image] = field(repr=False, default_factory=dict)

    @property
    def picture(self) -> Image.Image:
        """The page under white light, or under the first of its lights."""
        return self.pictures.get("white") or next(iter(self.pictures.values()))


def make(
    document_type: str,
    seed: int,
    operators: Iterable[Operator] = (),
    *,
    dpi: int = 300,
    design: str = "a",
    lights: Iterable[str] = ("white",),
) -> Specimen:
    """Return the specimen of ``seed``, altered by ``operators`` in order.

    Args:
        document_type: a name in `docsec.specimens.document_types.TYPES`.
        seed: any whole number; the same seed gives the same pictures.
        operators: as `docsec.specimens.operators.parse` returns them.
        dpi: pixels per inch.
        design: the letter of the design.
        lights: names in `docsec.specimens.lights.LIGHTS`.

    Raises:
        UsageError: where the type is not drawn, or an operator cannot be applied.
    """
    description = document(document_type, seed, dpi, design=design)
    for operator in operators:
        description = operator(description)
    return finish(description, lights)


def finish(
    description: Document, lights: Iterable[str] = ("white",), *, camera: str = ""
) -> Specimen:
    """Return the specimen of a description, drawn under ``lights``, handled and taken.

    Args:
        description: what to draw, altered or not.
        lights: names in `docsec.specimens.lights.LIGHTS`; a camera that has one of them only
            leaves the others out.
        camera: a row of `docsec.specimens.camera.presets.PRESETS`; nothing for the page alone.
    """
    check_camera(camera)
    names = tuple(lights)
    if not description.handling and not camera:
        drawn = draw.pictures(description, names)
        scale = pixels_per_millimetre(description.dpi)
        straight = np.diag((scale, scale, 1.0))
        return _specimen(
            description,
            drawn,
            true_values(description, names),
            expectations(description, names),
            {light: (straight, image.size) for light, image in drawn.items()},
        )
    taken, changes = handled.taken(description, names)
    if camera:
        taken = _photographed(taken, description, camera)
    drawn = {light: taken.image(light) for light in taken.lights}
    made = _specimen(
        description,
        drawn,
        seen(true_values(description, tuple(drawn)), taken),
        seen(expectations(description, tuple(drawn), changes, edges=camera in FROM_ABOVE), taken),
        {light: (taken.homographies[light], image.size) for light, image in drawn.items()},
    )
    return replace(made, files=dict(taken.files))


def _specimen(
    description: Document,
    pictures: dict[str, Image.Image],
    values: dict[str, object],
    expected: dict[str, Any],
    views: Mapping[str, masks.View],
) -> Specimen:
    """Return a specimen with the masks of what was altered on it."""
    drawn = masks.masks(expected["operators"], views, description.page)
    return Specimen(description, pictures, values, expected, masks=drawn)


def check_camera(camera: str) -> None:
    """Refuse a camera that there is not; nothing is none.

    Raises:
        UsageError: it is not one of `docsec.specimens.camera.presets.PRESETS`.
    """
    if camera and camera not in PRESETS:
        raise UsageError("specimen-camera", camera=camera[:40], known=", ".join(PRESETS))


def _photographed(pictures: Pictures, description: Document, camera: str) -> Pictures:
    """Return the pictures as a camera takes them, its seed and resolution the document's."""
    seed, dpi = description.seed, description.dpi
    taken, _ = PRESETS[camera](pictures, seed, dpi=dpi, rounded=description.corners)
    return taken


def write(specimen: Specimen, folder: Path, *, quality: int = 0) -> tuple[Path, ...]:
    """Write pictures, masks, the lines as printed and the JSON files; return their paths.

    A document as issued gets a ``model.json``, with which its folder is a reference
    (`docsec.page.reference`).

    Args:
        specimen: what to write.
        folder: made if it is not there.
        quality: of JPEG, 1 to 95; 0 for PNG. What was stored as JPEG stays as it was stored.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [_write(specimen, light, folder, quality) for light in specimen.pictures]
    for light, mask in specimen.masks.items():
        pictures.append(folder / masks.name(light))
        mask.save(pictures[-1], optimize=True)
    texts = {
        "document.json": _json(specimen.true_values),
        "expected.json": _json(specimen.expected),
    }
    if specimen.document.printed:
        texts = {"mrz.txt": "\n".join(specimen.document.printed), **texts}
    issued = not specimen.expected["operators"]
    if issued and (places := model_places(specimen.document)) is not None:
        texts["model.json"] = _json(places)
    for name, text in texts.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return *pictures, *(folder / name for name in texts)


def _write(specimen: Specimen, light: str, folder: Path, quality: int) -> Path:
    """Write one picture: the file as it was stored, else JPEG or PNG."""
    path = folder / f"{light}{'.jpg' if quality or light in specimen.files else '.png'}"
    if light in specimen.files:
        path.write_bytes(specimen.files[light])
        return path
    dpi = specimen.true_values["dpi"]
    options: dict[str, Any] = {"quality": quality, "progressive": True} if quality else {}
    specimen.pictures[light].save(path, optimize=True, dpi=(dpi, dpi), **options)
    return path


def _json(values: dict[str, object]) -> str:
    """Return JSON for people too: a corner of a polygon stands on one line."""
    return _CORNER.sub(r"[\1, \2]", json.dumps(values, indent=2, ensure_ascii=False))
