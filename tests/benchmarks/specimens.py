"""How long a specimen takes to draw, by light, in processor seconds of one core.

    python tests/benchmarks/specimens.py [--dpi 300]

Goal: a passport page at 300 dots per inch under every light in less than 5 s.
"""

import argparse
import time

import cv2

from docsec.specimens import draw
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES
from docsec.specimens.lights import LIGHTS

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--dpi", type=int, default=300)
arguments = parser.parse_args()
cv2.setNumThreads(1)
draw.page(document("TD1", 1, 75))
print(f"{'document':14}{'white':>8}{'all lights':>12}   processor seconds, {arguments.dpi} dpi")
for name, kind in TYPES.items():
    for design in kind.designs:
        described = document(name, 1, arguments.dpi, design=design)
        row = []
        for lights in (("white",), LIGHTS):
            started = time.process_time()
            draw.pictures(described, lights)
            row.append(time.process_time() - started)
        print(f"{name + '-' + design:14}{row[0]:8.2f}{row[1]:12.2f}")
