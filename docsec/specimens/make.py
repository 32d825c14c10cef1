"""Making a specimen, and writing it into a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from docsec.specimens import draw
from docsec.specimens.document import Document, document, expectations, true_values
from docsec.specimens.operators import Operator

_CORNER = re.compile(r"\[\s+([\d.]+),\s+([\d.]+)\s+\]")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A finished specimen.

    Attributes:
        document: the description it was drawn from.
        picture: the page under white light, mode RGB.
        true_values: what ``document.json`` says.
        expected: what ``expected.json`` says.
    """

    document: Document
    picture: Image.Image
    true_values: dict[str, object]
    expected: dict[str, object]


def make(
    document_type: str, seed: int, operators: Iterable[Operator] = (), *, dpi: int = 300
) -> Specimen:
    """Return the specimen of ``seed``, altered by ``operators`` in order.

    Args:
        document_type: ``TD3``, ``TD1`` (its back) or ``MRV-B``.
        seed: any whole number; the same seed gives the same picture.
        operators: as `docsec.specimens.operators.parse` returns them.
        dpi: pixels per inch.

    Raises:
        UsageError: where the type is not drawn, or an operator cannot be applied.
    """
    description = document(document_type, seed, dpi)
    for operator in operators:
        description = operator(description)
    return Specimen(
        document=description,
        picture=draw.page(description),
        true_values=true_values(description),
        expected=expectations(description),
    )


def write(specimen: Specimen, folder: Path) -> tuple[Path, ...]:
    """Write the picture, the lines as printed and the two JSON files; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "white.png"
    dpi = specimen.document.dpi
    specimen.picture.save(picture, optimize=True, dpi=(dpi, dpi))
    texts = {
        "mrz.txt": "\n".join(specimen.document.printed),
        "document.json": _json(specimen.true_values),
        "expected.json": _json(specimen.expected),
    }
    for name, text in texts.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return picture, *(folder / name for name in texts)


def _json(values: dict[str, object]) -> str:
    """Return JSON for people too: a corner of a polygon stands on one line."""
    return _CORNER.sub(r"[\1, \2]", json.dumps(values, indent=2))
