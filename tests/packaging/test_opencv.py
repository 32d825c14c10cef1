"""The network runs on the oldest OpenCV that pyproject.toml allows and on the newest there is."""

import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from docsec.reading.recogniser import HEIGHT, Recogniser

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
[REQUIRED] = [each for each in PROJECT["dependencies"] if each.startswith("opencv")]
OLDEST = REQUIRED.replace(">=", "==")
NEWEST = REQUIRED.split(">=")[0]

RUN = """
import sys
import cv2, numpy
from docsec.reading.recogniser import Recogniser
crops = numpy.load(sys.argv[1])
answers = Recogniser("opencv").log_probabilities([crops, crops[:, :333]])
numpy.save(sys.argv[2], numpy.concatenate(answers))
print(cv2.__version__)
"""


@pytest.mark.long
@pytest.mark.parametrize("wanted", [OLDEST, NEWEST])
def test_the_network_runs(tmp_path, root, wanted):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--upgrade"]
    installed = subprocess.run([*pip, "--target", tmp_path / "site", wanted], capture_output=True)
    if installed.returncode:
        pytest.skip(f"{wanted} cannot be installed here: no network or no build for this Python")
    crop = np.random.default_rng(1).integers(0, 255, (HEIGHT, 736), np.uint8)
    np.save(tmp_path / "crop.npy", crop)
    ran = subprocess.run(
        [sys.executable, "-c", RUN, tmp_path / "crop.npy", tmp_path / "answer.npy"],
        env={"PYTHONPATH": f"{tmp_path / 'site'}:{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert wanted == NEWEST or ran.stdout.strip() in wanted
    expected = np.concatenate(Recogniser("opencv").log_probabilities([crop, crop[:, :333]]))
    np.testing.assert_allclose(
        np.exp(np.load(tmp_path / "answer.npy")), np.exp(expected), atol=1e-3
    )
