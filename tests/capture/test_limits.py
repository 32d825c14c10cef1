"""What cannot be opened ends in a DocsecError with a stable code, and costs little."""

from __future__ import annotations

import io
import os
import struct
import time
import zlib
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from docsec.capture import open_captures, open_picture
from docsec.errors import DocsecError, TooLargeError, UnreadableError, UsageError
from docsec.policy import Policy

POLICY = Policy()


def noise(kind: str, side: int = 64) -> bytes:
    file = io.BytesIO()
    values = np.random.default_rng(5).integers(0, 256, (side, side, 3), dtype=np.uint8)
    Image.fromarray(values).save(file, kind)
    return file.getvalue()


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def refused(source, policy: Policy = POLICY, **options) -> DocsecError:
    with pytest.raises(DocsecError) as caught:
        open_captures(source, policy, **options)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.jpg", b"", "file-empty"),
        ("letter.jpg", b"Dear officer, this is no picture.", "file-type"),
        ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file-type"),
        ("phone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "file-type-heic"),
        ("head.png", b"\x89PNG\r\n\x1a\n", "picture-damaged"),
        ("odd.png", b"\x89PNG\r\n\x1a\n" + b"\x01" * 200, "picture-damaged"),
        ("half.jpg", noise("JPEG")[:2000], "picture-truncated"),
        ("half.png", noise("PNG")[:6000], "picture-truncated"),
        ("half.pdf", b"%PDF-1.7\n1 0 obj", "pdf-damaged"),
    ],
)
def test_codes_of_bad_files(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    error = refused(path)
    assert isinstance(error, UnreadableError)
    assert error.code == code
    assert error.parameters["name"] == name
    assert str(tmp_path) not in repr((error.args, error.parameters))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"])
def test_half_a_file_is_never_half_a_picture(kind):
    data = noise(kind)
    for share in (0.1, 0.5, 0.9):
        error = refused(data[: int(len(data) * share)])
        assert error.code in ("picture-truncated", "picture-damaged")


def test_a_file_that_is_not_there(tmp_path):
    assert refused(tmp_path / "none.jpg").code == "file-not-found"
    assert refused(tmp_path / ("x" * 5000)).code in ("file-unreadable", "file-not-found")
    assert refused("nul\0byte").code in ("file-unreadable", "file-not-found")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert refused(tmp_path / "pipe.jpg").code == "file-unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "locked.png"
    path.write_bytes(noise("PNG"))
    path.chmod(0)
    assert refused(path).code == "file-unreadable"


def test_an_error_while_reading(tmp_path, monkeypatch):
    path = tmp_path / "page.png"
    path.write_bytes(noise("PNG"))

    def fail(*_args, **_options):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(path), "open", fail)
    assert refused(path).code == "file-unreadable"


def test_a_large_file_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(30_000_000)

    def fail(*_args, **_options):
        raise AssertionError("it was opened")

    monkeypatch.setattr(type(path), "open", fail)
    error = refused(path)
    assert isinstance(error, TooLargeError)
    assert (error.code, error.http_status) == ("file-too-large", 413)
    assert error.parameters == {"name": "large.jpg", "megabytes": 30.0, "limit": 25.0}
    assert refused(bytes(26_000_000)).code == "file-too-large"


def test_a_bomb_is_refused_by_its_header():
    bomb = png_of(30_000, 30_000)
    assert len(bomb) < 200
    started = time.perf_counter()
    error = refused(bomb)
    assert time.perf_counter() - started < 1
    assert isinstance(error, TooLargeError)
    assert error.code == "picture-too-large"
    assert error.parameters == {"name": "picture", "megapixels": 900, "limit": 60.0}


@pytest.mark.parametrize("size", [(7746, 7746), (12_000, 9_000), (1, 60_000_001)])
def test_sizes_over_the_limit(size):
    assert refused(png_of(*size)).code == "picture-too-large"


def test_the_limit_itself_is_allowed():
    policy = replace(POLICY, max_pixels=64 * 64, max_bytes=len(noise("BMP")))
    assert open_captures(noise("BMP"), policy)[0].main.width == 64
    assert refused(noise("BMP", 65), replace(policy, max_bytes=10**6)).code == "picture-too-large"
    assert refused(noise("BMP") + b"\0", policy).code == "file-too-large"


def test_a_limit_higher_than_pillows_own():
    policy = replace(POLICY, max_pixels=10**9)
    assert refused(png_of(30_000, 30_000), policy).code == "picture-truncated"


def test_limits_hold_for_images_and_arrays():
    policy = replace(POLICY, max_pixels=99)
    assert refused(np.zeros((10, 10), dtype=np.uint8), policy).code == "picture-too-large"
    assert refused(Image.new("L", (10, 10)), policy).code == "picture-too-large"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (np.zeros((4, 4, 2), dtype=np.uint8), "array-shape"),
        (np.zeros(4, dtype=np.uint8), "array-shape"),
        (np.zeros((0, 4), dtype=np.uint8), "array-shape"),
        (np.zeros((4, 4), dtype=np.int64), "array-type"),
        (np.full((4, 4), 2.0), "array-type"),
        (np.full((4, 4), np.nan), "array-type"),
        (np.array([["a"]], dtype=object), "array-type"),
        (None, "source-type"),
        (42, "source-type"),
    ],
)
def test_wrong_use(source, code):
    error = refused(source)
    assert isinstance(error, UsageError)
    assert error.code == code


def test_an_image_of_no_size():
    assert refused(Image.new("RGB", (0, 5))).code == "picture-empty"


@pytest.mark.parametrize("light", ["green", "oblique", "white-1", "tilt-", "", "ir/../uv"])
def test_unknown_lights(light):
    error = refused(noise("PNG"), lights={light: noise("PNG")})
    assert isinstance(error, UsageError)
    assert error.code == "light-unknown"
    with pytest.raises(UsageError):
        open_picture(noise("PNG"), "page.png", light, POLICY)


def test_a_pdf_is_not_a_picture_of_a_light():
    assert refused(noise("PNG"), lights={"ir": b"%PDF-1.7"}).code == "picture-is-pdf"
