"""The network: convolutions only, so that a crop may have any width."""

from __future__ import annotations

import torch
from torch import nn

from docsec.reading.recogniser import CHARACTERS

CLASSES = 1 + len(CHARACTERS)


class Beside(nn.Module):
    """Adds what a layer makes of its input to the input."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return input plus layer's output."""
        return values + self.layer(values)


def network() -> nn.Module:
    """Return the network, lines x 1 x 32 x columns to lines x 38 x 1 x columns / 4.

    Three steps halve the height, two of them the width; one layer takes what is left of the
    height; then each step looks further along the line, up to seven characters to each side,
    for the face, the weight and the damage of the line.
    """
    return nn.Sequential(
        _layer(1, 32, (5, 5), stride=(2, 2)),
        _layer(32, 48, (3, 3), stride=(2, 2)),
        Beside(_layer(48, 48, (3, 3))),
        Beside(_layer(48, 48, (3, 3))),
        _layer(48, 96, (3, 3), stride=(2, 1)),
        Beside(_layer(96, 96, (3, 3))),
        _layer(96, 144, (4, 3), padding=(0, 1)),
        *(Beside(_layer(144, 144, (1, 5), spread=spread)) for spread in (1, 2, 4, 8)),
        nn.Conv2d(144, CLASSES, 1),
    )


def _layer(
    before: int,
    after: int,
    kernel: tuple[int, int],
    *,
    stride: tuple[int, int] = (1, 1),
    padding: tuple[int, int] | None = None,
    spread: int = 1,
) -> nn.Module:
    around = padding or (kernel[0] // 2, kernel[1] // 2 * spread)
    return nn.Sequential(
        nn.Conv2d(before, after, kernel, stride, around, dilation=(1, spread), bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


def standardised(crops: torch.Tensor) -> torch.Tensor:
    """Return lines x 1 x rows x columns of mean 0 and deviation 1, as `Recogniser` does."""
    values = crops.float()
    values = values - values.mean(dim=(1, 2), keepdim=True)
    deviation = values.square().mean(dim=(1, 2), keepdim=True).sqrt().clamp(min=1)
    return (values / deviation)[:, None]
