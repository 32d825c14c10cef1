"""Every format and kind of pixel ends as upright RGB of 8 bits."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import pytest
from PIL import Image

from docsec.capture import open_captures, open_picture
from docsec.policy import Policy

POLICY = Policy()
LOSSLESS = ["PNG", "TIFF", "BMP", "WEBP"]


def pixels(seed: int = 1, height: int = 24, width: int = 40) -> np.ndarray:
    """Large blocks of colour, different in every corner, so that JPEG keeps them."""
    blocks = np.random.default_rng(seed).integers(0, 256, (height // 8, width // 8, 3))
    return blocks.repeat(8, axis=0).repeat(8, axis=1).astype(np.uint8)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **({"lossless": True} if kind == "WEBP" else {}), **options)
    return file.getvalue()


def opened(data: bytes) -> np.ndarray:
    return open_captures(data, POLICY)[0].main.pixels


@pytest.mark.parametrize("kind", LOSSLESS)
def test_lossless_formats_keep_every_pixel(kind):
    assert np.array_equal(opened(saved(Image.fromarray(pixels()), kind)), pixels())


def test_jpeg_keeps_the_colours():
    data = saved(Image.fromarray(pixels()), "JPEG", quality=95, subsampling=0)
    assert np.abs(opened(data).astype(int) - pixels()).max() < 20


def test_gif_is_opened_whatever_its_name(tmp_path):
    path = tmp_path / "page.png"
    path.write_bytes(saved(Image.fromarray(pixels()).quantize(), "GIF"))
    picture = open_captures(path, POLICY)[0].main
    assert np.abs(picture.pixels.astype(int) - pixels()).max() < 4


def grey(dtype, top: float) -> np.ndarray:
    return np.array([[0, top / 2, top], [top, top / 4, 0]]).astype(dtype)


@pytest.mark.parametrize(
    ("image", "kind", "expected"),
    [
        (Image.fromarray(grey(np.uint8, 255)), "PNG", [[0, 127, 255], [255, 63, 0]]),
        (Image.fromarray(grey(np.uint16, 65535)), "PNG", [[0, 127, 255], [255, 64, 0]]),
        (Image.fromarray(grey(np.uint16, 65535)), "TIFF", [[0, 127, 255], [255, 64, 0]]),
        (Image.fromarray(grey(np.int32, 65535)), "TIFF", [[0, 127, 255], [255, 64, 0]]),
        (Image.fromarray(grey(np.int32, 2**31 - 1)), "TIFF", [[0, 127, 255], [255, 64, 0]]),
        (Image.fromarray(grey(np.float32, 1)), "TIFF", [[0, 128, 255], [255, 64, 0]]),
        (Image.fromarray(grey(np.float32, 255)), "TIFF", [[0, 128, 255], [255, 64, 0]]),
        (
            Image.fromarray(grey(np.uint8, 255)).convert("1", dither=Image.Dither.NONE),
            "PNG",
            [[0, 0, 255], [255, 0, 0]],
        ),
    ],
    ids=["8-bit", "16-bit", "16-bit-tiff", "32-bit", "32-bit-full", "0..1", "0..255", "1-bit"],
)
def test_grey_of_any_depth(image, kind, expected):
    got = opened(saved(image, kind))
    assert np.array_equal(got[..., 0], got[..., 2])
    assert np.abs(got[..., 0].astype(int) - expected).max() <= 1


def test_palette():
    image = Image.fromarray(pixels()).quantize(colors=64)
    assert np.abs(opened(saved(image, "PNG")).astype(int) - pixels()).max() < 4


def test_cmyk():
    image = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    red = opened(saved(image, "JPEG", quality=100))[4, 4].astype(int)
    assert np.abs(red - [255, 0, 0]).max() < 6


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_what_shows_through_is_white(mode, kind):
    if mode == "LA" and kind == "WEBP":
        pytest.skip("WebP has no grey with transparency")
    image = Image.fromarray(np.array([[[0, 0, 0, 0], [0, 0, 0, 255]]], dtype=np.uint8))
    image = image.convert(mode)
    assert opened(saved(image, kind)).tolist() == [[[255] * 3, [0] * 3]]


@pytest.mark.parametrize("transparent", [b"\x00\xff", 0], ids=["per-colour", "one-colour"])
def test_transparent_palette_is_white(transparent):
    image = Image.fromarray(np.array([[0, 1]], dtype=np.uint8), "P")
    image.putpalette([10, 20, 30, 200, 100, 50])
    data = saved(image, "PNG", transparency=transparent)
    assert opened(data).tolist() == [[[255, 255, 255], [200, 100, 50]]]


SHOWN = {  # EXIF 2.3, tag 0x0112: what a stored array looks like when displayed
    1: lambda stored: stored,
    2: np.fliplr,
    3: lambda stored: np.rot90(stored, 2),
    4: np.flipud,
    5: lambda stored: stored.transpose(1, 0, 2),
    6: lambda stored: np.rot90(stored, -1),
    7: lambda stored: np.rot90(stored, 2).transpose(1, 0, 2),
    8: np.rot90,
}


@pytest.mark.parametrize("orientation", SHOWN)
@pytest.mark.parametrize("kind", [*LOSSLESS[:2], "WEBP", "JPEG"])
def test_exif_orientation(orientation, kind):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    stored = pixels()
    got = opened(saved(Image.fromarray(stored), kind, exif=exif, **options))
    expected = SHOWN[orientation](stored)
    assert got.shape == expected.shape
    assert np.abs(got.astype(int) - expected).max() < (20 if kind == "JPEG" else 1)


@pytest.mark.parametrize("orientation", SHOWN)
@pytest.mark.parametrize("mode", ["RGB", "L", "LA", "P"])
def test_a_picture_taken_over_in_strips_is_whole(orientation, mode):
    exif = Image.Exif()
    exif[0x0112] = orientation
    rows, columns = np.mgrid[0:1100, 0:13]
    stored = np.stack((rows % 251, rows // 251 * 17, columns * 19), axis=2).astype(np.uint8)
    image = Image.fromarray(stored).convert(mode)
    expected = SHOWN[orientation](np.asarray(image.convert("RGB")))
    got = opened(saved(image, "PNG", exif=exif))
    assert np.array_equal(got, expected)


def test_damaged_exif_does_not_matter():
    exif = b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0\x01"
    data = saved(Image.fromarray(pixels()), "JPEG", exif=exif)
    assert opened(data).shape == pixels().shape


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "WEBP"])
def test_first_frame_of_several(kind):
    frames = [Image.new("RGB", (16, 8), colour) for colour in ("red", "lime", "blue")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert opened(data)[4, 8].tolist() == [255, 0, 0]


def test_pillow_images_and_arrays():
    for source in (Image.fromarray(pixels()), pixels(), pixels() / 255):
        assert np.array_equal(open_captures(source, POLICY)[0].main.pixels, pixels())
    for grey_source in (np.eye(4, dtype=bool), np.eye(4), np.eye(4, dtype=np.uint16) * 65535):
        got = open_captures(grey_source, POLICY)[0].main.pixels
        assert np.array_equal(got, np.eye(4, dtype=np.uint8)[..., None].repeat(3, axis=2) * 255)


def test_a_pillow_image_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.open(io.BytesIO(saved(Image.fromarray(pixels()), "PNG", exif=exif)))
    assert open_captures(image, POLICY)[0].main.pixels.shape == (40, 24, 3)


def test_facts_name_and_resolution(tmp_path):
    path = tmp_path / "secret folder" / "page 1.png"
    path.parent.mkdir()
    data = saved(Image.fromarray(pixels()), "PNG", dpi=(300, 300))
    path.write_bytes(data)
    (capture,) = open_captures(str(path), POLICY)
    facts = capture.main.facts()
    assert (capture.name, capture.page, capture.has_chip) == ("page 1.png", None, False)
    assert (facts.light, facts.name, facts.width, facts.height) == ("white", "page 1.png", 40, 24)
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert capture.main.dpi == pytest.approx(300, abs=0.1)


@pytest.mark.parametrize("dpi", [None, (0, 0), (300, 72)])
def test_a_resolution_that_says_nothing_is_none(dpi):
    options = {"dpi": dpi} if dpi else {}
    assert (
        open_picture(saved(Image.new("L", (9, 9)), "PNG", **options), "", "ir", POLICY).dpi is None
    )


def test_pictures_cannot_be_changed():
    picture = open_captures(pixels(), POLICY)[0].main
    with pytest.raises(ValueError, match="read-only"):
        picture.pixels[0, 0, 0] = 1
    assert picture == open_captures(pixels(), POLICY)[0].main
    assert picture != open_captures(pixels(2), POLICY)[0].main


def test_opening_leaves_the_callers_array_alone():
    mine = pixels()
    open_captures(mine, POLICY)
    mine[0, 0, 0] = 1
    assert mine[0, 0, 0] == 1


def test_a_name_may_be_given_and_is_never_a_path():
    data = saved(Image.fromarray(pixels()), "PNG")
    assert open_captures(data, POLICY)[0].name == "picture"
    for name in ("C:\\photos\\me.png", "/home/someone/me.png"):
        assert open_captures(data, POLICY, name=name)[0].name == "me.png"
    assert open_captures(data, POLICY, name="a\x1b[31m\n.png")[0].name == "a\ufffd[31m\ufffd.png"
