"""Draws the pages of a PDF in a process of its own; started by `docsec.page.pdf`.

Run as a program: the PDF comes in on standard input, the limits as arguments. Out comes one
line of JSON, ``{"error": code, ...}`` or ``{"pages": [[width, height, dpi], ...]}``, and in the
second case the RGB bytes of all pages. Uses nothing of docsec, so that it starts quickly.
"""

from __future__ import annotations

import json
import math
import sys
from typing import Any

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MEMORY = 4 * 2**30
"""Bytes this process may use, where the system can be told to see to it."""

Page = tuple[int, int, float, bytes]


class RefusalError(Exception):
    """Why the PDF is not drawn: a code and what its sentence mentions."""


def main(arguments: list[str]) -> None:
    """Answer on standard output; arguments: most pages, most pixels, most pixels together."""
    _limit_memory()
    answer: dict[str, Any]
    pages: list[Page] = []
    try:
        pages = draw(sys.stdin.buffer.read(), *map(int, arguments))
        answer = {"pages": [page[:3] for page in pages]}
    except RefusalError as refusal:
        answer = refusal.args[0]
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    for page in pages:
        sys.stdout.buffer.write(page[3])


def draw(data: bytes, most_pages: int, most_pixels: int, most_together: int) -> list[Page]:
    """Draw all pages: width, height, dots per inch, RGB bytes of each."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        codes = {raw.FPDF_ERR_PASSWORD: "pdf-password", raw.FPDF_ERR_SUCCESS: "pdf-no-pages"}
        code = getattr(error, "err_code", None)
        raise RefusalError({"error": codes.get(code, "pdf-damaged")}) from error
    count = len(document)
    if count > most_pages:
        raise RefusalError({"error": "pdf-too-many-pages", "pages": count, "limit": most_pages})
    limit = min(most_pixels, most_together // count)
    try:
        return [_draw_page(document[index], most_pixels, limit) for index in range(count)]
    except pypdfium2.PdfiumError as error:
        raise RefusalError({"error": "pdf-damaged"}) from error


def _draw_page(page: Any, most_pixels: int, limit: int) -> Page:  # noqa: ANN401
    from pypdfium2 import raw

    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        width, height = picture.get_px_size()
        if width * height > most_pixels:
            raise RefusalError({"error": "picture-too-large", "pixels": width * height})
    width, height = page.get_size()
    scale = _scale(width, height, limit)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bitmap.to_numpy()[:, :, :3]
    page.close()
    return pixels.shape[1], pixels.shape[0], scale * POINTS_PER_INCH, pixels.tobytes()


def _scale(width: float, height: float, limit: int) -> float:
    """Return pixels per point: 300 dots per inch, or less if there were more than ``limit``."""
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    while math.ceil(width * scale) * math.ceil(height * scale) > limit:
        scale *= 0.98
    return scale


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # Windows has none; macOS may refuse
        return


if __name__ == "__main__":
    main(sys.argv[1:])
