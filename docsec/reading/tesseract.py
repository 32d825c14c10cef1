"""The Tesseract program, fed and read through pipes: nothing is written to disk."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from docsec.errors import MissingPartError

WINDOWS_PLACE = Path(r"C:\Program Files\Tesseract-OCR\tesseract.exe")
"""Where the usual Windows installer puts it, without adding it to PATH."""

MRZ_SETTINGS = (
    *("--psm", "6"),
    *("-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789><"),
    *("-c", "load_system_dawg=F"),
    *("-c", "load_freq_dawg=F"),
)
"""What PassportEye 2.2.2 passes, so that the characters are the same."""

# A table of words and boxes instead of plain text; by setting, as a folder of models given
# with TESSDATA_PREFIX often has no `configs/tsv`.
_TABLE = ("-c", "tessedit_create_tsv=1")
_COLUMNS = 12
_WORD = "5"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: words parted by blanks; ``box`` is left, top, right, bottom in pixels."""

    text: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program and the model it uses.

    Attributes:
        program: its path.
        language: the model's name, or None for Tesseract's own choice (English).
    """

    program: str
    language: str | None = None

    def read(self, grey: npt.NDArray[np.uint8], seconds: float) -> tuple[TextLine, ...]:
        """Return the lines of MRZ characters in ``grey`` (height x width).

        Raises:
            MissingPartError: the program or its model is gone.
            TimeoutError: it took longer than ``seconds``.
        """
        picture = io.BytesIO()
        Image.fromarray(grey).save(picture, "BMP")
        model = ("-l", self.language) if self.language else ()
        arguments = ("stdin", "stdout", *model, *MRZ_SETTINGS, *_TABLE)
        return _lines(_run((self.program, *arguments), picture.getvalue(), seconds, self.language))


def find_program() -> str:
    """Return the path of the tesseract program.

    Raises:
        MissingPartError: it is not installed.
    """
    program = shutil.which("tesseract")
    if program is None and WINDOWS_PLACE.is_file():
        program = str(WINDOWS_PLACE)
    if program is None:
        raise MissingPartError("tesseract-missing")
    return program


def languages(program: str) -> frozenset[str]:
    """Return the names of the installed models."""
    listed = _run((program, "--list-langs"), b"", 30.0, None)
    return frozenset(line.strip() for line in listed.splitlines()[1:])


def _run(command: tuple[str, ...], given: bytes, seconds: float, language: str | None) -> str:
    # One thread each: on few cores Tesseract's own threads make it three times slower.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        # A fixed command without a shell; the picture goes in by pipe.
        done = subprocess.run(  # noqa: S603
            command,
            input=given,
            capture_output=True,
            timeout=max(seconds, 0.01),
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    except OSError as error:
        raise MissingPartError("tesseract-missing") from error
    if done.returncode and b"language" in done.stderr.lower():
        raise MissingPartError("tesseract-language-missing", language=language or "eng")
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")


def _lines(table: str) -> tuple[TextLine, ...]:
    words: dict[tuple[str, ...], list[tuple[str, list[int]]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            box = [left, top, left + width, top + height]
            words.setdefault(tuple(cells[1:5]), []).append((cells[11].strip(), box))
    return tuple(_line(members) for members in words.values())


def _line(words: list[tuple[str, list[int]]]) -> TextLine:
    lefts, tops, rights, bottoms = zip(*(box for _, box in words), strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return TextLine(" ".join(text for text, _ in words), box)
