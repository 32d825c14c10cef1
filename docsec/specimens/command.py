"""``docsec specimen``: make one specimen of Utopia, a set of them, or the samples."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docsec.errors import UsageError
from docsec.progress import count
from docsec.specimens.document_types import TYPES

if TYPE_CHECKING:
    from docsec.specimens.sets import Order

_SAMPLES = "README.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``docsec specimen``."""
    add = parser.add_argument
    add("--type", action="append", choices=tuple(TYPES), help="the document to draw; repeatable")
    add(
        "--design",
        action="append",
        metavar="LETTER",
        help="the design: a, b, or all that the type has; repeatable; the default is a",
    )
    add("--seed", type=int, default=1, metavar="N", help="whose document; the default is 1")
    add("--count", type=count, default=1, metavar="N", help="holders: seeds N and those after it")
    _add_changes(parser)
    add(
        "--light",
        action="append",
        metavar="NAME",
        help="white (the default), ir, uv, transmitted, oblique or oblique-1 ..., tilt or "
        "tilt-01 ..., all; repeatable",
    )
    add("--dpi", type=int, default=300, metavar="N", help="pixels per inch; the default is 300")
    add(
        "--camera",
        default="",
        metavar="NAME",
        help="take the pictures as a scanner, a phone or a reader does",
    )
    add("--jpeg", type=quality, default=0, metavar="QUALITY", help="JPEG, 1 to 95; else PNG")
    add("--out", type=Path, metavar="DIR", help="the folder to fill; one in it for each of a set")
    add("--jobs", type=count, default=1, metavar="N", help="draw N at a time")
    add("--sheet", action="store_true", help="write a trainer's sheet, sheet.html, beside them")
    add("--samples", action="store_true", help="make the samples of docsec and their README.md")
    add("--only", action="append", default=[], metavar="ID", help="this sample; repeatable")
    add("--list", action="store_true", help="print types, alterations, oddities and samples")


def _add_changes(parser: argparse.ArgumentParser) -> None:
    for name, what in (
        ("--fraud", "an alteration, such as mrz-digit:2,15,9 or photo-pasted; repeatable"),
        ("--negative", "a harmless oddity, such as stamp or one-name; repeatable"),
        ("--operator", "either, under its older name"),
    ):
        parser.add_argument(
            name, dest="steps", action="append", default=[], metavar="NAME:PARAMETERS", help=what,
            type=partial(_given, name[2:]),
        )  # fmt: skip


def _given(argument: str, text: str) -> tuple[str, str]:
    """Keep an operator together with the argument that it was given to."""
    return argument, text


def quality(text: str) -> int:
    """Return the quality of JPEG as given on the command line.

    Raises:
        ValueError: it is none, or not from 1 to 95.
    """
    number = int(text)
    if not 1 <= number <= 95:
        raise ValueError
    return number


def run(arguments: argparse.Namespace) -> int:
    """Make what is wanted, print the paths, and return the exit code 0.

    Raises:
        UsageError: something that cannot be made, or the folder cannot be written.
    """
    from docsec.specimens import listing, sets

    if arguments.list:
        sys.stdout.write(listing.text(arguments.lang))
        return 0
    if arguments.out is None or not (arguments.type or arguments.samples):
        raise UsageError("specimen-what")
    orders = _orders(arguments)
    for order, paths in zip(orders, sets.fill_all(orders, arguments.jobs), strict=True):
        if arguments.sheet:
            paths = (*paths, _sheet(order.folder, arguments.lang))
        for path in paths if len(orders) == 1 else (order.folder,):
            sys.stdout.write(f"{path}\n")
    if arguments.samples and not arguments.only:
        readme = arguments.out / _SAMPLES
        readme.write_text(listing.readme(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{readme}\n")
    return 0


def _orders(arguments: argparse.Namespace) -> tuple[Order, ...]:
    """Return what is to be made: the samples, or every type, design and seed together."""
    from docsec.specimens import sets

    if arguments.samples:
        return sets.of_samples(arguments.out, arguments.only)
    steps = tuple(_step(*step) for step in arguments.steps)
    several = [
        (kind, design, seed)
        for kind in arguments.type
        for design in sets.designs(kind, arguments.design or ["a"])
        for seed in range(arguments.seed, arguments.seed + arguments.count)
    ]
    return tuple(
        sets.Order(
            arguments.out / f"{kind}-{design}-{seed}".lower() if several[1:] else arguments.out,
            kind,
            seed,
            design,
            arguments.dpi,
            steps,
            tuple(arguments.light or ["white"]),
            arguments.camera,
            arguments.jpeg,
        )
        for kind, design, seed in several
    )


def _step(argument: str, text: str) -> str:
    """Return an operator as it was written, if it is of the kind of its argument.

    Raises:
        UsageError: there is no such operator, or it belongs to the other argument.
    """
    from docsec.specimens import operators

    kind = operators.parse(text).row.kind
    if argument != "operator" and argument != kind:
        raise UsageError("specimen-step-kind", operator=text, argument=f"--{kind}")
    return text


def _sheet(folder: Path, language: str) -> Path:
    """Write the trainer's sheet of a folder into it; return its path."""
    from docsec.report import sheet

    path = folder / "sheet.html"
    path.write_text(sheet.render(folder, language), encoding="utf-8", newline="\n")
    return path
