"""The workbook: nothing lost on the way, damaged files refused, the checklist's rules applied."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec import workbook
from docsec.errors import DocsecError, TooLargeError, UnreadableError
from docsec.features import checklist
from docsec.messages import LANGUAGES
from docsec.workbook import record
from docsec.workbook.assess import weight_of
from docsec.workbook.files import COLUMNS, LARGEST

ITEMS = [item.id for item in checklist.load().items]
FULL = {
    "country": "MEX",
    "agency": "Ejemplo",
    "updated": "2026-11-25",
    "item.POL-01.level": "3",
    "item.POL-01.evidence": "Registro 12",
    "item.POL-01.date": "2026-11-20",
    "item.POL-01.confidence": "seen",
    "item.POL-01.objective": "Un responsable en todas las sedes",
    "item.POL-01.replicable": "Un decreto y una unidad",
    "item.POL-01.mature": "Desde 2019, revisada cada año",
    "item.DES-03.level": "4",
    "item.DES-06.level": "1",
    "item.DES-06.seeks": "yes",
    "answer.Q1": "Capas que se apoyan entre sí.",
    "practice.0.title": "Ventanilla única",
    "practice.0.item": "POL-01",
}


def book(**more):
    return workbook.from_fields({**FULL, **more})


def as_bytes(content):
    return json.dumps(content, ensure_ascii=False).encode()


text = st.text(max_size=60).map(lambda s: s.replace("\r\n", "\n").strip())
entries = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(record.LEVELS),
        "date": st.dates().map(str),
        "confidence": st.sampled_from(record.CONFIDENCES),
        "seeks": st.just("yes"),
        **dict.fromkeys(("evidence", "notes", "objective", "replicable", "mature"), text),
    },
)


@st.composite
def books(draw):
    fields = {"country": draw(st.sampled_from(["", "MEX", "BRA", "CAN"])), "agency": draw(text)}
    for item in draw(st.lists(st.sampled_from(ITEMS), max_size=5, unique=True)):
        fields |= {f"item.{item}.{key}": value for key, value in draw(entries).items()}
    fields |= {f"answer.{q}": draw(text) for q in ("Q1", "Q3")}
    fields |= {f"practice.{n}.title": draw(text) for n in range(draw(st.integers(0, 3)))}
    return workbook.from_fields(fields)


@given(books())
def test_nothing_is_lost_as_fields_json_or_csv(made):
    assert workbook.from_fields(workbook.to_fields(made)) == made
    assert workbook.read(as_bytes(workbook.to_json(made))) == made
    assert workbook.read(workbook.to_csv(made).encode()) == made
    assert workbook.read(workbook.to_csv(made).encode("utf-8-sig")) == made


@given(st.binary(max_size=300))
def test_any_bytes_are_a_workbook_or_one_sentence(data):
    said = "a workbook"
    try:
        workbook.read(data)
    except DocsecError as error:
        said = error.sentence("es")
    assert said


@given(books(), st.integers(0, 5000), st.integers(0, 5000))
def test_a_file_cut_short_is_refused_or_whole(made, start, length):
    data = as_bytes(workbook.to_json(made))
    cut = data[:start] + data[start + length + 1 :]
    try:
        found = workbook.read(cut)
    except UnreadableError:
        return
    assert isinstance(found, workbook.Workbook)


def test_a_spreadsheet_in_spanish_saves_with_semicolons():
    rows = list(csv.reader(io.StringIO(workbook.to_csv(book()), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    assert workbook.read(out.getvalue().encode("utf-8-sig")) == book()


def test_csv_has_a_row_for_every_item_and_no_formula():
    made = book(**{"item.POL-02.notes": "=1+1", "item.POL-02.evidence": "'quoted"})
    rows = list(csv.DictReader(io.StringIO(workbook.to_csv(made), newline="")))
    assert [row["id"] for row in rows if row["record"] == "item"] == ITEMS
    assert tuple(rows[0]) == COLUMNS
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell and cell[0] in "=+-@"] == []
    assert workbook.read(workbook.to_csv(made).encode()) == made


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook-unknown"),
        (b"\xff\xfe", "workbook-unknown"),
        (b"[]", "workbook-unknown"),
        (b"{}", "workbook-unknown"),
        (b'{"docsec_workbook": 2, "checklist": "1"}', "workbook-unknown"),
        (b'{"docsec_workbook": 1, "checklist": "0"}', "workbook-edition"),
        (b'{"docsec_workbook": 1, "checklist": "1", "items": {', "workbook-damaged"),
        (b'{"docsec_workbook": 1, "checklist": "1", "items": []}', "workbook-field"),
        (b'{"docsec_workbook": 1, "checklist": "1", "more": "x"}', "workbook-field"),
        (b'{"docsec_workbook": 1, "checklist": "1", "practices": {}}', "workbook-field"),
        (b'{"docsec_workbook": 1, "checklist": "1", "country": ["MEX"]}', "workbook-field"),
        (b"{" * 200_000, "workbook-damaged"),
        (b"id,level\nPOL-01,3\n", "workbook-unknown"),
        ((",".join(COLUMNS) + "\nabout,checklist\n").encode(), "workbook-damaged"),
        ((",".join(COLUMNS) + "\n").encode(), "workbook-edition"),
        ((",".join(COLUMNS) + '\n"about').encode(), "workbook-damaged"),
        (workbook.to_csv(book()).encode() * 2, "workbook-field"),
    ],
)
def test_damaged_and_foreign_files_are_refused_with_the_reason(data, code):
    with pytest.raises(UnreadableError) as caught:
        workbook.read(data)
    assert caught.value.code == code
    assert caught.value.http_status == 422
    for language in LANGUAGES:
        assert caught.value.sentence(language).endswith(".")


def test_a_file_too_large_is_refused_unread():
    with pytest.raises(TooLargeError):
        workbook.read(b" " * (LARGEST + 1))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("item.POL-01.level", "5", "workbook-value"),
        ("item.POL-01.level", "3.0", "workbook-value"),
        ("item.POL-01.date", "20/11/2026", "workbook-value"),
        ("item.POL-01.date", "2026-02-30", "workbook-value"),
        ("item.POL-01.confidence", "sure", "workbook-value"),
        ("item.POL-01.seeks", "no", "workbook-value"),
        ("country", "XXX", "workbook-value"),
        ("country", "ZZZ", "workbook-value"),
        ("practice.0.item", "POL-99", "workbook-value"),
        ("item.POL-99.level", "1", "workbook-field"),
        ("item.POL-01.more", "1", "workbook-field"),
        ("answer.Q4", "x", "workbook-field"),
        ("practice.6.title", "x", "workbook-field"),
        ("item.POL-01.notes", "x" * 4001, "workbook-too-long"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(name, value, code):
    with pytest.raises(UnreadableError) as caught:
        workbook.from_fields({name: value})
    assert caught.value.code == code
    assert name in caught.value.sentence()


def test_a_level_without_evidence_counts_as_one():
    standing = workbook.assess(book()).standing("DES-03")
    assert (standing.level, standing.counted) == (4, 1)
    assert standing.lacking == ("evidence", "date", "confidence")
    proven = workbook.assess(book(**{"item.DES-03.evidence": "QA log"})).standing("DES-03")
    assert proven.counted == 4


@pytest.mark.parametrize("level", ["0", "1"])
def test_levels_zero_and_one_need_no_evidence(level):
    standing = workbook.assess(workbook.from_fields({"item.POL-02.level": level})).standings[1]
    assert standing.counted == int(level)
    assert "evidence" not in standing.lacking


def test_the_badge_needs_level_three_evidence_and_all_three_tests():
    assert workbook.assess(book()).standing("POL-01").best_practice
    for name, value in (
        ("level", "2"),
        ("evidence", ""),
        ("objective", ""),
        ("replicable", ""),
        ("mature", " "),
    ):
        without = workbook.assess(book(**{f"item.POL-01.{name}": value}))
        assert not without.standing("POL-01").best_practice, name


def test_gaps_come_heaviest_first_and_the_unanswered_are_none():
    assessed = workbook.assess(
        workbook.from_fields({f"item.{item}.level": "0" for item in ITEMS[:40]})
    )
    weights = [each.gap for each in assessed.gaps]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 40
    assert {each.item for each in assessed.gaps}.isdisjoint(ITEMS[40:])
    heaviest = max(checklist.load().items[:40], key=weight_of)
    assert assessed.gaps[0].weight == weight_of(heaviest)


def test_progress_by_section_and_whole():
    assessed = workbook.assess(book())
    policy, _, design = assessed.sections[:3]
    assert (policy.answered, policy.total, policy.best_practices, policy.mean) == (1, 7, 1, 3.0)
    assert (design.answered, design.mean) == (2, 1.0)
    assert assessed.whole.answered == 3
    assert assessed.whole.total == 58
    assert assessed.unanswered_questions == ("Q2", "Q3")
    empty = workbook.assess(workbook.Workbook())
    assert empty.whole.mean is None
    assert empty.gaps == ()


def test_comparison_says_who_can_share_and_who_seeks():
    seeker = workbook.from_fields({"country": "GTM", "item.POL-01.seeks": "yes"})
    compared = workbook.compare([book(), seeker, workbook.Workbook()])
    assert compared.labels == ("MEX · Ejemplo", "GTM", "–")
    assert [row.item for row in compared.matches] == ["POL-01"]
    assert compared.matches[0].sharing == ("MEX · Ejemplo",)
    assert compared.matches[0].seeking == ("GTM",)
    assert len(compared.rows) == 58
    assert all(len(row.standings) == 3 for row in compared.rows)
    assert compared.sections[0][0].mean == 3.0


def test_comparison_as_a_table():
    seeker = workbook.from_fields({"country": "GTM", "item.POL-01.seeks": "yes"})
    rows = list(csv.reader(io.StringIO(workbook.table(workbook.compare([book(), seeker])))))
    assert rows[0] == ["id", "MEX · Ejemplo", "GTM", "sharing", "seeking"]
    assert rows[1] == ["POL-01", "3", "", "MEX · Ejemplo", "GTM"]
    assert len(rows) == 59


def test_two_workbooks_of_one_country_stay_apart():
    compared = workbook.compare([book(), book()])
    assert compared.labels == ("MEX · Ejemplo (1)", "MEX · Ejemplo (2)")
    assert compared.matches == ()
