"""How fast `docsec.mrz.bulk` audits a mix of MRZs, beside `docsec.parse` in the same run.

    python tests/benchmarks/mrz_bulk.py [RECORDS]
    python tests/benchmarks/mrz_bulk.py --file RECORDS [JOBS]

The first takes lines in memory to the finished table on one core: the best of five runs by the
time of the processor, and the first run, in which no content has been met before. `parse` has its
status, the values of its fields and the codes of its findings read. The second writes a file of a
record a line, has `docsec audit` make its table, and tells the time and the largest memory of a
process.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from docsec.mrz import bulk
from docsec.mrz.parse import parse
from docsec.policy import Policy
from tests.mrz.mix import mix

ON = Policy(reference_date=date(2026, 6, 1))
PARSED = 20_000
DISTINCT = 200_000


def seconds(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def parse_all(records):
    for record in records:
        mrz = parse(record, ON)
        _ = mrz.status
        _ = [field.value for field in mrz.fields.values()]
        _ = [finding.code for finding in mrz.findings]


def in_memory(count):
    records = mix(count)
    first = seconds(lambda: bulk.audit(records, ON))
    best = min(seconds(lambda: bulk.audit(records, ON)) for _ in range(5))
    sample = records[:PARSED]
    one_by_one = min(seconds(lambda: parse_all(sample)) for _ in range(3)) / len(sample)
    print(f"parse             {1 / one_by_one:>12,.0f} a second, {one_by_one * 1e6:.1f} us each")
    for name, taken in (("bulk, first run", first), ("bulk, best of five", best)):
        times = one_by_one * count / taken
        print(f"{name:<18}{count / taken:>12,.0f} a second, {times:.1f} times parse")


def from_file(count, jobs):
    distinct = [f"{'|'.join(record)}\n" for record in mix(min(count, DISTINCT))]
    with tempfile.TemporaryDirectory() as folder:
        given, table = Path(folder, "mix.txt"), Path(folder, "table.csv")
        with given.open("w", encoding="utf-8") as file:
            for start in range(0, count, len(distinct)):
                file.writelines(distinct[: count - start])
        command = [sys.executable, "-m", "docsec", "audit", str(given), "--jobs", str(jobs)]
        started = time.perf_counter()
        subprocess.run([*command, "--out", str(table)], check=False, stderr=subprocess.DEVNULL)
        taken = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        with table.open(encoding="utf-8") as file:
            rows = sum(1 for _ in file) - 1
        size = given.stat().st_size
    print(
        f"{rows:,} of {count:,} records, {size / 1e6:,.0f} MB, {os.cpu_count()} cores, {jobs} jobs"
    )
    print(f"{taken:.1f} s, of the processors {used.ru_utime + used.ru_stime:.1f} s")
    print(f"{count / taken:,.0f} records a second; largest process {used.ru_maxrss / 1024:.0f} MB")


if sys.argv[1:2] == ["--file"]:
    from_file(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
else:
    in_memory(int(sys.argv[1]) if len(sys.argv) > 1 else DISTINCT)
