"""``docsec specimen``: make one specimen of Utopia in a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from docsec.errors import UsageError
from docsec.specimens.document_types import TYPES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``docsec specimen``."""
    parser.add_argument("--type", required=True, choices=tuple(TYPES), help="the document to draw")
    parser.add_argument("--seed", type=int, default=1, help="whose document; the default is 1")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to fill")
    parser.add_argument("--dpi", type=int, default=300, help="pixels per inch; the default is 300")
    parser.add_argument(
        "--operator",
        action="append",
        default=[],
        metavar="NAME:PARAMETERS",
        help="an alteration, such as mrz-digit:2,15,9 or stamp; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the specimen, print the paths of its files, and return the exit code 0."""
    from docsec.specimens import make, operators

    steps = [operators.parse(text) for text in arguments.operator]
    specimen = make.make(arguments.type, arguments.seed, steps, dpi=arguments.dpi)
    try:
        paths = make.write(specimen, arguments.out)
    except OSError as error:
        raise UsageError(
            "specimen-folder", folder=str(arguments.out), cause=error.strerror or str(error)
        ) from error
    for path in paths:
        sys.stdout.write(f"{path}\n")
    return 0
