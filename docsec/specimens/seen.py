"""Places in the JSON of a specimen, moved to where they are in pictures that were handled."""

from __future__ import annotations

from collections.abc import Mapping

from docsec.specimens.pictures import Pictures

Values = dict[str, object]


def seen(values: Values, pictures: Pictures) -> Values:
    """Return values whose polygons and measures are those of ``pictures``, the first light's."""
    light = next(iter(pictures.lights))
    moved = _mapping(values, pictures, light)
    page = moved.get("page")
    if isinstance(page, Mapping):
        rows, columns = pictures.lights[light].shape[:2]
        moved["page"] = {**page, "width_px": columns, "height_px": rows}
        moved["dpi"] = round(pictures.dpi)
    return moved


def _mapping(values: Mapping[str, object], pictures: Pictures, light: str) -> Values:
    moved = {key: _moved(value, pictures, light) for key, value in values.items()}
    corners = values.get("polygon_mm")
    if isinstance(corners, list):
        millimetres = tuple((x, y) for x, y in corners)
        moved["polygon"] = [list(corner) for corner in pictures.polygon(light, millimetres)]
        if "polygon_px" in values:
            pixels = pictures.place(light, millimetres)
            moved["polygon_px"] = [[round(float(x), 2), round(float(y), 2)] for x, y in pixels]
    return moved


def _moved(value: object, pictures: Pictures, light: str) -> object:
    if isinstance(value, Mapping):
        return _mapping(value, pictures, light)
    if isinstance(value, list):
        return [_moved(one, pictures, light) for one in value]
    return value
