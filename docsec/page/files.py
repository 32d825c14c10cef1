"""Reading files within limits, and the folder that holds one document.

Such a folder holds pictures named after the light they were taken under, with any picture
ending: ``white ir uv transmitted``, ``oblique-1`` ..., ``tilt-01`` ...; and perhaps ``chip/``.
"""

from __future__ import annotations

import re
from pathlib import Path

from docsec.errors import TooLargeError, UnreadableError, UsageError
from docsec.policy import MEGABYTE, Policy

PICTURE_ENDINGS = frozenset(
    (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif")
)

_LIGHT = re.compile(r"(white|ir|uv|transmitted|oblique|tilt)(?:-([0-9]{1,2}))?")
_ORDER = ("white", "ir", "uv", "transmitted", "oblique", "tilt")
_NUMBERED = ("oblique", "tilt")


def is_light(name: str) -> bool:
    """Tell whether ``name`` is one of the lights (``white``, ``oblique-1`` ...)."""
    match = _LIGHT.fullmatch(name)
    return match is not None and (match[1] in _NUMBERED) == (match[2] is not None)


def checked_light(name: str) -> str:
    """Return ``name`` in small letters; raise UsageError if there is no such light."""
    if not is_light(name.lower()):
        raise UsageError("light-unknown", light=display_name(name), lights=", ".join(_ORDER))
    return name.lower()


def light_and_rest(name: str) -> tuple[str, str]:
    """Return the light that a file's name begins with, and what follows it but for the ending.

    Both are in small letters; the light is nothing where the name begins with none.
    """
    stem = Path(display_name(name)).stem.lower()
    match = _LIGHT.match(stem)
    if match is None or stem[match.end() : match.end() + 1].isalnum():
        return "", stem
    light = match[0] if is_light(match[0]) else match[1]
    return (light, stem[len(light) :]) if is_light(light) else ("", stem)


def light_order(light: str) -> tuple[int, int]:
    """Return what to sort lights by: white first, then as listed in `_ORDER`, then by number."""
    kind, _, number = light.partition("-")
    return _ORDER.index(kind), int(number or 0)


def display_name(name: str) -> str:
    """Return the last part of a path, printable and short: all that is ever shown of it."""
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in last)[:100]


def read_file(path: Path, policy: Policy) -> bytes:
    """Return the bytes of an ordinary file that is within the limit.

    Raises:
        UnreadableError: it is not there, is empty, is no ordinary file or may not be read.
        TooLargeError: it has more bytes than allowed; it is then not read.
    """
    name = display_name(str(path))
    try:
        if not path.exists():
            raise UnreadableError("file-not-found", name=name)
        if not path.is_file():  # a device or a pipe could be endless
            raise UnreadableError("file-unreadable", name=name)
        check_bytes(path.stat().st_size, name, policy)
        with path.open("rb") as file:
            data = file.read(policy.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError("file-unreadable", name=name) from error
    check_bytes(len(data), name, policy)
    return data


def check_bytes(count: int, name: str, policy: Policy) -> None:
    """Raise if a file of ``count`` bytes is empty or over the limit."""
    if count == 0:
        raise UnreadableError("file-empty", name=name)
    if count > policy.max_bytes:
        raise TooLargeError(
            "file-too-large",
            name=name,
            megabytes=round(count / MEGABYTE, 1),
            limit=round(policy.max_bytes / MEGABYTE, 1),
        )


def pictures_in(folder: Path) -> dict[str, Path]:
    """Return the pictures of a document's folder by light, white first.

    Raises:
        UnreadableError: the folder is empty, holds no such picture, or may not be read.
        UsageError: it holds two pictures for one light.
    """
    name = display_name(str(folder.absolute()))
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise UnreadableError("file-unreadable", name=name) from error
    if not entries:
        raise UnreadableError("folder-empty", name=name)
    found: dict[str, Path] = {}
    for entry in entries:
        light = entry.stem.lower()
        if not is_light(light) or entry.suffix.lower() not in PICTURE_ENDINGS:
            continue
        if light in found:
            raise UsageError("light-twice", light=light, name=name)
        found[light] = entry
    if not found:
        raise UnreadableError("folder-no-picture", name=name)
    return dict(sorted(found.items(), key=lambda item: light_order(item[0])))


def is_folder(path: Path) -> bool:
    """Tell whether ``path`` is a folder; what cannot be asked about is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
