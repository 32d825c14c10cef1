"""The pictures of the samples, whole and small, and the style of their sheets."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, send_file
from PIL import Image

from docsec.report.sheet import STYLE
from docsec_web.faults import refusal
from docsec_web.samples import find

blueprint = Blueprint("samples", __name__)

TILE = (480, 480)


@blueprint.get("/sheet.css")
def style() -> Response:
    """Send the style of the trainer's sheets."""
    return send_file(STYLE)


@blueprint.get("/<name>/<light>")
def picture(name: str, light: str) -> Response:
    """Send the picture of a sample under one light."""
    return send_file(_path(name, light))


@blueprint.get("/<name>/<light>/small")
def small(name: str, light: str) -> Response:
    """Send it reduced for a tile."""
    return Response(_reduced(_path(name, light)), mimetype="image/jpeg")


def _path(name: str, light: str) -> Path:
    sample = find(name)
    if light not in sample.pictures:
        raise refusal("not-found", 404)
    return sample.folder / sample.pictures[light]


@lru_cache(maxsize=200)
def _reduced(path: Path) -> bytes:
    buffer = io.BytesIO()
    with Image.open(path) as image:
        image.thumbnail(TILE)
        image.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
