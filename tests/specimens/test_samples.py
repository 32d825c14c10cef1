"""The samples of the repository are what the code makes today."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = sorted(path.parent.name for path in SAMPLES.glob("*/document.json"))
MADE_HERE = ("mrv-b-specimen", "td1-specimen", "td3-altered-digit", "td3-specimen")


@pytest.fixture(params=MADE_HERE)
def sample(request, specimen):
    folder = SAMPLES / request.param
    described = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    steps = [operator["operator"] for operator in expected["operators"]]
    return folder, described, expected, specimen(described["type"], described["seed"], *steps)


def test_every_sample_is_listed_in_the_readme():
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert set(MADE_HERE) <= set(FOLDERS)
    for folder in FOLDERS:
        assert f"`{folder}`" in text


def test_the_true_values_and_the_expectations_are_the_same(sample):
    _, described, expected, made = sample
    # A new version of docsec does not make an old picture wrong.
    assert described.pop("docsec")
    assert described == {key: made.true_values[key] for key in described}
    assert set(made.true_values) - set(described) == {"docsec"}
    assert expected == made.expected


def test_the_picture_is_the_same(sample):
    folder, _, _, made = sample
    with Image.open(folder / "white.png") as picture:
        shipped = np.asarray(picture).astype(int)
    difference = np.abs(shipped - np.asarray(made.picture).astype(int)).max(axis=2)
    # Other versions of Pillow draw the edges of letters a little differently.
    assert (difference > 2).mean() < 0.005


def test_the_picture_is_small_and_knows_its_resolution(sample):
    folder, described, _, _ = sample
    assert (folder / "white.png").stat().st_size < 1_500_000
    with Image.open(folder / "white.png") as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert picture.size == (described["page"]["width_px"], described["page"]["height_px"])


def test_the_lines_are_those_printed(sample):
    folder, described, expected, _ = sample
    lines = (folder / "mrz.txt").read_text(encoding="utf-8").splitlines()
    assert lines == described["mrz"]["printed"]
    assert (lines == described["mrz"]["issued"]) == (not expected["operators"])
