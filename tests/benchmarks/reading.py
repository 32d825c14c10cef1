"""Reading on the shared evaluation set: docsec and its peers, picture by picture in turn.

    python tests/benchmarks/reading.py [--shared ../shared] [--fastmrz PYTHON] [--out FILE]

Each reader runs in a process of its own, on one thread, and gets every picture before the next
picture is shown to any. PassportEye runs as installed and, where shared/peers has one, with a
Tesseract model for MRZs; FastMRZ (which always needs that model) with the python of the
environment it is installed in. Prints the table of evalset/score.py for each, for all pictures
and for those of good legibility, with CPU times.
"""

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = (
    "n_mrz", "read", "exact_strict_pct", "line_exact_pct", "cer", "cd_valid_wrong", "fp_any",
    "cpu_median", "cpu_p90", "sec_median",
)  # fmt: skip


class Worker:
    """A reader in its own process."""

    def __init__(self, name: str, reader: str, python: str, **environment: str) -> None:
        self.name = name
        limits = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
        one_thread = dict.fromkeys(limits, "1")
        self.process = subprocess.Popen(
            [python, str(HERE / "reader_worker.py"), reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **one_thread, **environment},
        )
        self.load_seconds = self.answer()["load_seconds"]
        self.answers: dict[str, dict] = {}

    def answer(self) -> dict:
        """Return the next line that is JSON; some readers print other things."""
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise SystemExit(f"{self.name} ended: {self.process.wait()}")

    def read(self, key: str, path: Path) -> None:
        """Read one picture."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        self.answers[key] = self.answer()


def workers(shared: Path, fastmrz: str | None) -> list[Worker]:
    """Return the readers that are at hand, docsec first."""
    model = shared / "peers"
    with_model = {"TESSDATA_PREFIX": str(model.resolve()), "MRZ_MODEL": "mrz"}
    found = [Worker("docsec", "docsec", sys.executable)]
    if importlib.util.find_spec("passporteye"):
        found.append(Worker("PassportEye, as installed", "passporteye", sys.executable))
        if (model / "mrz.traineddata").is_file():
            found.append(
                Worker("PassportEye, MRZ model", "passporteye", sys.executable, **with_model)
            )
    if fastmrz:
        found.append(Worker("FastMRZ, MRZ model", "fastmrz", fastmrz, **with_model))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = os.environ.get("DOCSEC_SHARED", HERE.parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--fastmrz", metavar="PYTHON", help="of an environment with FastMRZ")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    evalset = arguments.shared / "evalset"
    place = importlib.util.spec_from_file_location("score", evalset / "score.py")
    scorer = importlib.util.module_from_spec(place)
    place.loader.exec_module(scorer)
    with (evalset / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    readers = workers(arguments.shared, arguments.fastmrz)
    for row in rows:
        for reader in readers:
            reader.read(row["id"], evalset / row["file"])
    good = [row for row in rows if row["legibility"] == "good" or row["doc_format"] == "none"]
    result = {}
    print("reader".ljust(40), *(column.rjust(16) for column in COLUMNS))
    for reader in readers:
        for which, chosen in (("all", rows), ("good", good)):
            score = scorer.score(chosen, reader.answers)
            print(f"{reader.name}, {which}".ljust(40), *(str(score[c]).rjust(16) for c in COLUMNS))
            result[f"{reader.name}, {which}"] = score
        memory = max(answer["memory_mb"] for answer in reader.answers.values())
        print(f"    {memory} MB at most, ready in {reader.load_seconds:.2f} s")
        result[reader.name] = {"memory_mb": memory, "load_seconds": reader.load_seconds}
        result[f"{reader.name}, answers"] = reader.answers
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
