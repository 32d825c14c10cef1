"""The speed of `docsec.parse` beside its peers, on the same MRZs in the same run, one core.

    python tests/benchmarks/mrz_speed.py [COUNT]

Of each MRZ the status, every value and the code of every finding are read within the timed part.
No MRZ is timed twice and none has been met before, so that nothing is gained by keeping what was
said of it; docsec and its peers take turns, a slice of the mix each. What is told is the median of
the rounds, and of the ratios in each, which a busy machine disturbs least.

The peers: `MRZ(lines).to_dict()` of PassportEye, and the checkers of `mrz` 0.6.2 (fields and
report) on those MRZs that it has a checker for; each only where it is installed. Shares with
a fault: one in ten and one in two, each with every kind of fault or with changed characters only.
"""

import sys
import time
from itertools import product
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from docsec.mrz.parse import parse
from docsec.policy import Policy
from tests.mrz import mix

ROUNDS, SLICE = 3, 500
CHARACTERS = (mix.one_character, mix.look_alike, mix.wrong_digit)


def ours(records, policy=Policy()):  # noqa: B008
    for lines in records:
        mrz = parse(lines, policy)
        _ = mrz.status, list(mrz.values.values()), [each.code for each in mrz.findings]


def passporteye():
    from passporteye.mrz.text import MRZ

    def run(records):
        for lines in records:
            MRZ(lines).to_dict()

    return run


def mrz_checker():
    from mrz.checker.mrva import MRVACodeChecker
    from mrz.checker.mrvb import MRVBCodeChecker
    from mrz.checker.td1 import TD1CodeChecker
    from mrz.checker.td2 import TD2CodeChecker
    from mrz.checker.td3 import TD3CodeChecker

    checkers = {
        (3, 30): (TD1CodeChecker, TD1CodeChecker),
        (2, 36): (TD2CodeChecker, MRVBCodeChecker),
        (2, 44): (TD3CodeChecker, MRVACodeChecker),
    }

    def run(records):
        for lines in records:
            card, visa = checkers.get((len(lines), len(lines[0])), (None, None))
            if card is None:
                continue
            try:
                found = (visa if lines[0][:1] == "V" else card)("\n".join(lines))
                _ = bool(found), found.fields(), found.report
            except Exception:  # noqa: S112 - it raises on what it does not know
                continue

    return run


def seconds(run, records):
    started = time.process_time()
    run(records)
    return time.process_time() - started


def timed(runs, records):
    """Return the seconds of each of ``runs`` over all records, in turns."""
    taken = dict.fromkeys(runs, 0.0)
    for start in range(0, len(records), SLICE):
        for name, run in runs.items():
            taken[name] += seconds(run, records[start : start + SLICE])
    return taken


def main(count):
    runs = {"docsec": ours}
    for name, load in (("PassportEye", passporteye), ("mrz 0.6.2", mrz_checker)):
        try:
            runs[name] = load()
        except ImportError:
            print(f"{name} is not installed")
    kinds = {"every kind of fault": mix.FAULTS, "changed characters": CHARACTERS}
    for seed, (share, kind) in enumerate(product((0.1, 0.5), kinds)):
        mix.SHARE_WITH_FAULT, mix.FAULTS = share, kinds[kind]
        rounds = [
            timed(runs, [list(lines) for lines in mix.mix(count, seed=ROUNDS * seed + number)])
            for number in range(ROUNDS)
        ]
        own = median(each["docsec"] for each in rounds) / count * 1e6
        print(f"{share:.0%} with a fault, {kind}: docsec {own:.1f} microseconds an MRZ")
        for name in list(runs)[1:]:
            time_ = median(each[name] for each in rounds) / count * 1e6
            ratios = sorted(each[name] / each["docsec"] for each in rounds)
            print(
                f"    {name} {time_:.1f}, {median(ratios):.2f} times as long "
                f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
