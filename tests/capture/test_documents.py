"""A document of several pictures: a folder, or lights given one by one."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from docsec.capture import open_captures
from docsec.errors import DocsecError, TooLargeError, UnreadableError, UsageError
from docsec.policy import Policy

POLICY = Policy()


def picture(colour: str = "white", side: int = 8) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(file, "PNG")
    return file.getvalue()


def refused(source, policy: Policy = POLICY, **options) -> DocsecError:
    with pytest.raises(DocsecError) as caught:
        open_captures(source, policy, **options)
    return caught.value


def filled(folder, *names: str):
    for name in names:
        (folder / name).write_bytes(picture())
    return folder


def lights_of(capture) -> list[str]:
    return [one.light for one in capture.pictures]


def test_a_folder_is_one_document(tmp_path):
    folder = tmp_path / "specimen-7"
    folder.mkdir()
    filled(folder, "tilt-10.jpg", "tilt-02.png", "uv.bmp", "IR.PNG", "white.webp", "oblique-1.tif")
    filled(folder, "holiday.jpg", "white.txt", ".hidden", "._white.png")
    (folder / "chip").mkdir()
    (capture,) = open_captures(folder, POLICY)
    assert lights_of(capture) == ["white", "ir", "uv", "oblique-1", "tilt-02", "tilt-10"]
    assert (capture.name, capture.has_chip, capture.page) == ("specimen-7", True, None)
    assert capture.main.light == "white"
    assert capture.under("ir").name == "IR.PNG"
    assert capture.under("transmitted") is None


def test_without_white_the_first_picture_is_the_main_one(tmp_path):
    (capture,) = open_captures(filled(tmp_path, "uv.png", "ir.png"), POLICY)
    assert capture.main.light == "ir"
    assert not capture.has_chip


def test_a_folder_named_by_a_dot_has_a_name(tmp_path, monkeypatch):
    filled(tmp_path, "white.png")
    monkeypatch.chdir(tmp_path)
    assert open_captures(".", POLICY)[0].name == tmp_path.name


def test_folders_that_hold_no_document(tmp_path):
    error = refused(tmp_path)
    assert (error.code, error.parameters) == ("folder-empty", {"name": tmp_path.name})
    filled(tmp_path, "holiday.jpg", "white.txt", "white.pdf")
    (tmp_path / "chip").mkdir()
    error = refused(tmp_path)
    assert isinstance(error, UnreadableError)
    assert error.code == "folder-no-picture"


def test_two_pictures_for_one_light(tmp_path):
    error = refused(filled(tmp_path, "white.png", "white.jpg"))
    assert isinstance(error, UsageError)
    assert (error.code, error.parameters["light"]) == ("light-twice", "white")


def test_a_bad_picture_in_a_folder_is_named(tmp_path):
    filled(tmp_path, "white.png")
    (tmp_path / "uv.png").write_bytes(b"text")
    error = refused(tmp_path)
    assert (error.code, error.parameters["name"]) == ("file-type", "uv.png")
    (tmp_path / "uv.png").unlink()
    (tmp_path / "uv.png").mkdir()
    assert refused(tmp_path).code == "file-unreadable"


def test_lights_given_one_by_one(tmp_path):
    filled(tmp_path, "other.png")
    (capture,) = open_captures(
        picture(),
        POLICY,
        lights={
            "tilt-01": picture(),
            "IR": tmp_path / "other.png",
            "uv": str(tmp_path / "other.png"),
        },
        typed_mrz="P<UTO",
    )
    assert lights_of(capture) == ["white", "ir", "uv", "tilt-01"]
    assert capture.under("ir").name == "other.png"
    assert capture.typed_mrz == "P<UTO"
    assert refused(picture(), lights={"white": picture()}).code == "light-twice"
    assert refused(picture(), lights={"ir": tmp_path / "none.png"}).code == "file-not-found"


def test_a_capture_may_be_opened_again():
    (capture,) = open_captures(picture(), POLICY)
    assert open_captures(capture, POLICY) == (capture,)
    (more,) = open_captures(capture, POLICY, lights={"uv": picture("black")}, typed_mrz="X")
    assert lights_of(more) == ["white", "uv"]
    assert lights_of(capture) == ["white"]


def test_all_pictures_together_have_a_limit(tmp_path):
    policy = replace(POLICY, max_pixels=64)
    filled(tmp_path, "white.png", "ir.png", "uv.png")
    assert len(open_captures(tmp_path, policy)[0].pictures) == 3
    filled(tmp_path, "transmitted.png")
    error = refused(tmp_path, policy)
    assert isinstance(error, TooLargeError)
    assert error.code == "document-too-large"
    three = {"ir": picture(), "uv": picture(), "transmitted": picture()}
    assert refused(picture(), policy, lights=three).code == "document-too-large"
