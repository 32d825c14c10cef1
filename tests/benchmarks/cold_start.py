"""How long it takes from a cold start until text, or a picture, can be handed over.

    python tests/benchmarks/cold_start.py

Prints the median and the fastest of 21 fresh processes, with PassportEye beside docsec.
"""

import statistics
import subprocess
import sys

SCRIPT = """
import time
started = time.perf_counter()
{statement}
print(time.perf_counter() - started)
"""
STATEMENTS = {
    "docsec, parse": "import docsec; docsec.parse",
    "PassportEye, parse": "from passporteye.mrz.text import MRZ",
    "docsec, its reader with the network": (
        "from docsec.capture import open_captures; "
        "from docsec.reading.own import OwnReader; OwnReader()"
    ),
    "PassportEye, read_mrz": "from passporteye import read_mrz",
}


def milliseconds(statement: str) -> list[float]:
    """Return the time of each run, in milliseconds, the interpreter's own start left out."""
    times = []
    for _ in range(21):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(statement=statement)],
            capture_output=True,
            text=True,
            check=True,
        )
        times.append(float(done.stdout.split()[-1]) * 1000)
    return times


for name, statement in STATEMENTS.items():
    try:
        times = milliseconds(statement)
    except subprocess.CalledProcessError:
        print(f"{name}: not installed")
        continue
    print(f"{name}: median {statistics.median(times):.0f} ms, fastest {min(times):.0f} ms")
