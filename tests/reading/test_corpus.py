"""All pictures of the shared evaluation set: at least as good as PassportEye alone.

PassportEye 2.2.2 alone with Tesseract 5.3.0, English model, 62 pictures with an MRZ:
7 exact, 42 of 139 lines exact, character error rate 0.2449, nothing read in 12 without one.
"""

from __future__ import annotations

import csv
import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from docsec.capture import open_captures
from docsec.policy import Policy
from docsec.reading.passporteye import PassportEyeReader

EVALSET = Path(os.environ.get("DOCSEC_SHARED", Path(__file__).parents[3] / "shared")) / "evalset"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not EVALSET.is_dir(), reason="the shared evaluation set is not here"),
    pytest.mark.skipif(
        importlib.util.find_spec("passporteye") is None, reason="PassportEye is not installed"
    ),
    pytest.mark.skipif(
        shutil.which("tesseract") is None, reason="the tesseract program is not installed"
    ),
]


def scorer():
    spec = importlib.util.spec_from_file_location("score", EVALSET / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_at_least_passporteye_alone():
    reader = PassportEyeReader(language="")
    with (EVALSET / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    answers = {}
    for row in rows:
        found = reader.read(open_captures(EVALSET / row["file"], Policy())[0].main)
        answers[row["id"]] = {"lines": list(found[0].lines) if found else []}
    score = scorer().score(rows, answers)
    assert score["exact"] >= 7
    assert score["line_exact"] >= 42
    assert score["cer"] <= 0.2449
    assert score["fp_any"] == 0
