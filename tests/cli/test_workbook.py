"""``docsec workbook``: the records and refusals of the pages, for files on this machine."""

import csv
import io
import json

import pytest

from docsec import workbook
from docsec.cli import main
from docsec.messages import LANGUAGES
from docsec.workbook.compare import MOST

SHARES = {
    "country": "MEX",
    "agency": "Muestra",
    "item.POL-01.level": "3",
    "item.POL-01.evidence": "Acuerdo 12",
    "item.POL-01.objective": "Una autoridad",
    "item.POL-01.replicable": "Un decreto",
    "item.POL-01.mature": "Desde 2019",
    "item.DES-03.level": "4",
    "item.DES-06.level": "1",
    "answer.Q1": "Capas que se apoyan.",
}
SEEKS = {"country": "GTM", "item.POL-01.level": "0", "item.POL-01.seeks": "yes"}


@pytest.fixture
def files(tmp_path):
    """A workbook in JSON, another in CSV, and a file that is none."""
    shares, seeks, none = (tmp_path / name for name in ("mex.json", "gtm.csv", "notes.txt"))
    book = workbook.to_json(workbook.from_fields(SHARES))
    shares.write_text(json.dumps(book), encoding="utf-8")
    seeks.write_text(workbook.to_csv(workbook.from_fields(SEEKS)), encoding="utf-8")
    none.write_text("nothing of ours", encoding="utf-8")
    return shares, seeks, none


def run(capsys, *arguments):
    code = main(["workbook", *map(str, arguments)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


def test_check_says_what_a_workbook_comes_to_and_lacks(capsys, files):
    code, out, err = run(capsys, "check", files[0], "--lang", "es")
    assert (code, err) == (0, "")
    assert out.startswith("MEX · Muestra\n3 de 58 puntos respondidos, buenas prácticas: 1")
    assert "nivel medio: 1,7" in out
    assert "el nivel 4 cuenta como 1 sin evidencia" in out
    assert "sin respuesta: Q2, Q3" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it_in_full(capsys, files, language):
    for task in (["check", files[0]], ["compare", *files[:2]]):
        code, out, _ = run(capsys, *task, "--lang", language)
        assert code == 0
        assert "{" not in out


def test_check_as_json_is_the_record_of_the_page(capsys, files):
    code, out, _ = run(capsys, "check", files[1], "--json")
    assert code == 0
    book = workbook.from_fields(SEEKS)
    assert json.loads(out) == json.loads(json.dumps(workbook.as_dict(workbook.assess(book))))


def test_check_reads_what_is_typed(capsys, files, monkeypatch):
    typed = io.TextIOWrapper(io.BytesIO(files[1].read_bytes()))
    monkeypatch.setattr("sys.stdin", typed)
    code, out, _ = run(capsys, "check", "-", "--lang", "en")
    assert code == 0
    assert out.startswith("GTM\n1 of 58 items answered")


def test_compare_shows_who_can_share_and_who_seeks(capsys, files):
    code, out, _ = run(capsys, "compare", files[0], files[1], "--lang", "pt")
    assert code == 0
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert "  1  MEX · Muestra\n  2  GTM\n" in out
    assert rows["DES-03"] == ["1", "·"]
    assert "pode compartilhar: MEX · Muestra; procura ajuda: GTM" in out


def test_compare_as_csv_and_json_are_those_of_the_page(capsys, files):
    compared = workbook.compare([workbook.from_fields(SHARES), workbook.from_fields(SEEKS)])
    _, out, _ = run(capsys, "compare", files[0], files[1], "--csv")
    said, expected = (list(csv.reader(io.StringIO(t))) for t in (out, workbook.table(compared)))
    assert said == expected
    _, out, _ = run(capsys, "compare", files[0], files[1], "--json")
    content = json.loads(out)
    assert content["labels"] == list(compared.labels)
    assert len(content["items"]) == 58
    assert content["matches"] == ["POL-01"]


@pytest.mark.parametrize("task", ["check", "compare"])
def test_a_file_that_is_no_workbook_is_named_and_nothing_is_printed(capsys, files, task):
    given = [files[2]] if task == "check" else files
    code, out, err = run(capsys, task, *given, "--lang", "en")
    assert (code, out) == (4, "")
    assert err.startswith("docsec: notes.txt: This file is no workbook of docsec")
    assert run(capsys, task, files[0].parent / "missing.json")[0] == 4


def test_wrong_use(capsys, files):
    assert run(capsys)[0] == 1
    assert run(capsys, "merge", files[0])[0] == 1
    assert run(capsys, "compare")[0] == 1
    assert run(capsys, "compare", files[0], "--json", "--csv")[0] == 1
    code, out, err = run(capsys, "compare", *[files[0]] * (MOST + 1), "--lang", "en")
    assert (code, out) == (1, "")
    assert str(MOST) in err
