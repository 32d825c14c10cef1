"""The pages of a PDF as pictures, at 300 dots per inch, within limits.

PDFium draws them in a process of its own. A PDF of a thousand bytes can ask for hours of
drawing, and nothing can stop PDFium half-way but ending its process; nor may two threads
be in it at once. The process takes about a third of a second to start.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from docsec.errors import TooLargeError, UnreadableError
from docsec.page.decode import MAX_TOGETHER, Decoded, check_pixels
from docsec.policy import Policy

MAX_PAGES = 20
MAX_SECONDS = 30.0

_CHILD = Path(__file__).with_name("pdf_child.py")


def draw_pages(data: bytes, name: str, policy: Policy) -> list[Decoded]:
    """Draw each page, in order.

    A page whose drawing would have too many pixels is drawn at fewer dots per inch.

    Raises:
        UnreadableError: it has a password, no pages, is damaged or takes too long.
        TooLargeError: it has more than `MAX_PAGES` pages, or embeds too large a picture.
    """
    limits = (MAX_PAGES, policy.max_pixels, MAX_TOGETHER * policy.max_pixels)
    # -P: the folder of the child must not stand first where modules are looked for.
    command = (sys.executable, "-P", str(_CHILD), *map(str, limits))
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=True
        )
        line, _, drawn = done.stdout.partition(b"\n")
        answer = json.loads(line)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError("pdf-too-slow", name=name, seconds=round(MAX_SECONDS)) from error
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise UnreadableError("pdf-damaged", name=name) from error
    if "error" in answer:
        raise _refusal(answer, name, policy)
    return _pages(answer["pages"], drawn)


def _refusal(answer: dict[str, Any], name: str, policy: Policy) -> UnreadableError:
    code = answer["error"]
    if code == "picture-too-large":
        check_pixels(answer["pixels"], 1, name, policy)
    if code == "pdf-too-many-pages":
        return TooLargeError(code, name=name, pages=answer["pages"], limit=answer["limit"])
    return UnreadableError(code, name=name)


def _pages(sizes: list[tuple[int, int, float]], drawn: bytes) -> list[Decoded]:
    pages: list[Decoded] = []
    start = 0
    for width, height, dpi in sizes:
        end = start + width * height * 3
        pixels = np.frombuffer(drawn[start:end], dtype=np.uint8).reshape(height, width, 3)
        pages.append(Decoded(pixels, dpi))
        start = end
    return pages
