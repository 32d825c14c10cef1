"""``docsec audit``: what is read, what is written, what is said, and what is never said."""

import csv
import io
import json
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.audit import records, work
from docsec.audit.cells import cell_records
from docsec.audit.json_lines import json_records
from docsec.audit.plain import plain_records
from docsec.audit.progress import Progress
from docsec.cli import main
from docsec.mrz.parse import parse
from docsec.policy import Policy
from tests.mrz.mix import mix

TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
ALTERED = (TD3[0], TD3[1].replace("1204159", "1204158"))
UNKNOWN = (TD3[0].replace("UTO", "QQQ"), TD3[1])
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
THREE = (TD3, TD1, ALTERED)


def run(capsys, *arguments):
    code = main(["audit", *map(str, arguments)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    for line in (*TD3, *TD1):
        assert line not in captured.out + captured.err
    return code, captured.out, captured.err


@pytest.fixture
def audit(capsys, tmp_path):
    """Write a file, audit it, and return the rows of the table."""

    def judge(name, text, *arguments, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        _, out, _ = run(capsys, path, "--on", "2026-06-01", *arguments)
        return list(csv.DictReader(io.StringIO(out)))

    return judge


def found(rows):
    return [(int(row["line"]), row["format"], row["status"]) for row in rows]


def three(*lines):
    formats = (("TD3", "successful"), ("TD1", "successful"), ("TD3", "failed"))
    return [(line, *each) for line, each in zip(lines, formats, strict=True)]


def under_each_other(given):
    return "".join("\n".join(record) + "\n" for record in given)


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.txt", "\n\n".join(map("\n".join, THREE)), (1, 4, 8)),
        ("a.txt", "\n" + "\r\n \r\n".join(map("\r\n".join, THREE)) + "\r\n\r\n", (2, 5, 9)),
        ("a.txt", under_each_other(THREE), (1, 3, 6)),
        ("a.txt", "\n".join(map("|".join, THREE)), (1, 2, 3)),
        ("a", "\n".join(map("\\n".join, THREE)), (1, 2, 3)),
        ("a", "\ufeff" + "\n".join(map("\\r\\n".join, THREE)), (1, 2, 3)),
        ("a.csv", "mrz\n" + "\n".join(map("|".join, THREE)), (2, 3, 4)),
        ("a.csv", "id;MRZ\n" + "\n".join(f"7;{'|'.join(r)}" for r in THREE), (2, 3, 4)),
        ("a.csv", "Line 1,Line 2,Line 3\n" + "\n".join(map(",".join, THREE)), (2, 3, 4)),
        ("a.csv", "mrz_line2,mrz_line1\n" + f"{TD3[1]},{TD3[0]}\n", (2,)),
        ("a.csv", "\n".join(map(",".join, THREE)), (1, 2, 3)),
        ("a.tsv", "no\tzone\n" + "\n".join("4\t" + "\t".join(r) for r in THREE), (2, 3, 4)),
        ("a.csv", "a,b\n" + "".join(f'"{chr(10).join(r)}",1\n' for r in THREE), (2, 4, 7)),
        ("a.jsonl", "\n".join(json.dumps({"lines": r}) for r in THREE), (1, 2, 3)),
        ("a.jsonl", "\n\n".join(json.dumps({"mrz": "\n".join(r)}) for r in THREE), (1, 3, 5)),
        ("a.ndjson", "\n".join(json.dumps("|".join(r)) for r in THREE), (1, 2, 3)),
        ("a.json", "\n".join(json.dumps(r) for r in THREE), (1, 2, 3)),
        ("a", "\n".join(json.dumps({"mrz": {"reading": {"lines": r}}}) for r in THREE), (1, 2, 3)),
        ("a", json.dumps({"line1": TD3[0], "line2": TD3[1]}), (1,)),
    ],
)
def test_every_kind_of_file_is_read(audit, name, text, lines):
    expected = three(*lines) if len(lines) == 3 else [(lines[0], "TD3", "successful")]
    assert found(audit(name, text)) == expected


def test_a_wide_encoding_is_read(audit):
    assert found(audit("a.txt", under_each_other(THREE), encoding="utf-16")) == three(1, 3, 6)


def test_a_lost_line_costs_one_record_and_the_next_is_found_again(audit):
    lines = [*TD3, *TD1, TD3[1], *TD3, *ALTERED, *TD3]
    rows = audit("a.txt", "\n".join(lines))
    assert sum(row["status"] == "successful" for row in rows) == 4
    assert found(rows)[2:4] == [(6, "", "failed"), (7, "TD3", "successful")]


def test_a_damaged_first_letter_does_not_tear_a_record_apart(audit):
    lines = [*TD3, "F" + TD3[0][1:], TD3[1], *TD3, *TD3]
    assert [row["format"] for row in audit("a.txt", "\n".join(lines))] == ["TD3"] * 4


def test_records_of_a_line_may_stand_with_lines_of_one(audit):
    text = f"{TD3[0]}\n{'|'.join(TD3)}\n{TD1[0]}\n\n" + "\n".join(TD3)
    assert found(audit("a.txt", text)) == [
        (1, "", "failed"),
        (2, "TD3", "successful"),
        (3, "", "failed"),
        (5, "TD3", "successful"),
    ]


def test_no_line_is_lost_of_what_is_no_mrz(audit):
    assert found(audit("a.txt", "\n".join(["word"] * 9))) == [
        (line, "", "failed") for line in range(1, 10)
    ]


def test_an_open_quotation_mark_takes_its_own_line_only(audit):
    text = "mrz\n" + "\n".join(['"' + "|".join(TD3), *["|".join(TD3)] * 12, '"a""b'])
    rows = audit("a.csv", text)
    assert [row["status"] for row in rows] == ["failed", *["successful"] * 12, "failed"]


def test_what_was_not_understood_is_in_the_table_and_in_the_summary(audit, capsys, tmp_path):
    text = "\n".join(["{", '{"a": 1}', '"|"', "[1]", "3", json.dumps(TD3), "[" * 100_000])
    rows = audit("a.jsonl", text)
    problems = ["not-json", "no-mrz", "", "no-mrz", "no-mrz", "", "not-json"]
    assert [row["problem"] for row in rows] == problems
    assert [row["record"] for row in rows] == [str(number) for number in range(1, 8)]
    assert rows[0]["status"] == "not-performed"
    _, _, error = run(capsys, tmp_path / "a.jsonl")
    assert "Lines that are not JSON: 2, the first is line 1 " in error
    assert "Records without an MRZ: 3, the first in line 2 " in error


def test_quotation_marks_within_cells_open_nothing(audit):
    one = "|".join(TD3)
    rows = audit("a.csv", f'x,mrz\na"b,{one}\nc"d,{one}\n"e""f",{one}\n')
    assert [row["status"] for row in rows] == ["successful"] * 3


@pytest.mark.parametrize("heading", ["1,2", "text,3", "line,lines"])
def test_a_first_row_with_an_mrz_is_no_heading(audit, heading):
    text = "\n".join(f"{heading},{'|'.join(each)}" for each in THREE)
    assert found(audit("a.csv", text)) == three(1, 2, 3)


def test_the_column_named_for_the_mrz_counts_before_others(audit):
    assert found(audit("a.csv", f"text,MRZ\nseen twice,{'|'.join(TD3)}\n")) == [
        (2, "TD3", "successful")
    ]


LINES = st.one_of(
    st.sampled_from([*TD3, *TD1, "", '"', "|".join(TD1), "\\n", "{}", '["A"]', 'a"b,c"', "x,y;z"]),
    st.text(max_size=50),
)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_no_character_of_a_plain_text_is_lost_and_none_comes_twice(text):
    stream = io.StringIO(text, newline=None)
    read = "".join("".join(lines) for _, lines, _ in plain_records(stream))
    left_out = str.maketrans("", "", "|")
    expected = "".join(
        records.BREAKS.sub("", line.strip()).translate(left_out)
        for line in io.StringIO(text, newline=None)
    )
    assert read == expected


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_any_text_is_read_as_a_table_and_as_json(text):
    lines = [line for line in io.StringIO(text, newline=None) if line.strip()]
    assert len(list(json_records(io.StringIO(text, newline=None)))) == len(lines)
    places = [line for line, _, _ in cell_records(io.StringIO(text, newline=None))]
    assert places == sorted(set(places))


def test_an_empty_cell_is_a_record_without_an_mrz(audit):
    rows = audit("a.csv", f"mrz,x\n,1\n{'|'.join(TD3)},2\n\n")
    assert [row["problem"] for row in rows] == ["no-mrz", ""]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([TD3, TD1], 0),
        ([TD3, ALTERED, UNKNOWN], 2),
        ([TD3, UNKNOWN], 3),
    ],
)
def test_the_exit_code_is_the_worst(capsys, tmp_path, given, code):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(map("|".join, given)), encoding="utf-8")
    assert run(capsys, path)[0] == code


def test_a_file_without_any_mrz_could_not_be_read(capsys, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    assert run(capsys, path)[0] == 4


def test_the_table_has_the_codes_of_parse_in_both_forms(capsys, tmp_path):
    made = mix(300, seed=21)
    path, out = tmp_path / "a.jsonl", tmp_path / "table.jsonl"
    path.write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    _, table, _ = run(capsys, path, "--on", "2026-06-01")
    run(capsys, path, "--on", "2026-06-01", "--out", out)
    rows = list(csv.DictReader(io.StringIO(table)))
    objects = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for record, row, each in zip(made, rows, objects, strict=True):
        mrz = parse(record, Policy(reference_date=date(2026, 6, 1)))
        failed = {finding.code for finding in mrz.findings if finding.status == "failed"}
        assert set(row["failed"].split()) == set(each["failed"]) == failed
        assert row["status"] == each["status"] == mrz.status
        assert (row["format"] or None) == each["format"] == mrz.format


def test_several_processes_write_the_same_table(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(work, "BATCH", 50)
    path = tmp_path / "a.jsonl"
    lines = [*map(json.dumps, mix(400, seed=22)), "{", '["P<UTO\\nA"]']
    path.write_text("\n".join(lines), encoding="utf-8")
    alone, together = (run(capsys, path, "--jobs", jobs) for jobs in (1, 2))
    assert alone == together
    assert alone[1].count("\n") == 403


def test_the_standard_input_is_read_and_left_open(capsys, monkeypatch):
    given = io.BytesIO("\n".join(TD3).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    code, out, _ = run(capsys, "-")
    assert code == 0
    assert out.splitlines()[1].startswith("1,1,TD3,successful")
    assert not given.closed


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_the_summary_counts_and_names_no_person(capsys, tmp_path, language):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(map("|".join, [*[TD3] * 1200, ALTERED, ("ERIKSSON",)])))
    out = tmp_path / "table.csv"
    _, _, error = run(capsys, path, "--out", out, "--lang", language)
    assert "1\u00a0202" in error
    assert "mrz.check-digits.date-of-expiry" in error
    for text in (error, out.read_text(encoding="utf-8")):
        assert "ERIKSSON" not in text
        assert "L898902C3" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("full.txt", "--out", "table.pdf"), 1, "end the name with one of .csv"),
        (("full.csv", "--out", "full.csv"), 1, "give another name to --out"),
        (("full.txt", "--out", "nowhere/table.csv"), 1, "could not be written"),
        (("full.txt", "--jobs", "0"), 1, "--jobs takes 1 or more"),
        (("full.txt", "--on", "tomorrow"), 1, "tomorrow"),
        (("empty.txt",), 4, "is empty"),
        (("empty.csv",), 4, "is empty"),
        (("none.txt",), 4, "no file none.txt"),
        ((".",), 4, "could not be read"),
    ],
)
def test_wrong_use_is_one_sentence(capsys, tmp_path, monkeypatch, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    for name in ("full.txt", "full.csv"):
        (tmp_path / name).write_text("|".join(TD3))
    for name in ("empty.txt", "empty.csv"):
        (tmp_path / name).write_text("\n\n")
    returned, out, error = run(capsys, *arguments)
    assert returned == code
    assert said in error
    assert out == ""
    assert (tmp_path / "full.csv").read_text() == "|".join(TD3)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_drawn_by_bytes_and_wiped_away():
    terminal = Terminal()
    progress = Progress(terminal, 200)
    progress.show(100, 1234)
    assert terminal.getvalue() == "\r[###############...............]  50%  1\u00a0234"
    progress.show(500, 9)
    assert "100%" in terminal.getvalue()
    progress.end()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_progress_without_a_known_size_counts():
    terminal = Terminal()
    Progress(terminal, None).show(None, 5)
    assert terminal.getvalue() == "\r5"


def test_nothing_is_drawn_where_no_person_looks_on():
    stream = io.StringIO()
    progress = Progress(stream, 200)
    progress.show(100, 1)
    progress.end()
    assert stream.getvalue() == ""


def test_records_far_from_any_mrz_do_not_fill_the_memory(audit, monkeypatch):
    monkeypatch.setattr(work, "MOST_CHARACTERS", 1000)
    sizes = []
    judge = work.Worker.judge
    monkeypatch.setattr(
        work.Worker,
        "judge",
        lambda self, batch: sizes.append(len(batch.places)) or judge(self, batch),
    )
    rows = audit("a.txt", "\n\n".join(["A" * 400] * 10 + ["|" * 300] * 3))
    assert len(rows) == 13
    assert [row["record"] for row in rows] == [str(number) for number in range(1, 14)]
    assert max(sizes) < 10


def test_a_line_without_an_end_is_taken_in_pieces(audit, monkeypatch):
    monkeypatch.setattr(records, "LONGEST_LINE", 100)
    assert found(audit("a.txt", "A" * 250 + "\n\n" + "|".join(TD3))) == [
        (1, "", "failed"),
        (3, "TD3", "successful"),
    ]
