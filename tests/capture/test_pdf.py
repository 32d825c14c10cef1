"""Pages of a PDF: drawn within limits, and refused with a reason."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace

import pytest

from docsec.capture import open_captures
from docsec.errors import DocsecError, TooLargeError
from docsec.page import pdf
from docsec.policy import Policy

POLICY = Policy()
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Write numbered objects; the first is the catalogue."""
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n"
        b"%%%%EOF" % (len(starts) + 1, table, len(starts) + 1, trailer, len(out))
    )


def stream(entries: bytes, body: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(body), body)


def pages_of(count: int, box: bytes = b"0 0 144 72", entries: bytes = b"") -> bytes:
    """Pages of 2 x 1 inches, each red in its left half."""
    kids = b" ".join(b"%d 0 R" % (4 + index) for index in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R%s>>" % (box, entries)
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return pdf_of([CATALOG, tree, stream(b"", b"1 0 0 rg 0 0 72 72 re f"), *[page] * count])


def nested_forms(depth: int) -> bytes:
    """Each form is drawn ten times by the one before: 10 ** depth squares."""
    objects = [
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</A 5 0 R>>>>>>",
        stream(b"", b"/A Do"),
    ]
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
    for level in range(depth - 1):
        inner = b"/Resources<</XObject<</A %d 0 R>>>>" % (6 + level)
        objects.append(stream(form + inner, b"/A Do " * 10))
    objects.append(stream(form, b"0 0 9 9 re f"))
    return pdf_of(objects)


def refused(source: bytes, policy: Policy = POLICY, **options) -> DocsecError:
    with pytest.raises(DocsecError) as caught:
        open_captures(source, policy, **options)
    return caught.value


def test_one_capture_a_page(tmp_path):
    path = tmp_path / "scan.bin"
    path.write_bytes(pages_of(3))
    captures = open_captures(path, POLICY)
    assert [capture.page for capture in captures] == [1, 2, 3]
    picture = captures[2].main
    assert (captures[2].name, picture.name, picture.light) == ("scan.bin", "scan.bin", "white")
    assert (picture.width, picture.height, picture.dpi) == (600, 300, 300)
    assert picture.pixels[150, 100].tolist() == [255, 0, 0]
    assert picture.pixels[150, 500].tolist() == [255, 255, 255]
    assert picture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_turned_page_is_drawn_upright():
    picture = open_captures(pages_of(1, entries=b"/Rotate 90"), POLICY)[0].main
    assert (picture.width, picture.height) == (300, 600)
    assert picture.pixels[100, 150].tolist() == [255, 0, 0]


def test_a_mark_may_come_late():
    assert len(open_captures(b"\n" * 20 + pages_of(1), POLICY)) == 1


def test_large_pages_are_drawn_smaller():
    policy = replace(POLICY, max_pixels=20_000)
    picture = open_captures(pages_of(1), policy)[0].main
    assert 15_000 < picture.width * picture.height <= 20_000
    assert picture.width == pytest.approx(picture.height * 2, abs=2)
    assert picture.dpi == pytest.approx(picture.height, abs=1)
    many = open_captures(pages_of(10), policy)
    assert sum(one.main.width * one.main.height for one in many) <= 60_000


def test_number_of_pages():
    assert len(open_captures(pages_of(20), replace(POLICY, max_pixels=10_000))) == 20
    error = refused(pages_of(21))
    assert isinstance(error, TooLargeError)
    assert error.code == "pdf-too-many-pages"
    assert error.parameters == {"name": "picture", "pages": 21, "limit": 20}


def test_lights_and_typed_mrz_need_one_page():
    assert open_captures(pages_of(1), POLICY, typed_mrz="P<UTO")[0].typed_mrz == "P<UTO"
    error = refused(pages_of(2), typed_mrz="P<UTO")
    assert (error.code, error.parameters["pages"]) == ("one-document-only", 2)


def test_a_password():
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    objects = [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R>>"]
    assert refused(pdf_of(objects, locked)).code == "pdf-password"


def test_no_pages():
    assert refused(pages_of(0)).code == "pdf-no-pages"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n%\xff\xff" + b"trailer<<>>" * 9])
def test_damaged(data):
    assert refused(data).code == "pdf-damaged"


def test_a_page_of_odd_size():
    for box in (b"0 0 0 0", b"0 0 1 14400", b"5 5 -5 -5"):
        picture = open_captures(pages_of(1, box), POLICY)[0].main
        assert picture.width * picture.height <= POLICY.max_pixels


def test_an_embedded_bomb():
    image = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray"
    objects = [
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</A 5 0 R>>>>>>",
        stream(b"", b"99 0 0 99 0 0 cm /A Do"),
        stream(image + b"/BitsPerComponent 8", bytes(500)),
    ]
    error = refused(pdf_of(objects))
    assert (error.code, error.parameters["megapixels"]) == ("picture-too-large", 900)


def test_drawing_without_end_is_ended(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_SECONDS", 1.5)
    started = time.perf_counter()
    assert refused(nested_forms(12)).code in ("pdf-too-slow", "pdf-damaged")
    assert time.perf_counter() - started < 10
    assert len(open_captures(pages_of(1), POLICY)) == 1
