"""Which symbol of ``icons.html`` stands beside each means of looking at a feature."""

from __future__ import annotations

from collections.abc import Mapping

SYMBOLS: Mapping[str, str] = {
    "visible": "light",
    "oblique": "raking",
    "transmitted": "through",
    "uv": "uv",
    "uv-other": "uv",
    "ir": "infrared",
    "coaxial": "light",
    "tilt": "tilt",
    "touch": "finger",
    "heat": "finger",
    "magnifier": "lens",
    "filter": "lens",
    "copy-test": "page",
    "back": "page",
    "edge": "page",
    "reader": "machine",
    "chip-reader": "chip",
    "decoder": "machine",
    "special-device": "machine",
}
