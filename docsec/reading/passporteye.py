"""PassportEye as a reader: its pipeline on our pixels, its characters as they were read.

PassportEye finds boxes in the picture and has Tesseract read them. It is run as it is but
for three places, none of which changes a character:

* it is given pixels that are already opened, so no file is opened again;
* its `ocr` writes temporary files; ours pipes the same picture to the same command;
* one step calls a function that scikit-image has deprecated; ours calls its successor.

It gives no confidence, and finds one MRZ in a picture at most.
"""

from __future__ import annotations

import importlib.util
import os
import time

from docsec.capture import Picture
from docsec.errors import DocsecError, MissingPartError, UnreadableError
from docsec.findings import Reading
from docsec.page.quiet import quiet
from docsec.reading.passporteye_pipeline import TextReader, find_mrz
from docsec.reading.tesseract import Tesseract, find_program, languages

LANGUAGE_VARIABLE = "DOCSEC_TESSERACT_LANGUAGE"
MRZ_MODEL = "mrz"


class PassportEyeReader:
    """Reads with PassportEye and Tesseract; may be used by several threads at once.

    Args:
        language: Tesseract's model; by default that of $DOCSEC_TESSERACT_LANGUAGE, else
            ``mrz`` if a model of that name is installed, else Tesseract's own choice.
            An empty string asks for Tesseract's own choice.
        seconds: the longest a picture may take to read.

    Raises:
        MissingPartError: PassportEye, Tesseract or the model is not installed.
    """

    def __init__(self, language: str | None = None, seconds: float = 60.0) -> None:
        if importlib.util.find_spec("passporteye") is None:
            raise MissingPartError("passporteye-missing")
        program = find_program()
        installed = languages(program)
        if language is None:
            language = os.environ.get(LANGUAGE_VARIABLE)
        if language is None and MRZ_MODEL in installed:
            language = MRZ_MODEL
        if language and not set(language.split("+")) <= installed:
            raise MissingPartError("tesseract-language-missing", language=language)
        self.name = f"passporteye/{language}" if language else "passporteye"
        self._tesseract = Tesseract(program, language or None)
        self._seconds = seconds

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return the MRZ that PassportEye finds, if any; never an error for an odd picture.

        Raises:
            UnreadableError: ``reader-timeout``: no answer in time, so not known if there is one.
            MissingPartError: a part has gone since the reader was made.
        """
        started = time.perf_counter()
        text_reader = TextReader(self._tesseract, started + self._seconds)
        try:
            with quiet():
                found = find_mrz(picture.pixels, text_reader)
        except TimeoutError as error:
            raise UnreadableError(
                "reader-timeout", name=picture.name, seconds=round(self._seconds)
            ) from error
        except DocsecError:
            raise
        except Exception:  # PassportEye stumbles over odd pictures: there is no MRZ in them
            found = None
        if found is None:
            return ()
        seconds = round(time.perf_counter() - started, 3)
        return (
            Reading(
                lines=found.lines,
                format=found.format,
                confidence=None,
                regions=found.regions,
                rotation=found.rotation,
                reader=self.name,
                seconds=seconds,
                picture=picture.light,
            ),
        )
