"""All pictures of the shared evaluation set: what each reader was measured to read.

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
from docsec.reading.own import OwnReader
from docsec.reading.passporteye import PassportEyeReader

EVALSET = Path(os.environ.get("DOCSEC_SHARED", Path(__file__).parents[3] / "shared")) / "evalset"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not EVALSET.is_dir(), reason="the shared evaluation set is not here"),
]


def scorer():
    spec = importlib.util.spec_from_file_location("score", EVALSET / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(reader):
    with (EVALSET / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    answers = {}
    for row in rows:
        found = reader.read(open_captures(EVALSET / row["file"], Policy())[0].main)
        answers[row["id"]] = {"lines": list(found[0].lines) if found else []}
    good = [row for row in rows if row["legibility"] == "good"]
    module = scorer()
    return module.score(rows, answers), module.score(good, answers)


def test_docsecs_own_reader_holds_what_was_measured():
    whole, good = scored(OwnReader())
    assert whole["fp_any"] == 0
    assert whole["exact_strict"] >= 56
    assert good["exact_strict"] >= 54
    assert whole["cd_valid_wrong"] == 0
    assert whole["cer"] <= 0.005


@pytest.mark.skipif(
    importlib.util.find_spec("passporteye") is None, reason="PassportEye is not installed"
)
@pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the tesseract program is not installed"
)
def test_at_least_passporteye_alone():
    score, _ = scored(PassportEyeReader(language=""))
    assert score["exact"] >= 7
    assert score["line_exact"] >= 42
    assert score["cer"] <= 0.2449
    assert score["fp_any"] == 0
