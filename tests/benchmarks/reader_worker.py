"""Reads pictures with one reader, one path a line on stdin, one JSON object a line on stdout.

    python tests/benchmarks/reader_worker.py docsec|passporteye|fastmrz

Runs with the python of any environment that has the reader. CPU time is this process's and that
of the programs it starts.
"""

import json
import os
import resource
import sys
import time
import warnings


def docsec():
    """Return a function from a path to lines: docsec's own reader."""
    import cv2

    from docsec.capture import open_captures
    from docsec.policy import Policy
    from docsec.reading.own import OwnReader

    cv2.setNumThreads(1)
    reader, policy = OwnReader(), Policy()

    def lines(path):
        return list(reader.read(open_captures(path, policy)[0].main)[0].lines)

    return lines


def passporteye():
    """Return the same for PassportEye alone, as its documentation has it; its raw lines."""
    from passporteye import read_mrz

    extra = os.environ.get("MRZ_MODEL", "")

    def lines(path):
        mrz = read_mrz(path, extra_cmdline_params=f"-l {extra}" if extra else "")
        return (
            [] if mrz is None else [each for each in mrz.aux["text"].splitlines() if each.strip()]
        )

    return lines


def fastmrz():
    """Return the same for FastMRZ; its raw lines."""
    import cv2
    from fastmrz import FastMRZ

    cv2.setNumThreads(1)
    reader = FastMRZ()

    def lines(path):
        text = reader.get_details(path, ignore_parse=True)
        return text.split("\n") if isinstance(text, str) and text else []

    return lines


def cpu() -> float:
    """Return the CPU seconds spent so far, here and in programs that have ended."""
    programs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + programs.ru_utime + programs.ru_stime


def main() -> None:
    """Answer until stdin ends."""
    warnings.simplefilter("ignore")
    started = time.perf_counter()
    read = {"docsec": docsec, "passporteye": passporteye, "fastmrz": fastmrz}[sys.argv[1]]()
    print(json.dumps({"load_seconds": time.perf_counter() - started}), flush=True)
    for path in sys.stdin:
        began, spent, lines, error = time.perf_counter(), cpu(), [], None
        try:
            lines = read(path.strip())
        except Exception as fault:
            error = repr(fault)
        answer = {
            "lines": lines,
            "seconds": time.perf_counter() - began,
            "cpu_seconds": cpu() - spent,
            "error": error,
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
