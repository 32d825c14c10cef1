"""From a checkpoint to the ONNX file, its probabilities calibrated."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

from docsec.reading.recogniser import HEIGHT, LogProbabilities
from docsec.reading.training.evaluate import held_out, matched
from docsec.reading.training.lines import Drawing
from docsec.reading.training.network import network
from docsec.reading.training.reading import reading_with


def averaged(checkpoint: Path) -> torch.nn.Module:
    """Return the averaged network of a checkpoint, ready to read."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    ready = network()
    ready.load_state_dict(state["average"])
    ready.eval()
    return ready


def calibrate(ready: torch.nn.Module, drawing: Drawing, count: int = 1500) -> float:
    """Divide the scores by the temperature that fits held-out lines best; return it."""
    lines = held_out(drawing, count, 320)
    answers = reading_with(ready)([line.crop for line in lines])
    temperature = best_temperature(matched(answers, lines))
    last = ready[-1]
    with torch.no_grad():
        last.weight /= temperature
        last.bias /= temperature
    return temperature


def best_temperature(pairs: Iterable[tuple[LogProbabilities, int]]) -> float:
    """Return the temperature at which the true classes are least surprising."""
    logs, classes = zip(*pairs, strict=True)
    scores, known = torch.from_numpy(np.stack(logs)), torch.tensor(classes)
    trials = np.exp(np.linspace(np.log(0.4), np.log(4), 120))
    losses = [float(torch.nn.functional.cross_entropy(scores / t, known)) for t in trials]
    return float(trials[int(np.argmin(losses))])


def onnx_file(ready: torch.nn.Module) -> bytes:
    """Return the network as ONNX: `crop` in, `scores` out, any number of lines and columns."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            ready,
            (torch.zeros(1, 1, HEIGHT, 736),),
            file,
            input_names=["crop"],
            output_names=["scores"],
            dynamic_axes={"crop": {0: "lines", 3: "columns"}, "scores": {0: "lines", 3: "steps"}},
            dynamo=False,
            opset_version=13,
        )
    return file.getvalue()
