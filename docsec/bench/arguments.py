"""What ``docsec bench`` takes: read without loading what it needs to run."""

from __future__ import annotations

import argparse

DPIS = (150, 200, 300, 400)
COUNT = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.add_argument("what", choices=("checks",), help="what to measure")
    parser.add_argument("--show", action="store_true", help="print the figures that are kept")
    parser.add_argument(
        "--count",
        type=int,
        default=COUNT,
        metavar="N",
        help="of each fraud; 0 for --pictures alone",
    )
    parser.add_argument(
        "--genuine", type=int, metavar="N", help="genuine specimens; if not said, 20 to each fraud"
    )
    parser.add_argument("--dpi", type=int, nargs="+", default=DPIS, metavar="N")
    parser.add_argument("--check", nargs="+", metavar="CODE", help="only these checks")
    parser.add_argument(
        "--pictures", metavar="DIR", help="pictures of your own that show no fraud: false alarms"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    parser.add_argument(
        "--out",
        metavar="FILE",
        help="write the figures here, as JSON; what the file has of other checks stays",
    )
