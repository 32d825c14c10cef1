"""Reading on the shared evaluation set: docsec and PassportEye alone, same pictures, same run.

    python tests/benchmarks/reading.py [--shared ../shared] [--model DIR]

Prints the table of evalset/score.py for each. ``--model DIR`` names a folder with
mrz.traineddata, a Tesseract model for MRZs, and measures both with it.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).parent


def alone(pictures: list[Path], extra: str) -> list[dict]:
    """Read with PassportEye as its own documentation does; its raw lines."""
    from passporteye import read_mrz

    rows = []
    for picture in pictures:
        started, lines, error = time.perf_counter(), [], None
        try:
            mrz = read_mrz(str(picture), extra_cmdline_params=extra)
            if mrz is not None:
                lines = [line for line in mrz.aux["text"].splitlines() if line.strip()]
        except Exception as fault:
            error = repr(fault)
        seconds = time.perf_counter() - started
        rows.append({"file": picture.name, "lines": lines, "seconds": seconds, "error": error})
    return rows


def ours(pictures: list[Path]) -> str:
    """Return what ``docsec read --json`` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "docsec", "read", "--json", *map(str, pictures)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def table(shared: Path, text: str) -> str:
    """Return the first two lines of score.py: the heading and the whole set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        score = shared / "evalset" / "score.py"
        done = subprocess.run(
            [sys.executable, str(score), file.name], capture_output=True, text=True, check=True
        )
    return "\n".join(done.stdout.splitlines()[:2])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = os.environ.get("DOCSEC_SHARED", HERE.parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--model", type=Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    # PassportEye alone gains from one thread a call as well; both get it.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if arguments.model:
        os.environ["TESSDATA_PREFIX"] = str(arguments.model.resolve())
    manifest = arguments.shared / "evalset" / "manifest.csv"
    with manifest.open(encoding="utf-8", newline="") as file:
        pictures = [arguments.shared / "evalset" / row["file"] for row in csv.DictReader(file)]
    rows = alone(pictures, "-l mrz" if arguments.model else "")
    print("PassportEye alone")
    print(table(arguments.shared, "\n".join(json.dumps(row) for row in rows)))
    print("docsec read")
    print(table(arguments.shared, ours(pictures)))


if __name__ == "__main__":
    main()
