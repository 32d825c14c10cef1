"""The command line as its users meet it: words, exit codes, no tracebacks."""

import json
import subprocess
import sys

import pytest

from docsec import commands
from docsec.cli import main
from docsec.errors import MissingPartError
from docsec.findings import Reading
from docsec.reading import reader as reader_module
from docsec.reading.fake import FakeReader

SOUND = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n"
)
ALTERED = SOUND.replace("1204159", "1204158")


@pytest.fixture(autouse=True)
def _no_reader(monkeypatch):
    """A reader that finds nothing, so that no program outside Python is needed here."""
    monkeypatch.setattr(reader_module, "default_reader", lambda: FakeReader(()))


@pytest.fixture
def text_file(tmp_path):
    def write(text):
        path = tmp_path / "mrz.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


@pytest.mark.parametrize(
    ("text", "code"), [(SOUND, 0), (ALTERED, 2), (SOUND.replace("UTO", "QQQ"), 3), ("ABC", 2)]
)
def test_parse_returns_what_was_found(capsys, text_file, text, code):
    assert run(capsys, "parse", text_file(text))[0] == code


def test_parse_json(capsys, text_file):
    code, out, _ = run(capsys, "parse", text_file(ALTERED), "--json", "--lang", "es")
    content = json.loads(out)
    assert code == 2
    assert content["format"] == "TD3"
    failed = [each for each in content["findings"] if each["code"].endswith("date-of-expiry")]
    assert failed[0]["expected"] == "9"
    assert "dígito" in failed[0]["message"]


def test_on_sets_the_day(capsys, text_file):
    _, out, _ = run(capsys, "parse", text_file(SOUND), "--on", "2012-01-01", "--full")
    assert "Not expired" in out
    _, out, _ = run(capsys, "parse", text_file(SOUND), "--on", "2013-01-01")
    assert "Expired on 2012-04-15 (examined as of 2013-01-01)" in out


def test_explain_works_every_digit_out(capsys, text_file):
    code, out, _ = run(capsys, "explain", text_file(SOUND))
    assert code == 0
    assert "316 mod 10 = 6" in out


@pytest.mark.parametrize("format_", ["TD1", "TD2", "TD3", "MRV-A", "MRV-B"])
def test_build_writes_what_parse_accepts(capsys, text_file, format_):
    code, out, _ = run(
        capsys, "build", "--format", format_, "--surname", "Núñez", "--given-names", "José",
        "--document-number", "AB123", "--birth-date", "1990-01-31", "--expiry-date", "2031-01-31",
    )  # fmt: skip
    assert code == 0
    assert run(capsys, "parse", text_file(out))[0] == 0


def test_inspect_typed_as_printed(capsys, samples, tmp_path):
    folder = samples / "td3-altered-digit"
    page = tmp_path / "report.html"
    code, out, _ = run(capsys, "inspect", folder, "--mrz", folder / "mrz.txt", "--html", page)
    assert code == 2
    assert "The check digit of the date of birth does not match" in out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    for name in ("td3-specimen", "td1-specimen", "mrv-b-specimen"):
        folder = samples / name
        assert run(capsys, "inspect", folder, "--mrz", folder / "mrz.txt")[0] == 0


def test_mrz_may_be_given_on_the_line(capsys, samples):
    lines = (samples / "td3-specimen" / "mrz.txt").read_text(encoding="utf-8").split()
    assert run(capsys, "inspect", samples / "td3-specimen", "--mrz", "|".join(lines))[0] == 0


def test_inspect_prints_one_object_a_line(capsys, samples):
    folders = [samples / "td3-specimen", samples / "td1-specimen"]
    code, out, _ = run(capsys, "inspect", *folders, "--json")
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 4
    assert [each["file"] for each in objects] == ["td3-specimen", "td1-specimen"]


def test_one_bad_file_does_not_hide_the_others(capsys, samples, tmp_path):
    empty = tmp_path / "empty.jpg"
    empty.touch()
    code, out, err = run(capsys, "inspect", empty, samples / "td3-specimen", "--json")
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 4
    assert first["error"]["code"] == "file-empty"
    assert second["status"] == "not-performed"
    assert "empty.jpg" in err


def test_a_fault_of_our_own_is_a_sentence_too(capsys, samples, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(commands, "_open", broken)
    code, _, err = run(capsys, "inspect", samples / "td3-specimen")
    assert code == 4
    assert "ZeroDivisionError" in err


def test_a_missing_reader_is_code_5_and_says_what_to_install(capsys, samples, monkeypatch):
    def missing():
        raise MissingPartError("tesseract-missing")

    monkeypatch.setattr(reader_module, "default_reader", missing)
    code, out, err = run(capsys, "inspect", samples / "td3-specimen")
    assert code == 5
    assert "tesseract" in err.lower()
    assert "td3-specimen" in out
    assert run(capsys, "read", samples / "td3-specimen")[0] == 5
    altered = samples / "td3-altered-digit"
    assert run(capsys, "inspect", altered, "--mrz", altered / "mrz.txt")[0] == 2


def test_read_without_an_mrz(capsys, samples):
    code, out, _ = run(capsys, "read", samples / "td3-specimen")
    assert code == 4
    assert "No MRZ was found" in out
    code, out, _ = run(capsys, "read", samples / "td3-specimen", "--json")
    assert json.loads(out)["lines"] == []
    assert json.loads(out)["reason"] == "no-mrz-found"


def test_read_names_what_it_is_not_sure_of(capsys, samples, monkeypatch):
    lines = tuple(SOUND.split())
    sure = tuple(tuple(0.99 for _ in line) for line in lines)
    sure = (sure[0], (*sure[1][:9], 0.61, *sure[1][10:]))
    others = tuple(tuple((("8", 0.36),) if value < 0.9 else () for value in line) for line in sure)
    reading = Reading(lines, "TD3", sure, (), 0.0, "fake", 0.1, alternatives=others)
    monkeypatch.setattr(reader_module, "default_reader", lambda: FakeReader([reading]))
    code, out, err = run(capsys, "read", samples / "td3-specimen")
    assert (code, tuple(out.split())) == (0, lines)
    assert "position 10" in err
    assert "61 %" in err
    assert "8 (36 %)" in err
    _, out, _ = run(capsys, "read", samples / "td3-specimen", "--json")
    assert json.loads(out)["alternatives"][1][9] == [["8", 0.36]]


def test_read_several_with_docsecs_own_reader(capsys, samples, tmp_path, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("DOCSEC_LANG", "en")
    names = ("td3-specimen", "td1-specimen", "mrv-b-specimen")
    folders = [samples / name for name in names]
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    drawn = tmp_path / "drawn"
    code, out, err = run(
        capsys, "read", *folders, broken, "--json", "--jobs", "2", "--draw", drawn
    )  # fmt: skip
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 4
    assert [each["file"] for each in found] == [*names, "broken.png"]
    for folder, each in zip(folders, found, strict=False):
        assert each["lines"] == (folder / "mrz.txt").read_text(encoding="utf-8").split()
        assert each["reader"] == "docsec"
    assert "broken.png" in err
    assert sorted(path.stem for path in drawn.iterdir()) == sorted(names)


def test_read_draws_one_picture_where_asked(capsys, samples, tmp_path, monkeypatch):
    reading = Reading(
        ("P<UTO<<", "123"), None, ((0.99,) * 7, (0.2,) * 3),
        (((0.1, 0.8), (0.9, 0.8), (0.9, 0.85), (0.1, 0.85)),) * 2, 0.0, "fake", 0.1,
    )  # fmt: skip
    monkeypatch.setattr(reader_module, "default_reader", lambda: FakeReader([reading]))
    out = tmp_path / "seen.png"
    assert run(capsys, "read", samples / "td3-specimen", "--draw", out)[0] == 0
    assert out.stat().st_size > 10_000
    code, _, err = run(capsys, "read", samples / "td3-specimen", "--draw", tmp_path / "seen.xyz")
    assert code == 1
    assert "seen.xyz" in err


def test_progress_is_shown_on_a_terminal_only(capsys, samples, monkeypatch):
    folders = [samples / "td3-specimen", samples / "td1-specimen"]
    assert "1/2" not in run(capsys, "read", *folders)[2]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "1/2" in run(capsys, "read", *folders)[2]


def test_a_second_reader_that_is_not_installed_is_said(capsys, samples, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    code, out, err = run(capsys, "read", samples / "td3-specimen", "--second-reader", "passporteye")
    assert (code, out) == (5, "")
    assert "docsec[passporteye]" in err
    code, _, err = run(capsys, "inspect", samples / "td3-specimen", "--reader", "passporteye")
    assert code == 5
    assert "docsec[passporteye]" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 1, "required"),
        (["inspect"], 1, "DOCUMENT"),
        (["frobnicate"], 1, "frobnicate"),
        (["inspect", "missing.jpg"], 4, "missing.jpg"),
        (["parse", "missing.txt"], 4, "missing.txt"),
        (["inspect", "missing.jpg", "--lang", "xx"], 1, "en, es, pt, fr"),
        (["parse", "missing.txt", "--on", "yesterday"], 1, "YYYY-MM-DD"),
        (["inspect", "a", "b", "--mrz", "P<"], 1, "--mrz"),
        (["inspect", "a", "b", "--light", "ir=x.png"], 1, "--light"),
        (["inspect", "a", "--light", "x.png"], 1, "NAME=FILE"),
        (["build", "--format", "TD9"], 1, "required"),
        (["serve", "--port", "many"], 1, "port"),
        (["read", "a.jpg", "--jobs", "0"], 1, "--jobs"),
        (["read", "a.jpg", "--reader", "crystal"], 1, "passporteye"),
    ],
)
def test_wrong_use_gets_one_sentence(capsys, arguments, code, said):
    actual, out, err = run(capsys, *arguments)
    assert actual == code
    assert out == ""
    assert err.startswith("docsec: ")
    assert said in err
    assert len(err.splitlines()) == 1


def test_ten_megabytes_of_text_are_refused(capsys, text_file):
    code, _, err = run(capsys, "parse", text_file("A" * 10_000_000))
    assert code == 4
    assert "too long" in err


def test_text_that_is_no_text_is_refused(capsys, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes(b"\xff\xfe\xe9\x00")
    assert "UTF-8" in run(capsys, "parse", path)[2]


def test_lower_case_and_blanks_are_shown_and_a_tidy_text_proposed(capsys, text_file):
    code, out, _ = run(capsys, "parse", text_file(SOUND.lower().replace("<<anna", "<< anna")))
    assert code == 2
    assert "does not belong in an MRZ" in out
    assert "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" in out


def test_the_checklist_in_three_forms(capsys):
    _, out, _ = run(capsys, "checklist", "--lang", "es")
    assert "POL-01" in out
    _, out, _ = run(capsys, "checklist", "--json", "--lang", "pt")
    assert len(json.loads(out)["items"]) == 58
    _, out, _ = run(capsys, "checklist", "--csv")
    assert out.splitlines()[0].startswith("id,section,statement")


def test_specimen_is_drawn(capsys, tmp_path):
    code, _, _ = run(capsys, "specimen", "--type", "TD1", "--seed", 3, "--out", tmp_path / "card")
    assert code == 0
    assert (tmp_path / "card" / "white.png").stat().st_size > 10_000


def test_the_machines_language_is_the_default(capsys, monkeypatch):
    monkeypatch.delenv("DOCSEC_LANG")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    _, _, err = run(capsys, "parse", "falta.txt")
    assert "falta.txt" in err
    assert "file" not in err.lower()


def test_output_into_a_closed_pipe_is_no_error(samples):
    script = "import sys; from docsec.cli import main; sys.exit(main(['checklist', '--json']))"
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err


def test_features_lists_all_and_shows_a_few_in_full(capsys):
    code, out, _ = run(capsys, "features")
    assert code == 0
    assert out.count("\n  ") == 94
    code, out, _ = run(capsys, "features", "holograma", "--lang", "es")
    assert code == 0
    assert "(dovid)" in out
    assert "Imitado o alterado" in out


def test_features_json_and_a_query_of_several_words(capsys):
    code, out, _ = run(capsys, "features", "marca", "de", "agua", "--json", "--lang", "pt")
    content = json.loads(out)
    assert code == 0
    assert content["language"] == "pt"
    assert content["items"][0]["id"].startswith("watermark")
    assert content["items"][0]["genuine"].startswith("Zonas suaves")


def test_features_that_finds_nothing_says_so(capsys):
    code, out, _ = run(capsys, "features", "xyzzy", "--lang", "fr")
    assert code == 0
    assert "«\N{NO-BREAK SPACE}xyzzy\N{NO-BREAK SPACE}»" in out
    assert json.loads(run(capsys, "features", "xyzzy", "--json")[1])["items"] == []
