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
from docsec.features import shown
from docsec.report import lesson
from docsec.specimens.samples import Sample as Listed
from docsec.specimens.samples import load

HERE = Path(__file__).parent

FIRST = (
    "td3-specimen",
    "td1-specimen",
    "td3-altered-digit",
    "mrv-b-digit-in-dye",
    "td3-photo-pasted",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample document.

    Attributes:
        name: of its folder.
        folder: where its files are.
        type: ``TD3`` ...
        kind: ``issued``, ``fraud`` if altered, ``negative`` if odd and harmless.
        operators: what was done on purpose; empty for a document as issued.
        pictures: file names by light.
        lines: the MRZ as printed.
        expected: what its `expected.json` says of findings.
        changes: what it says of each operator.
        listed: what the list of samples says of it; None where it is not in the list.
        number: its place in the list, from 1.
    """

    name: str
    folder: Path
    type: str
    kind: str
    operators: tuple[str, ...]
    pictures: Mapping[str, str]
    lines: tuple[str, ...]
    expected: Mapping[str, Any]
    changes: tuple[Mapping[str, Any], ...] = ()
    listed: Listed | None = None
    number: int | None = None

    @property
    def lights(self) -> tuple[str, ...]:
        """The kinds of light there are pictures under: ``oblique`` for all of them."""
        return tuple(dict.fromkeys(light.partition("-")[0] for light in self.pictures))

    @property
    def telling(self) -> str:
        """The light of the picture that shows what it is about."""
        return shown.telling(self.changes, self.pictures)


def folder() -> Path | None:
    """Return the folder of the samples: as configured, in $DOCSEC_SAMPLES, package or checkout."""
    configured = current_app.config.get("SAMPLES") or os.environ.get("DOCSEC_SAMPLES")
    places = (
        [Path(configured)] if configured else [HERE / "samples", HERE.parent.parent / "samples"]
    )
    return next((place for place in places if place.is_dir()), None)


def all_samples() -> tuple[Sample, ...]:
    """Return the samples in the order of the list; none where there is no folder."""
    place = folder()
    return _load(place) if place else ()


def first_samples() -> tuple[Sample, ...]:
    """Return the few to begin with."""
    return tuple(sample for sample in all_samples() if sample.name in FIRST)


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
    places = {one.id: (number, one) for number, one in enumerate(load(), 1)}
    found = [
        _sample(file.parent, *places.get(file.parent.name, (None, None)))
        for file in sorted(place.glob("*/document.json"))
    ]
    return tuple(sorted(found, key=lambda sample: sample.number or len(places) + 1))


def _sample(place: Path, number: int | None, listed: Listed | None) -> Sample:
    document = _json(place / "document.json")
    expected = _json(place / "expected.json")
    text = place / "mrz.txt"
    lines = text.read_text(encoding="utf-8").split() if text.exists() else []
    changes = expected.get("operators", [])
    return Sample(
        place.name,
        place,
        str(document.get("type", "")),
        lesson.kind(expected),
        tuple(str(each.get("name", "")) for each in changes),
        {light: path.name for light, path in lesson.pictures(place).items()},
        tuple(lines),
        expected.get("findings", {}),
        tuple(changes),
        listed,
        number,
    )


def _json(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
