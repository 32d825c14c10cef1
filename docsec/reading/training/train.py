"""The training: lines drawn as they are needed, never twice the same."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import torch
from torch.nn import functional
from torch.utils.data import DataLoader

from docsec.reading.training.evaluate import held_out, score
from docsec.reading.training.lines import Batch, Drawing, Line
from docsec.reading.training.network import network, standardised
from docsec.reading.training.reading import reading_with
from docsec.reading.training.schedule import Schedule

_AVERAGE_OVER = 1000
_SAVE_SECONDS = 120
_STEPS_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training is.

    Attributes:
        folder: for `checkpoint.pt`, from which an interrupted training goes on, and
            `curve.jsonl`.
        drawing: of the lines; its seed is the training's.
        schedule: when it ends.
        workers: processes that draw beside the one that learns; 0 to draw in between.
        report_every: steps between two entries of the curve.
        checked: lines read for each entry.
        until: the step to stop at before the schedule's end; started again, it goes on from there.
    """

    folder: Path
    drawing: Drawing
    schedule: Schedule
    workers: int = 1
    report_every: int = 500
    checked: int = 400
    until: int | None = None


class Tensors(NamedTuple):
    """A `Batch`, as a loader hands it over."""

    crops: torch.Tensor
    classes: torch.Tensor
    lengths: torch.Tensor
    steps: torch.Tensor


class Training:
    """A network, its running average, and the optimiser, at some step.

    Args:
        plan: what to train; goes on from the checkpoint in its folder, if there is one.
    """

    def __init__(self, plan: Plan) -> None:
        torch.manual_seed(plan.drawing.seed)
        self.plan = plan
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = self._placed()
        self.average = self._placed()
        self.average.load_state_dict(self.network.state_dict())
        self.average.eval()
        self.optimiser = torch.optim.AdamW(self.network.parameters(), weight_decay=0.01)
        self.step, self.seconds = 0, 0.0
        self._file = plan.folder / "checkpoint.pt"
        plan.folder.mkdir(parents=True, exist_ok=True)
        if self._file.exists():
            self._resume()

    def run(self) -> torch.nn.Module:
        """Train to the end; return the average of the network's latest states."""
        lines = held_out(self.plan.drawing, self.plan.checked, 320)
        began, saved, losses = time.monotonic() - self.seconds, time.monotonic(), []
        for batch in self._batches():
            progress = self.plan.schedule.progress(self.step, self.seconds)
            if progress >= 1 or self.step == self.plan.until:
                break
            losses.append(self._learn(batch, Schedule.rate(progress)))
            self.step, self.seconds = self.step + 1, time.monotonic() - began
            if self.step % self.plan.report_every == 0:
                self._report(progress, sum(losses) / len(losses), lines)
                losses.clear()
            if time.monotonic() - saved > _SAVE_SECONDS:
                self._save()
                saved = time.monotonic()
        self._save()
        return self.average

    def _placed(self) -> torch.nn.Module:
        return network().to(self.device, memory_format=torch.channels_last)

    def _batches(self) -> Iterator[Tensors]:
        numbers = range(self.step, self.plan.schedule.steps or 10_000_000)
        workers = self.plan.workers
        return iter(
            DataLoader(
                _Drawn(self.plan.drawing),
                batch_size=None,
                sampler=numbers,
                num_workers=workers,
                prefetch_factor=24 if workers else None,
                worker_init_fn=_one_thread,
            )
        )

    def _learn(self, batch: Tensors, rate: float) -> float:
        """Take one step and return the loss for each character."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        crops = standardised(batch.crops.to(self.device))
        with torch.autocast(self.device, torch.bfloat16):
            scores = self.network(crops.contiguous(memory_format=torch.channels_last))
        loss = _loss(scores.float()[:, :, 0], batch)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self._average()
        return float(loss.detach())

    def _average(self) -> None:
        share = max(1 / _AVERAGE_OVER, 1 / (self.step + 1))
        states = zip(
            self.average.state_dict().values(), self.network.state_dict().values(), strict=True
        )
        with torch.no_grad():
            for mean, now in states:
                if mean.is_floating_point():
                    mean.lerp_(now, share)

    def _report(self, progress: float, loss: float, lines: list[Line]) -> None:
        found = score(reading_with(self.average)([line.crop for line in lines]), lines)
        entry = {
            "step": self.step,
            "seconds": round(self.seconds),
            "progress": round(progress, 4),
            "loss": round(loss, 4),
            "exact": round(found.exact, 4),
            "character_errors": round(found.errors, 5),
        }
        with (self.plan.folder / "curve.jsonl").open("a") as curve:
            curve.write(json.dumps(entry) + "\n")

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        part = self._file.with_suffix(".part")
        torch.save(state, part)
        part.replace(self._file)

    def _resume(self) -> None:
        state: dict[str, Any] = torch.load(self._file, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds = state["step"], state["seconds"]


class _Drawn:
    """The batches of a drawing by their numbers, as a data set."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def __getitem__(self, number: int) -> Batch:
        return self.drawing.batch(number)


def _one_thread(_: int) -> None:
    cv2.setNumThreads(1)


def _loss(scores: torch.Tensor, batch: Tensors) -> torch.Tensor:
    """Return CTC's loss for each character, and a part for each step's own class.

    The second pins every character to the step at its middle and keeps two equal ones apart.
    """
    logs = scores.log_softmax(dim=1)
    known = batch.steps.to(scores.device)
    own = functional.nll_loss(logs, known, ignore_index=-1)
    lengths = batch.lengths
    full = torch.full((len(lengths),), scores.shape[2])
    classes = batch.classes.to(scores.device)
    ctc = functional.ctc_loss(logs.permute(2, 0, 1), classes, full, lengths, reduction="sum")
    return ctc / lengths.sum() + _STEPS_WEIGHT * own
