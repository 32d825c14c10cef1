"""What the file says of itself: the program that wrote it, and how hard it was compressed.

Scanners, cameras and messengers leave such notes or strip them, and anybody can write others:
they are shown, and nothing follows from them or from their absence (Doc 9303-2 App. C).
"""

from __future__ import annotations

from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Status
from docsec.page.examined import Page
from docsec.page.quality import jpeg_quality
from docsec.registry import finding, not_performed


class FileTraces:
    """Tells what notes the file of the picture has; it never points at anything."""

    code = "image.file-traces"
    needs = Needs()

    def run(self, page: Page) -> Finding:
        """Return the program named in the file, and the quality of a JPEG."""
        software, quality = page.picture.software, jpeg_quality(page.picture.quantisation)
        if not software and quality is None:
            return not_performed(self.code, "no-file-traces")
        return finding(
            self.code,
            Status.SUCCESSFUL,
            expected=None if quality is None else str(quality),
            actual=software or None,
            reason=_reason(software, quality),
        )


def _reason(software: str, quality: int | None) -> str | None:
    if not software:
        return "no-program-named"
    return "no-jpeg" if quality is None else None


CHECK = FileTraces()
