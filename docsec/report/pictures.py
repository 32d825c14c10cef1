"""Pictures for a report: reduced, as data URIs, with outlines in their own pixels."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from docsec.capture import Capture, Picture
from docsec.findings import Finding, Polygon, Report
from docsec.page.place import straighten
from docsec.report.arrange import arrange, place_of

LONGEST_SIDE = 1600
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon to draw, in the pixels of the picture as shown; the first corner is its label's."""

    number: int | None
    status: str
    corners: Polygon

    @property
    def points(self) -> str:
        """The corners as SVG wants them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.corners)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a report shows it, ``width`` x ``height`` pixels after reduction."""

    light: str
    name: str
    uri: str
    width: int
    height: int
    outlines: tuple[Outline, ...]


def shown(capture: Capture, report: Report) -> tuple[Shown, ...]:
    """Return every picture of the document with the places of the findings on it."""
    attention = arrange(report.findings).attention
    return tuple(_shown(picture, report, attention) for picture in capture.pictures)


def line_cuts(capture: Capture, report: Report) -> tuple[str, ...]:
    """Return each MRZ line cut out and straightened, to be compared with the characters."""
    reading = report.reading
    if reading is None:
        return ()
    picture = capture.under(reading.picture) or capture.main
    return tuple(data_uri(straighten(picture.pixels, region)) for region in reading.regions)


def data_uri(pixels: npt.NDArray[np.uint8]) -> str:
    """Return an RGB array as a JPEG data URI."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")


def evidence_uri(finding: Finding) -> str | None:
    """Return the picture that explains a finding as a PNG data URI, or None."""
    if finding.evidence is None:
        return None
    drawn = base64.b64encode(finding.evidence.draw()).decode("ascii")
    return f"data:image/png;base64,{drawn}"


def _shown(picture: Picture, report: Report, attention: tuple[tuple[int, Finding], ...]) -> Shown:
    image = Image.fromarray(picture.pixels)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    width, height = image.size
    outlines = []
    if report.reading is not None and report.reading.picture == picture.light:
        outlines += [
            _outline(None, "line", region, width, height) for region in report.reading.regions
        ]
    for number, finding in attention:
        place = place_of(finding)
        if place is not None and place.picture == picture.light:
            outlines.append(_outline(number, finding.status.value, place.polygon, width, height))
    return Shown(
        picture.light,
        picture.name,
        data_uri(np.asarray(image, dtype=np.uint8)),
        width,
        height,
        tuple(outlines),
    )


def _outline(number: int | None, status: str, polygon: Polygon, width: int, height: int) -> Outline:
    corners = tuple((round(x * width, 1), round(y * height, 1)) for x, y in polygon)
    return Outline(number, status, corners)
