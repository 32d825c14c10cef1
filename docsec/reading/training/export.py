"""From a checkpoint to the ONNX file, its probabilities calibrated."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from docsec.reading.recogniser import HEIGHT
from docsec.reading.training.evaluate import held_out
from docsec.reading.training.lines import Drawing, Line, steps_of
from docsec.reading.training.network import network, standardised


def averaged(checkpoint: Path) -> torch.nn.Module:
    """Return the averaged network of a checkpoint, ready to read."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    ready = network()
    ready.load_state_dict(state["average"])
    ready.eval()
    return ready


def calibrate(ready: torch.nn.Module, drawing: Drawing, count: int = 1500) -> float:
    """Divide the scores by the temperature that fits held-out lines best; return it."""
    temperature = best_temperature(ready, held_out(drawing, count, 320))
    last = ready[-1]
    with torch.no_grad():
        last.weight /= temperature
        last.bias /= temperature
    return temperature


def best_temperature(ready: torch.nn.Module, lines: Sequence[Line]) -> float:
    """Return the temperature at which the known steps of lines are least surprising."""
    with torch.no_grad():
        crops = torch.from_numpy(np.stack([line.crop for line in lines]))
        scores = torch.cat([ready(standardised(some))[:, :, 0] for some in crops.split(64)])
    known = torch.from_numpy(np.stack([steps_of(line) for line in lines]))
    known[known == 0] = -1
    trials = np.exp(np.linspace(np.log(0.5), np.log(3), 60))
    losses = [
        float(torch.nn.functional.cross_entropy(scores / t, known, ignore_index=-1)) for t in trials
    ]
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
