"""The way to the tesseract program: what it answers, and what happens where it cannot."""

from __future__ import annotations

import shutil
import subprocess
import sys

import numpy as np
import pytest

from docsec.errors import MissingPartError
from docsec.reading import tesseract
from docsec.reading.tesseract import Tesseract, TextLine, find_program, languages

needs_program = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the tesseract program is not installed"
)
PAPER = np.full((40, 200), 255, dtype=np.uint8)


def answer(monkeypatch, returncode: int = 0, stdout: bytes = b"", stderr: bytes = b"") -> list:
    """Let the program answer so; return the commands it was called with."""
    calls = []

    def run(command, **options):
        calls.append((command, options))
        return subprocess.CompletedProcess(command, returncode, stdout, stderr)

    monkeypatch.setattr(tesseract.subprocess, "run", run)
    return calls


def row(level: int, line: int, box: str, text: str) -> str:
    return "\t".join([str(level), "1", "1", "1", str(line), "1", *box.split(), "90.5", text])


def test_words_become_lines_with_boxes(monkeypatch):
    table = [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        row(4, 1, "10 5 90 12", ""),
        row(5, 1, "10 6 30 10", "P<UTO"),
        row(5, 1, "50 5 50 12", "ERIKSSON<<"),
        row(5, 2, "12 30 80 11", "L898902C"),
        row(5, 3, "12 50 80 11", " "),
    ]
    calls = answer(monkeypatch, stdout="\n".join(table).encode())
    lines = Tesseract("tesseract", "mrz").read(PAPER, 5)
    assert lines == (
        TextLine("P<UTO ERIKSSON<<", (10, 5, 100, 17)),
        TextLine("L898902C", (12, 30, 92, 41)),
    )
    command, options = calls[0]
    assert command[1:5] == ("stdin", "stdout", "-l", "mrz")
    assert options["input"][:2] == b"BM"
    assert options["env"]["OMP_THREAD_LIMIT"] == "1"


def test_no_language_is_named_by_default(monkeypatch):
    calls = answer(monkeypatch)
    assert Tesseract("tesseract").read(PAPER, 5) == ()
    assert "-l" not in calls[0][0]


def test_a_failure_over_a_picture_is_no_text(monkeypatch):
    answer(monkeypatch, returncode=1, stderr=b"Error in pixReadMem")
    assert Tesseract("tesseract").read(PAPER, 5) == ()


def test_a_missing_model(monkeypatch):
    answer(monkeypatch, returncode=1, stderr=b"Failed loading language 'mrz'")
    with pytest.raises(MissingPartError) as caught:
        Tesseract("tesseract", "mrz").read(PAPER, 5)
    assert (caught.value.code, caught.value.parameters) == (
        "tesseract-language-missing",
        {"language": "mrz"},
    )


def test_a_missing_program(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError) as caught:
        find_program()
    assert (caught.value.code, caught.value.exit_code) == ("tesseract-missing", 5)
    with pytest.raises(MissingPartError) as caught:
        Tesseract(str(tmp_path / "gone")).read(PAPER, 5)
    assert caught.value.code == "tesseract-missing"


def test_the_usual_place_on_windows(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "tesseract-of-windows"
    program.touch()
    monkeypatch.setattr(tesseract, "WINDOWS_PLACE", program)
    assert find_program() == str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="uses a shell script")
def test_too_slow(tmp_path):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    with pytest.raises(TimeoutError):
        Tesseract(str(slow)).read(PAPER, 0.2)
    with pytest.raises(TimeoutError):
        Tesseract(str(slow)).read(PAPER, -1)


@needs_program
def test_the_real_program():
    program = find_program()
    assert "eng" in languages(program)
    assert Tesseract(program).read(PAPER, 30) == ()
    assert Tesseract(program).read(PAPER[:1, :1], 30) == ()
    with pytest.raises(MissingPartError):
        Tesseract(program, "no_such_model").read(PAPER, 30)
