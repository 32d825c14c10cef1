"""A trainer's sheet for one specimen: HTML that prints to A4, the solution on its own page.

One template serves the file that ``docsec specimen --sheet`` writes, which holds its pictures and
its style, and the web page, which links to both.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from docsec import messages
from docsec.report import arrange, lesson
from docsec.report.html import FOLDER, environment
from docsec.specimens.samples import Sample

STYLE = FOLDER / "sheet.css"
_TYPES = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg")}


def render(
    folder: Path,
    language: str,
    *,
    sample: Sample | None = None,
    number: int | None = None,
    address: Callable[[str], str] | None = None,
    style: str = "",
) -> str:
    """Return the sheet.

    Args:
        folder: of the specimen, as `docsec.specimens.make.write` fills it.
        language: of the sheet.
        sample: what the list of samples says of it; None for any other specimen.
        number: of the sample, by which the first page calls it.
        address: of the picture under a light; None puts the pictures into the file.
        style: the address of `STYLE`; nothing puts it into the file.
    """
    document, expected = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("document.json", "expected.json")
    )
    files = lesson.pictures(folder)
    page = document["page"]
    return environment().get_template("sheet.html.jinja").render(
        document=document,
        sample=sample,
        number=number,
        width=page["width_px"],
        height=page["height_px"],
        uris={light: (address or partial(_data_uri, files))(light) for light in files},
        points=lesson.points(document, tuple(files), language),
        steps=lesson.steps(expected, document, tuple(files)),
        kind=lesson.kind(expected),
        expected=expected,
        indicators=lesson.indicators(expected, document),
        css="" if style else STYLE.read_text(encoding="utf-8"),
        style=style,
        language=language,
        reviewed=messages.reviewed(language),
        say=partial(_say, language),
        known=partial(messages.has, language=language),
        tr=lambda text: text.get(language, ""),
        colon=messages.colon(language),
        light_name=lambda light: arrange.light_name(light, language),
        codes=lambda found: _titles(found, language),
    )  # fmt: skip


def _titles(codes: list[str], language: str) -> list[tuple[str, str]]:
    """Return codes with their names; a code of a check that is not there yet has none."""
    keys = ((code, f"{code}:title") for code in codes)
    return [
        (code, _say(language, key) if messages.has(key, language) else "") for code, key in keys
    ]


def _say(language: str, key: str, **parameters: object) -> str:
    return messages.text(key, language, **parameters)


def _data_uri(files: Mapping[str, Path], light: str) -> str:
    path = files[light]
    kinds = (kind for kind, endings in _TYPES.items() if path.suffix.lower() in endings)
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"data:{next(kinds, 'application/octet-stream')};base64,{data}"
