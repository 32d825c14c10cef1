"""docsec's own reader on drawn pages: as printed, in its place, and nothing where there is none."""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import docsec
from docsec.capture import Picture, open_captures
from docsec.policy import Policy
from docsec.reading.own import OwnReader
from docsec.registry import NOTHING_READ

FONT = Path(docsec.__file__).parent / "data" / "fonts" / "OCRB.otf"
SAMPLES = ("td3-specimen", "td3-altered-digit", "td1-specimen", "mrv-b-specimen")
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
PITCH = 24


@cache
def reader() -> OwnReader:
    return OwnReader()


def picture(pixels: np.ndarray | Image.Image | Path) -> Picture:
    if isinstance(pixels, np.ndarray):
        pixels = np.ascontiguousarray(pixels)
    return open_captures(pixels, Policy())[0].main


def read(pixels):
    return reader().read(picture(pixels))


def page(*lines: str, pitch: int = PITCH, spacing: float = 2.5) -> np.ndarray:
    """Lines in OCR-B on a white page, each character in its own cell."""
    width = round((max(map(len, lines)) + 6) * pitch)
    height = round((len(lines) * spacing + 12) * pitch)
    image = Image.new("RGB", (width, height), "white")
    font = ImageFont.truetype(str(FONT), pitch / 0.723)
    for number, line in enumerate(lines):
        for place, character in enumerate(line):
            at = ((place + 3.5) * pitch, (9 + number * spacing) * pitch)
            ImageDraw.Draw(image).text(at, character, "black", font, anchor="ms")
    return np.asarray(image)


def sample(samples: Path, name: str) -> tuple[np.ndarray, tuple[str, ...], dict]:
    folder = samples / name
    pixels = np.asarray(Image.open(folder / "white.jpg").convert("RGB"))
    lines = tuple((folder / "mrz.txt").read_text(encoding="utf-8").split())
    return pixels, lines, json.loads((folder / "document.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("turned", [0, 37, 90, 180, 262])
def test_samples_are_read_as_printed_whichever_way_they_lie(samples, name, turned):
    """``turned``: degrees clockwise that the document lies on the table."""
    pixels, lines, true = sample(samples, name)
    image = Image.fromarray(pixels).rotate(
        -turned, Image.Resampling.BICUBIC, True, fillcolor="grey"
    )
    (reading,) = read(np.asarray(image))
    assert reading.lines == lines
    assert reading.format == true["type"]
    assert (reading.rotation + turned + 180) % 360 == pytest.approx(180, abs=1)
    assert reading.reader == "docsec"
    assert [len(line) for line in reading.confidence] == [len(line) for line in lines]
    assert [len(line) for line in reading.alternatives] == [len(line) for line in lines]


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_are_placed_where_they_are_printed(samples, name):
    pixels, _, true = sample(samples, name)
    (reading,) = read(pixels)
    size = np.array((pixels.shape[1], pixels.shape[0]))
    pitch = true["dpi"] / 10
    for region, line in zip(reading.regions, true["mrz"]["lines"], strict=True):
        seen, printed = np.array(region) * size, np.array(line["polygon"]) * size
        assert seen.mean(axis=0) == pytest.approx(printed.mean(axis=0), abs=0.25 * pitch)
        assert seen[:, 0] == pytest.approx(printed[:, 0], abs=0.4 * pitch)


@pytest.mark.parametrize("place", [9, 19, 27, 42, 43])
@pytest.mark.parametrize("character", "0O8")
def test_a_wrong_character_is_read_as_printed(place, character):
    line = TD3[1][:place] + character + TD3[1][place + 1 :]
    assert read(page(TD3[0], line))[0].lines == (TD3[0], line)


def test_lines_of_national_length_and_of_wrong_length_are_read_as_printed():
    for length in (34, 43, 45):
        lines = tuple(
            line[: length - 1] + "7" if len(line) > length else line.ljust(length, "<")
            for line in TD3
        )
        assert read(page(*lines))[0].lines == lines


def test_a_tilted_page_is_read(samples):
    pixels, lines, _ = sample(samples, "td3-specimen")
    height, width = pixels.shape[:2]
    corners = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    seen = np.float32([(60, 40), (width - 140, 130), (width - 90, height - 60), (20, height + 60)])
    warp = cv2.getPerspectiveTransform(corners, seen)
    tilted = cv2.warpPerspective(pixels, warp, (width, height + 80), borderValue=(90, 90, 90))
    (reading,) = read(tilted)
    assert reading.lines == lines


@pytest.mark.parametrize("bend", [8, 25])
def test_a_bent_page_is_read(samples, bend):
    pixels, lines, _ = sample(samples, "td3-specimen")
    x, y = np.meshgrid(np.arange(pixels.shape[1]), np.arange(pixels.shape[0]))
    down = y - bend * np.sin(x / pixels.shape[1] * math.pi)
    bent = cv2.remap(
        pixels,
        x.astype(np.float32),
        down.astype(np.float32),
        cv2.INTER_CUBIC,
        borderValue=(90,) * 3,
    )
    assert read(bent)[0].lines == lines


def test_several_documents_in_one_picture_the_largest_first(samples):
    first, lines, _ = sample(samples, "td3-specimen")
    second, more, _ = sample(samples, "td1-specimen")
    small = cv2.resize(second, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    table = np.full((first.shape[0] + 700, 1700, 3), 120, dtype=np.uint8)
    table[: first.shape[0], : first.shape[1]] = first
    upside_down = small[::-1, ::-1]
    table[first.shape[0] + 100 :, 400:][: small.shape[0], : small.shape[1]] = upside_down
    readings = read(table)
    assert [reading.lines for reading in readings] == [lines, more]
    assert readings[1].rotation == pytest.approx(180, abs=1)


def test_small_in_a_large_picture(samples):
    pixels, lines, _ = sample(samples, "td3-specimen")
    table = np.full((2600, 3600, 3), 120, dtype=np.uint8)
    small = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    table[1900:, 2500:][: small.shape[0], : small.shape[1]] = small
    assert read(table)[0].lines == lines


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 1), dtype=np.uint8),
        np.full((1, 900), 255, dtype=np.uint8),
        np.full((900, 1), 255, dtype=np.uint8),
        np.full((400, 600), 255, dtype=np.uint8),
        np.zeros((400, 600), dtype=np.uint8),
        np.random.default_rng(1).integers(0, 256, (300, 400), dtype=np.uint8),
        np.tile(np.arange(0, 250, 10, dtype=np.uint8), (300, 20)),
        np.tile(
            np.pad(np.zeros((9, 7), dtype=np.uint8), ((0, 5), (0, 5)), constant_values=255),
            (40, 60),
        ),
    ],
    ids=["pixel", "row", "column", "white", "black", "noise", "stripes", "pattern"],
)
def test_odd_pictures_hold_no_mrz(pixels):
    (reading,) = read(pixels)
    assert reading.lines == ()
    assert reading.reason in NOTHING_READ


def test_text_without_an_mrz():
    words = (
        "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG",
        "PACK MY BOX WITH FIVE DOZEN LIQUOR JUGS OK",
    )
    assert read(page(*words))[0].lines == ()
    assert read(page("4000001234567890123456789012345678901234"))[0].lines == ()


def test_too_small_cut_off_glaring_and_blurred_are_told_apart():
    sound = page(*TD3)
    width = sound.shape[1]
    tiny = cv2.resize(sound, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    tiny = cv2.GaussianBlur(tiny, (0, 0), 1.2)
    assert read(tiny)[0].reason == "mrz-too-small"
    assert read(sound[: round(10 * PITCH)])[0].reason == "mrz-cut-off"
    assert read(cv2.GaussianBlur(sound, (0, 0), 9))[0].reason == "mrz-blurred"
    glaring = sound.copy()
    glaring[:] = np.where(sound > 200, 190, sound)
    glaring[:, round(width * 0.3) : round(width * 0.62)] = 255
    assert read(glaring)[0].reason == "mrz-glare"


def test_several_threads_at_once():
    pages = [picture(page(*TD3)), picture(page(*TD2))] * 4
    with ThreadPoolExecutor(4) as pool:
        found = [readings[0].lines for readings in pool.map(reader().read, pages)]
    assert found == [TD3, TD2] * 4
