"""Wrong check digits and impossible fields, drawn and read: does docsec read what is printed?

    python tests/benchmarks/fidelity.py [--count 2000] [--start 0] [--out FILE]

Half are clean at 300 dots per inch, half went through tilt, turn, blur, noise and JPEG at 150 to
300. Needs the Debian package fonts-ocr-b. Prints, and writes as JSON, how many are read exactly
as printed; of those without a doubted character too; and how far confidences may be trusted.
"""

import argparse
import json
import resource
import time
from collections import Counter
from pathlib import Path

import cv2
import drawn
import reliability

from docsec.capture import open_captures
from docsec.policy import Policy
from docsec.reading.own import OwnReader


def main() -> None:
    """Draw, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--start", type=int, default=0, help="the first document's number")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for the pictures read otherwise")
    arguments = parser.parse_args()
    if not (drawn.FOLDER / drawn.FACE).is_file():
        raise SystemExit("The font OCRBL.otf is missing: install the Debian package fonts-ocr-b.")
    cv2.setNumThreads(1)
    reader, policy = OwnReader(), Policy()
    counts: dict[str, Counter] = {"clean": Counter(), "taken": Counter()}
    faces: dict[str, Counter] = {cut: Counter() for cut in drawn.CUTS}
    pairs: dict[str, list] = {"clean": [], "taken": []}
    lost, different, seconds = Counter(), [], []
    for number in range(arguments.start, arguments.start + arguments.count):
        one = drawn.drawn(number)
        picture = open_captures(one.pixels, policy)[0].main
        started = time.process_time()
        reading = reader.read(picture)[0]
        seconds.append(time.process_time() - started)
        half = "clean" if one.clean else "taken"
        values = [value for line in reading.confidence or () for value in line]
        sure = bool(values) and min(values) >= policy.confidence_limit
        exact = reading.lines == one.lines
        for counter in (counts[half], faces[one.face]):
            counter.update(
                documents=1, read=bool(reading.lines), exact=exact, sure=sure,
                sure_exact=sure and exact,
            )  # fmt: skip
        more, missing = reliability.judged(reading.lines, reading.confidence or (), one.lines)
        pairs[half] += more
        lost[half] += missing
        if not exact:
            different.append(
                {"number": number, "fault": one.fault, "face": one.face, "clean": one.clean,
                 "sure": sure, "printed": one.lines, "read": reading.lines,
                 "reason": reading.reason}
            )  # fmt: skip
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                cv2.imwrite(str(arguments.keep / f"{number}.png"), one.pixels[:, :, ::-1])
    seconds.sort()
    result = {
        **{half: dict(counter) for half, counter in counts.items()},
        "faces": {cut: dict(counter) for cut, counter in faces.items()},
        "reliability": {
            half: reliability.summary(found, lost[half]) for half, found in pairs.items()
        },
        "cpu_ms": {"median": round(1000 * seconds[len(seconds) // 2], 1),
                   "p90": round(1000 * seconds[int(len(seconds) * 0.9)], 1)},
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "different": different,
    }  # fmt: skip
    for half, counter in counts.items():
        if counter["documents"]:
            print(
                f"{half}: {counter['exact']} of {counter['documents']} exactly as printed; "
                f"of {counter['sure']} read with confidence, {counter['sure_exact']}"
            )
            figures = dict(result["reliability"][half])
            figures.pop("diagram")
            print(f"  {figures}")
    print(f"CPU ms {result['cpu_ms']}, {result['memory_mb']} MB with the drawing")
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
