"""The samples: where they are, and what they say of themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app

from docsec.errors import UsageError
from docsec.page.files import PICTURE_ENDINGS, is_light

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample document.

    Attributes:
        name: of its folder.
        folder: where its files are.
        type: ``TD3`` ...
        operators: what was altered on purpose; empty for a document as issued.
        pictures: file names by light.
        lines: the MRZ as printed.
        expected: what its `expected.json` says of findings.
    """

    name: str
    folder: Path
    type: str
    operators: tuple[str, ...]
    pictures: Mapping[str, str]
    lines: tuple[str, ...]
    expected: Mapping[str, Any]


def folder() -> Path | None:
    """Return the folder of the samples: as configured, in $DOCSEC_SAMPLES, package or checkout."""
    configured = current_app.config.get("SAMPLES") or os.environ.get("DOCSEC_SAMPLES")
    places = (
        [Path(configured)] if configured else [HERE / "samples", HERE.parent.parent / "samples"]
    )
    return next((place for place in places if place.is_dir()), None)


def all_samples() -> tuple[Sample, ...]:
    """Return the samples by name; none where there is no folder."""
    place = folder()
    return _load(place) if place else ()


def find(name: str) -> Sample:
    """Return the sample ``name``.

    Raises:
        UsageError: there is none, with HTTP status 404.
    """
    known = all_samples()
    for sample in known:
        if sample.name == name:
            return sample
    names = ", ".join(sample.name for sample in known) or "–"
    error = UsageError("sample-unknown", name=name[:60], known=names)
    error.http_status = 404
    raise error


@cache
def _load(place: Path) -> tuple[Sample, ...]:
    folders = sorted(file.parent for file in place.glob("*/document.json"))
    return tuple(_sample(each) for each in folders)


def _sample(place: Path) -> Sample:
    document = _json(place / "document.json")
    expected = _json(place / "expected.json")
    text = place / "mrz.txt"
    lines = text.read_text(encoding="utf-8").split() if text.exists() else []
    return Sample(
        place.name,
        place,
        str(document.get("type", "")),
        tuple(str(each.get("name", "")) for each in expected.get("operators", [])),
        {
            file.stem: file.name
            for file in sorted(place.iterdir())
            if file.suffix in PICTURE_ENDINGS and is_light(file.stem)
        },
        tuple(lines),
        expected.get("findings", {}),
    )


def _json(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
