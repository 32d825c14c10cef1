"""What reading costs: processor time for a line, and time until the first line can be read."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import cv2

from docsec.reading.recogniser import EngineName, Recogniser
from docsec.reading.training.lines import Drawing

_LOAD = """
import time
started = time.perf_counter()
from docsec.reading.recogniser import *
import numpy
Recogniser({engine!r}).log_probabilities([numpy.zeros((HEIGHT, 736), numpy.uint8)])
print(time.perf_counter() - started)
"""


def cost(engine: EngineName | None, lines: int = 200) -> dict[str, float | str]:
    """Return the median milliseconds of processor time for a line of 44 characters on one thread.

    Beside it the median milliseconds to import, load the network and read a first line, of
    five new processes.
    """
    cv2.setNumThreads(1)
    recogniser = Recogniser(engine)
    crops = [Drawing(1).line(number, width=736).crop for number in range(20)]
    recogniser.log_probabilities(crops)
    spent = []
    for number in range(lines):
        started = time.process_time()
        recogniser.log_probabilities([crops[number % len(crops)]])
        spent.append(time.process_time() - started)
    return {
        "engine": recogniser.engine,
        "opencv": cv2.__version__,
        "line_cpu_ms": round(1000 * statistics.median(spent), 2),
        "first_line_ms": round(1000 * statistics.median(_first(engine) for _ in range(5))),
    }


def _first(engine: EngineName | None) -> float:
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _LOAD.format(engine=engine)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(ran.stdout)
