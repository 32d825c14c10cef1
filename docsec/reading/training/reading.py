"""Reading with a network in training, as `Recogniser` does with the finished one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from docsec.reading.recogniser import Crop, LogProbabilities
from docsec.reading.training.evaluate import Read
from docsec.reading.training.network import standardised

_AT_ONCE = 64


def reading_with(network: torch.nn.Module) -> Read:
    """Return a function that reads crops of one width with a network."""
    device = next(network.parameters()).device

    def read(crops: Sequence[Crop]) -> list[LogProbabilities]:
        logs: list[LogProbabilities] = []
        for start in range(0, len(crops), _AT_ONCE):
            some = torch.from_numpy(np.stack(crops[start : start + _AT_ONCE])).to(device)
            scores = network(standardised(some))[:, :, 0].log_softmax(dim=1)
            logs.extend(scores.permute(0, 2, 1).cpu().numpy())
        return logs

    def read_without_gradients(crops: Sequence[Crop]) -> list[LogProbabilities]:
        with torch.no_grad():
            return read(crops)

    return read_without_gradients
