"""What a file says of itself is told, and nothing follows from it."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from docsec import messages
from docsec.capture import open_captures
from docsec.features.checks.file_traces import CHECK
from docsec.findings import Status
from docsec.messages import LANGUAGES
from docsec.page.examined import Page
from docsec.policy import Policy

SOFTWARE = 0x0131


def found(data: bytes):
    (capture,) = open_captures(data, Policy())
    return CHECK.run(Page(capture, Policy(), (), (), capture.main))


def jpeg(software: str | None = None) -> bytes:
    file, exif = BytesIO(), Image.Exif()
    if software is not None:
        exif[SOFTWARE] = software
    Image.new("RGB", (40, 30), "white").save(file, "JPEG", quality=83, exif=exif)
    return file.getvalue()


def png(software: str | None = None) -> bytes:
    file, notes = BytesIO(), PngImagePlugin.PngInfo()
    if software is not None:
        notes.add_text("Software", software)
    Image.new("RGB", (40, 30), "white").save(file, "PNG", pnginfo=notes)
    return file.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("data", "reason", "said"),
    [
        (jpeg("Scanner 2"), None, ("Scanner 2", "83")),
        (jpeg(), "no-program-named", ("83",)),
        (png("Editor"), "no-jpeg", ("Editor",)),
    ],
)
def test_the_program_and_the_quality_are_told(data, reason, said, language):
    finding = found(data)
    assert (finding.status, finding.reason, finding.strong) == (Status.SUCCESSFUL, reason, False)
    assert all(part in messages.sentence(finding, language) for part in said)


def test_a_file_without_notes_is_not_judged():
    finding = found(png())
    assert (finding.status, finding.reason) == (Status.NOT_PERFORMED, "no-file-traces")


def test_a_name_is_cut_short_and_holds_nothing_but_print():
    actual = found(png("a\tb\n\x1b[31m" + "c" * 200)).actual
    assert actual.startswith("a b")
    assert actual.isprintable()
    assert len(actual) <= 60
