"""The command that makes the network from nothing."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import cv2

from docsec.reading.recogniser import Recogniser
from docsec.reading.training import evaluate
from docsec.reading.training.faces import FACES, HELD_OUT, OCRB
from docsec.reading.training.lines import Drawing
from docsec.reading.training.speed import cost

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit code."""
    chosen = _parser().parse_args(arguments)
    cv2.setNumThreads(1)
    try:
        chosen.run(chosen)
    except FileNotFoundError as error:
        print(f"training: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m docsec.reading.training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    train = commands.add_parser("train", help="train, or go on training, in a folder")
    train.add_argument("folder", type=Path)
    end = train.add_mutually_exclusive_group(required=True)
    end.add_argument("--steps", type=int, help="end after so many; can be repeated exactly")
    end.add_argument("--minutes", type=float, help="end after so many, by the clock")
    train.add_argument("--until", type=int, metavar="STEP", help="stop at this step for now")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--workers", type=int, default=1, help="processes that draw (1)")
    train.add_argument("--threads", type=int, default=1, help="of the process that learns (1)")
    train.add_argument("--own-face-only", action="store_true", help="need no Debian package")
    train.set_defaults(run=_train)
    export = commands.add_parser("export", help="write the ONNX file of a training")
    export.add_argument("folder", type=Path)
    export.add_argument("file", type=Path)
    export.set_defaults(run=_export)
    measure = commands.add_parser("evaluate", help="measure the network that docsec has")
    measure.add_argument("--engine", choices=("opencv", "onnxruntime"))
    measure.add_argument("--lines", type=int, default=500, help="of each kind (500)")
    measure.set_defaults(run=_evaluate)
    speed = commands.add_parser("speed", help="measure what reading a line costs")
    speed.add_argument("--engine", choices=("opencv", "onnxruntime"))
    speed.set_defaults(run=lambda given: print(json.dumps(cost(given.engine))))
    return parser


def _train(chosen: argparse.Namespace) -> None:
    import torch

    from docsec.reading.training.schedule import Schedule
    from docsec.reading.training.train import Plan, Training

    torch.set_num_threads(chosen.threads)
    drawing = Drawing(chosen.seed, (OCRB,) if chosen.own_face_only else FACES)
    schedule = Schedule(chosen.steps, chosen.minutes)
    Training(Plan(chosen.folder, drawing, schedule, chosen.workers, until=chosen.until)).run()


def _export(chosen: argparse.Namespace) -> None:
    from docsec.reading.training.export import averaged, calibrate, onnx_file

    ready = averaged(chosen.folder / "checkpoint.pt")
    temperature = calibrate(ready, Drawing(0))
    content = onnx_file(ready)
    chosen.file.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    print(json.dumps({"sha256": digest, "temperature": round(temperature, 4)}))


def _evaluate(chosen: argparse.Namespace) -> None:
    """Print one JSON object for each group of faces and each strength of the damage."""
    recogniser = Recogniser(chosen.engine)
    for name, group in (("trained", FACES), ("held out", HELD_OUT)):
        for strength in STRENGTHS:
            drawing = Drawing(0, group, (strength, strength))
            lines = evaluate.held_out(drawing, chosen.lines, 736, evaluate.MEASURING)
            answers = recogniser.log_probabilities(line.crop for line in lines)
            figures = {
                **evaluate.score(answers, lines)._asdict(),
                **evaluate.trust(answers, lines)._asdict(),
            }
            rounded = {key: round(value, 5) for key, value in figures.items()}
            print(json.dumps({"faces": name, "strength": strength, **rounded}), flush=True)
