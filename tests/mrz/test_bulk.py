"""Many MRZs at once: the same outcome as one by one, and few handed back to be done so."""

import json
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docsec.findings import Status
from docsec.mrz import bulk, codes
from docsec.mrz import rules as parse_rules
from docsec.mrz.bulk import rules, table
from docsec.mrz.bulk.outcomes import Outcome
from docsec.mrz.layouts import LAYOUTS, detect
from docsec.mrz.parse import parse
from docsec.mrz.zone import lay
from docsec.policy import OFF, UNDETERMINED, Policy
from docsec.registry import CODES
from tests.mrz.made import ON, TD1, TD3
from tests.mrz.mix import mix, sound

STRICTNESSES = [
    {},
    {"mrz.check-digits.composite": OFF, "mrz.sex": UNDETERMINED},
    {"mrz.dates": UNDETERMINED, "mrz.issuing-state": OFF, "mrz.charset": UNDETERMINED},
    {"mrz.line-count": OFF, "mrz.format": OFF, "mrz.name-structure": UNDETERMINED},
    dict.fromkeys(CODES, OFF),
    dict.fromkeys(CODES, UNDETERMINED),
]


def expected(record, policy):
    """Return what parse says, in the form of an outcome."""
    mrz = parse(record, policy)
    found = {(finding.code, finding.status) for finding in mrz.findings}
    failed, undetermined = (
        tuple(code for code in CODES if (code, status) in found)
        for status in (Status.FAILED, Status.UNDETERMINED)
    )
    return Outcome(mrz.format, mrz.status, failed, undetermined)


def disagreements(records, policy=ON):
    outcomes = bulk.audit(records, policy)
    assert len(outcomes) == len(records)
    pairs = zip(records, outcomes, strict=True)
    return [
        (record, found, right)
        for record, found in pairs
        if found != (right := expected(record, policy))
    ]


def names(of_rules):
    return [f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}" for rule in of_rules]


# Blocks judge the lengths alone of a shape, and all check digits together.
TOGETHER = {
    "structure.shape": "structure.line_length",
    "digits.document_number": "digits.check_digits",
    "digits.date_of_birth": "digits.check_digits",
    "digits.date_of_expiry": "digits.check_digits",
    "digits.optional_data": "digits.check_digits",
    "digits.composite": "digits.check_digits",
}


def test_every_rule_has_its_twin():
    beside = {*rules.NEVER_LISTED, *rules.NOT_OF_ICAO}
    of_parse = {TOGETHER.get(name, name) for name in names(parse_rules.RULES)}
    assert sorted(names(rules.RULES)) == sorted(of_parse - beside)
    assert beside <= of_parse


def test_the_rules_without_a_twin_never_fail_on_a_format_of_icao():
    by_name = dict(zip(names(parse_rules.RULES), parse_rules.RULES, strict=True))
    only_said = [by_name[name] for name in rules.NEVER_LISTED]
    no_matter = [by_name[name] for name in rules.NOT_OF_ICAO]
    seen = set()
    for lines in mix(2_000, seed=13):
        layout = detect(lines)
        if layout is not None and layout.id in LAYOUTS:
            zone = lay(lines, layout, ON)
            found = [finding for rule in only_said for finding in rule(zone)]
            assert {finding.status for finding in found} <= {Status.SUCCESSFUL}
            seen |= {finding.code for finding in found}
            assert not [finding for rule in no_matter for finding in rule(zone)]
    assert {"mrz.century", "mrz.name-truncation", "mrz.optional-data"} <= seen


def test_every_vector_has_the_outcome_of_parse(shared):
    vectors = json.loads((shared / "vectors" / "mrz.json").read_text(encoding="utf-8"))["vectors"]
    as_lines = [tuple(vector["lines"]) for vector in vectors if vector["lines"]]
    as_text = [vector.get("text") or "\n".join(vector["lines"]) for vector in vectors]
    assert len(as_text) >= 175
    for policy in (ON, Policy(reference_date=date(2011, 12, 31), expiry_counts=True)):
        assert disagreements(as_lines, policy) == []
        assert disagreements(as_text, policy) == []


@pytest.mark.parametrize("strictness", STRICTNESSES)
@pytest.mark.parametrize("expiry_counts", [False, True])
def test_a_mix_has_the_outcomes_of_parse_under_every_policy(strictness, expiry_counts):
    policy = Policy(date(2024, 2, 29), strictness=strictness, expiry_counts=expiry_counts)
    assert disagreements(mix(600, seed=11), policy) == []


def test_a_sample_of_what_was_judged_in_blocks_has_the_outcomes_of_parse(monkeypatch):
    handed = []
    monkeypatch.setattr(table, "parse", lambda *given: handed.append(given[0]) or parse(*given))
    records = mix(20_000, seed=12)
    outcomes = bulk.audit(records, ON)
    print(f"{len(handed)} of {len(records)} handed to parse")
    assert len(handed) < len(records) / 100
    in_blocks = [row for row in range(len(records)) if records[row] not in set(handed)]
    for row in Random(1).sample(in_blocks, 2_000):  # noqa: S311
        assert outcomes[row] == expected(records[row], ON), records[row]


ALPHABET = "ABCIPVZ0159<"
LINE = st.one_of(
    *(st.text(ALPHABET, min_size=n, max_size=n) for n in (30, 36, 44)),
    st.text(ALPHABET + "aé \u2003\x85?", min_size=20, max_size=54),
    st.text(max_size=60),
)


@st.composite
def altered(draw):
    """Return an MRZ that was right, with up to four characters put in, out or elsewhere."""
    lines = list(sound(Random(draw(st.integers(0, 10_000)))).lines)  # noqa: S311
    for _ in range(draw(st.integers(0, 4))):
        row = draw(st.integers(0, len(lines) - 1))
        at = draw(st.integers(0, len(lines[row])))
        kept = lines[row][at + draw(st.integers(0, 2)) :]
        lines[row] = lines[row][:at] + draw(st.text(ALPHABET + "x\u00a0", max_size=2)) + kept
    return tuple(lines)


@settings(max_examples=400)
@given(st.lists(st.one_of(altered(), st.lists(LINE, max_size=4).map(tuple)), max_size=6))
@example([])
@example([()])
@example([("",), ("", ""), ("\x00",)])
@example([("P<UTO\nA", "B"), (" " + TD3[0], TD3[1] + "\u2003")])
@example([(TD3[0][:-1] + "\u00a0", TD3[1]), (TD3[0][:-1] + "\u00e9", TD3[1]), TD1])
def test_any_records_have_the_outcomes_of_parse(records):
    assert disagreements(records) == []
    assert disagreements(["\n".join(record) for record in records]) == []


def put(lines, layout, key, content):
    span = layout.field(key).span
    row = lines[span.line - 1]
    changed = (
        row[: span.start - 1] + content.ljust(span.end - span.start + 1, "<") + row[span.end :]
    )
    return (*lines[: span.line - 1], changed, *lines[span.line :])


def test_days_that_every_month_has_are_not_the_only_days():
    made = sound(Random(3))  # noqa: S311
    first = date(1999, 12, 20)
    days = [f"2606{day:02d}" for day in range(33)]
    days += [f"{first + timedelta(n):%y%m%d}" for n in range(0, 36_500, 13)]
    days += ["000229", "990229", "260601", "260602", "260531", "990431", "260132", "260100"]
    days += ["261301", "26<<01", "2606<<"]
    days += ["26<<<<", "<<0601", "<<<<<<", "2600<<", "2A0101", "A<0101", "<A<<<<"]
    records = [
        put(made.lines, made.layout, key, day)
        for day in days
        for key in ("birth_date", "expiry_date")
    ]
    for today in (1, 15, 28, 30):
        assert disagreements(records, Policy(reference_date=date(2026, 6, today))) == []


def test_an_expiry_before_the_birth_is_found_as_parse_finds_it():
    made = sound(Random(4))  # noqa: S311
    births = ["230615", "2306<<", "23<<<<", "240229", "260601", "260602", "<<0615", "990101"]
    expiries = ["230614", "230615", "230616", "230531", "230701", "221231", "240228", "760101"]
    records = [
        put(put(made.lines, made.layout, "birth_date", birth), made.layout, "expiry_date", expiry)
        for birth in births
        for expiry in expiries
    ]
    assert disagreements(records) == []
    assert any("mrz.dates" in outcome.undetermined for outcome in bulk.audit(records, ON))


def test_every_code_of_a_state_and_of_a_document():
    for format_, layout in LAYOUTS.items():
        lines = next(m.lines for m in (sound(Random(n)) for n in range(99)) if m.layout is layout)  # noqa: S311
        records = [
            put(lines, layout, key, code)
            for code in [*codes.states(), "QQQ", "", "U<O", "<UT", "U1O", "UT?"]
            for key in ("issuing_state", "nationality")
        ]
        letters = "ABCIPRTVXN07<?"
        records += [put(lines, layout, "document_code", a + b) for a in letters for b in letters]
        assert disagreements(records) == [], format_


def test_profiles_are_judged_too():
    crew = ("ACUTOD23145890<7350ZZ<<<<<<<<<", *TD1[1:])
    airline = ("ACUTOD231458907AB<<<<<<<<<<<<<", *TD1[1:])
    emergency = ("PE" + TD3[0][2:], TD3[1][:21] + "3504159" + TD3[1][28:])
    records = [crew, airline, emergency, ("PE" + TD3[0][2:], TD3[1])]
    assert disagreements(records) == []
    assert "mrz.profile.etd" in bulk.audit(records, ON)[2].undetermined


def test_national_layouts_are_handed_to_parse():
    french = ("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6")
    russian = ("PNRUS" + TD3[0][5:], TD3[1])
    licence = ("FAA001D<<", "FACHE305142128097<<800126<<<<<", "MARCHAND<<FABIENNE<<<<<<<<<<<<")
    records = [(french[0][:36], french[1]), russian, licence, ("D1NLD11234567890ABCDEFGHIJ<<<1",)]
    assert disagreements(records) == []
    formats = [outcome.format for outcome in bulk.audit(records, ON)]
    assert formats[0] == "FRA-ID"
    assert None not in formats


def test_a_table_shares_its_outcomes():
    records = [TD3, "\n".join(TD3), TD1, ("ABC",), (), TD3]
    found = bulk.audit(iter(records), ON)
    assert len(found) == 6
    assert found[0] is found[1] is found[5]
    assert found[-1] is found[0]
    assert list(found) == [found[row] for row in range(6)]
    assert found[0] == Outcome("TD3", Status.SUCCESSFUL, ("mrz.expiry",), ())
    assert sum(count for _, count in found.counts()) == 6
    assert dict(found.counts())[found[2]] == 1
    assert found[3].format is None


def test_chunks_keep_the_order(monkeypatch):
    monkeypatch.setattr(table, "CHUNK", 7)
    assert disagreements(mix(100, seed=5)) == []


def test_without_a_policy_it_is_judged_as_of_today():
    assert list(bulk.audit([TD3])) == [expected(TD3, Policy())]


@pytest.mark.long
def test_a_million_of_a_mix_have_the_outcomes_of_parse():
    for seed in range(20):
        assert disagreements(mix(50_000, seed=100 + seed)) == []


@pytest.mark.long
def test_every_day_has_the_outcomes_of_parse():
    made = sound(Random(6))  # noqa: S311
    for year in range(100):
        records = [
            put(made.lines, made.layout, key, f"{year:02d}{month:02d}{day:02d}")
            for month in range(14)
            for day in range(33)
            for key in ("birth_date", "expiry_date")
        ]
        assert disagreements(records) == []
