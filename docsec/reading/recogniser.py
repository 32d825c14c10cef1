"""The network that reads one MRZ line: a grey crop in, log-probabilities along the line out.

A crop holds one line, dark on light or nearly so, upright, not binarised:

* ``HEIGHT`` rows; the middle of the capitals lies at half that height, give or take 3 rows;
* capitals ``CAPITAL`` rows high and characters ``PITCH`` columns apart, give or take a fifth
  (a character is thus squeezed to four fifths of its true width: 44 characters are 704 columns);
* about one pitch of what is printed around it before the first and behind the last character,
  so that 44 characters make a crop of about 736 columns;
* the line level to 3 rows over its whole length; what little of the neighbouring lines,
  of borders or of the page's edge remains does no harm.

Enlarge small print with `cv2.INTER_CUBIC` and shrink large print with `cv2.INTER_AREA`.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

HEIGHT = 32
"""Rows of a crop."""
CAPITAL = 19
"""Rows that a capital takes in a crop (2.4 mm in print)."""
PITCH = 16
"""Columns from one character to the next in a crop (2.54 mm in print)."""
STRIDE = 4
"""Columns of a crop for each step of the answer."""
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
"""Class 0 is "no character here" (the blank of CTC); class n is ``CHARACTERS[n - 1]``."""

# A tenth of the start of a reader would go into loading `importlib.resources`.
_MODEL = Path(__file__).parent / "model" / "mrz.onnx"

Crop = npt.NDArray[np.uint8]
LogProbabilities = npt.NDArray[np.float32]
EngineName = Literal["opencv", "onnxruntime"]


Engine = Callable[[npt.NDArray[np.float32]], npt.NDArray[np.float32]]
"""Runs the network: 1 x 1 x HEIGHT x columns in, 1 x classes x 1 x steps out."""


class Recogniser:
    """Reads line crops; may be used by several threads at once.

    Args:
        engine: what runs the network; by default onnxruntime if it is installed, else OpenCV.

    Attributes:
        engine: the name of what runs the network.

    Raises:
        ImportError: if onnxruntime was asked for and is not installed.
    """

    def __init__(self, engine: EngineName | None = None) -> None:
        has_onnxruntime = importlib.util.find_spec("onnxruntime") is not None
        self.engine: EngineName = engine or ("onnxruntime" if has_onnxruntime else "opencv")
        self._run: Engine = _OnnxRuntime() if self.engine == "onnxruntime" else _OpenCv()

    def log_probabilities(self, crops: Iterable[Crop]) -> list[LogProbabilities]:
        """Read each crop.

        Args:
            crops: grey pictures of ``HEIGHT`` rows, each of its own width.

        Returns:
            For each crop the natural logarithms of calibrated probabilities, steps x 38;
            step t is at column ``STRIDE * (t + 0.5)`` of the crop.

        Raises:
            ValueError: if a crop is not grey, not of ``HEIGHT`` rows or narrower than one step.
        """
        return [_log_softmax(self._run(_standardised(crop))[0, :, 0].T) for crop in crops]


class _OpenCv:
    """OpenCV's network is not safe to share, so each thread opens one of its own."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._model = np.frombuffer(model(), np.uint8)

    def __call__(self, batch: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        import cv2

        if not hasattr(self._own, "network"):
            self._own.network = cv2.dnn.readNetFromONNX(self._model)
        self._own.network.setInput(batch)
        return np.asarray(self._own.network.forward(), np.float32)


class _OnnxRuntime:
    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            model(), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, batch: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return np.asarray(self._session.run(None, {"crop": batch})[0], np.float32)


def model() -> bytes:
    """Return the network as an ONNX file."""
    return _MODEL.read_bytes()


def _standardised(crop: Crop) -> npt.NDArray[np.float32]:
    """Return the crop as a batch of one: mean 0, deviation 1, columns a multiple of STRIDE."""
    if crop.ndim != 2 or crop.shape[0] != HEIGHT or crop.shape[1] < STRIDE:
        raise ValueError(f"A crop is {HEIGHT} rows of grey, not an array of shape {crop.shape}.")
    values = crop.astype(np.float32)
    values -= values.mean()
    values /= max(float(values.std()), 1.0)
    padded = np.pad(values, ((0, 0), (0, -values.shape[1] % STRIDE)), mode="edge")
    return np.ascontiguousarray(padded[None, None])


def _log_softmax(scores: npt.NDArray[np.float32]) -> LogProbabilities:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)
