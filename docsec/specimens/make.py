"""Making a specimen, and writing it into a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from docsec.specimens import draw
from docsec.specimens.document import Document, document
from docsec.specimens.operators import Operator
from docsec.specimens.true_values import expectations, true_values

_CORNER = re.compile(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A finished specimen.

    Attributes:
        document: the description it was drawn from.
        pictures: the page under each light, mode RGB, by light.
        true_values: what ``document.json`` says.
        expected: what ``expected.json`` says.
    """

    document: Document
    pictures: dict[str, Image.Image] = field(repr=False)
    true_values: dict[str, object] = field(repr=False)
    expected: dict[str, object] = field(repr=False)

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


def finish(description: Document, lights: Iterable[str] = ("white",)) -> Specimen:
    """Return the specimen of a description, drawn under ``lights``."""
    names = tuple(lights)
    return Specimen(
        document=description,
        pictures=draw.pictures(description, names),
        true_values=true_values(description, names),
        expected=expectations(description),
    )


def write(specimen: Specimen, folder: Path) -> tuple[Path, ...]:
    """Write the pictures, the lines as printed and the two JSON files; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    dpi = specimen.document.dpi
    pictures = [folder / f"{light}.png" for light in specimen.pictures]
    for path, picture in zip(pictures, specimen.pictures.values(), strict=True):
        picture.save(path, optimize=True, dpi=(dpi, dpi))
    texts = {
        "document.json": _json(specimen.true_values),
        "expected.json": _json(specimen.expected),
    }
    if specimen.document.printed:
        texts = {"mrz.txt": "\n".join(specimen.document.printed), **texts}
    for name, text in texts.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return *pictures, *(folder / name for name in texts)


def _json(values: dict[str, object]) -> str:
    """Return JSON for people too: a corner of a polygon stands on one line."""
    return _CORNER.sub(r"[\1, \2]", json.dumps(values, indent=2, ensure_ascii=False))
