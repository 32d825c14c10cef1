"""Clean specimens are read exactly, by docsec's own reader and by PassportEye."""

import importlib.util
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageOps

import docsec
from docsec.capture import open_captures
from docsec.policy import Policy
from docsec.specimens import draw
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES

READABLE = [
    (name, design)
    for name, kind in TYPES.items()
    if kind.geometry.centre_lines
    for design in kind.designs
]
SHARED = Path(os.environ.get("DOCSEC_SHARED", Path(__file__).parents[2] / ".." / "shared"))
# PassportEye looks for the MRZ among shapes on a ground; a scan has its bed around the page.
BED = 120


@pytest.mark.parametrize(("document_type", "design"), READABLE)
def test_docsec_reads_it_exactly(document_type, design):
    described = document(document_type, 21, design=design)
    assert docsec.read(np.asarray(draw.page(described))).lines == described.printed


@pytest.mark.corpus
@pytest.mark.parametrize(("document_type", "design"), READABLE)
def test_passporteye_reads_it_exactly(monkeypatch, document_type, design):
    if importlib.util.find_spec("passporteye") is None:
        pytest.skip("PassportEye is not installed")
    if shutil.which("tesseract") is None:
        pytest.skip("the tesseract program is not installed")
    if not (SHARED / "peers" / "mrz.traineddata").is_file():
        pytest.skip("no peers/mrz.traineddata in the shared folder ($DOCSEC_SHARED)")
    from docsec.reading.passporteye import PassportEyeReader

    monkeypatch.setenv("TESSDATA_PREFIX", str((SHARED / "peers").resolve()))
    described = document(document_type, 21, design=design)
    page = ImageOps.expand(draw.page(described), BED, (225, 225, 225))
    picture = open_captures(page, Policy())[0].main
    (reading,) = PassportEyeReader(language="mrz").read(picture)
    assert reading.lines == described.printed
