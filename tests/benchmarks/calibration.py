"""How far docsec's confidences may be trusted on the published specimen pictures.

    python tests/benchmarks/calibration.py [--shared ../shared] [--out FILE]

Prints, and writes as JSON, the reliability diagram, the expected calibration error, and which
share of wrong and of right characters the limit of Policy marks as uncertain. The same on drawn
documents comes with ``fidelity.py``.
"""

import argparse
import csv
import json
import os
from pathlib import Path

import cv2
import reliability

from docsec.capture import open_captures
from docsec.policy import Policy
from docsec.reading.own import OwnReader

HERE = Path(__file__).parent


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = os.environ.get("DOCSEC_SHARED", HERE.parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    reader, policy = OwnReader(), Policy()
    pairs, lost, doubted = [], 0, 0
    with (arguments.shared / "evalset" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["doc_format"] != "none"]
    for row in rows:
        picture = open_captures(arguments.shared / "evalset" / row["file"], policy)[0].main
        reading = reader.read(picture)[0]
        truth = tuple(row["mrz"].split("|"))
        more, missing = reliability.judged(reading.lines, reading.confidence or (), truth)
        pairs += more
        lost += missing
        values = [value for value, _ in more]
        sure = bool(values) and min(values) >= policy.confidence_limit
        doubted += not sure
        if sure and reading.lines != truth:
            print(f"  {row['id']} read with confidence and not as printed: {reading.lines}")
    result = reliability.summary(pairs, lost, policy.confidence_limit)
    result["documents"] = {"count": len(rows), "with_a_doubted_character": doubted}
    print(json.dumps({key: value for key, value in result.items() if key != "diagram"}))
    for each in result["diagram"]:
        print(f"  {each['from']:.3f} to {each['to']:.3f}: {each['count']} characters, "
              f"{each['right']:.1%} right")  # fmt: skip
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
