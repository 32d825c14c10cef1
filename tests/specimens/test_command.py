"""The command makes one specimen, or a set, and says what it cannot make before it begins."""

import argparse
import json

import pytest
from PIL import Image

from docsec.errors import UsageError
from docsec.specimens import command

SMALL = ("--dpi", 100)


def run(*arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", default="en")
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(argument) for argument in arguments]))


def expected(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def refused(*arguments):
    with pytest.raises(UsageError) as caught:
        run(*arguments)
    for language in ("en", "es", "pt", "fr"):
        assert caught.value.sentence(language)
    return caught.value.code


def test_a_specimen_is_written_and_its_files_are_named(tmp_path, capsys):
    folder = tmp_path / "new" / "card"
    code = run("--type", "TD1", "--seed", 5, "--dpi", 150, "--out", folder)
    names = ["white.png", "mrz.txt", "document.json", "expected.json", "model.json"]
    assert code == 0
    assert capsys.readouterr().out.split() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_alterations_and_oddities_are_applied_in_order(tmp_path):
    steps = ("--operator", "mrz-digit:2,1,1", "--fraud", "mrz-digit:2,2,1", "--negative", "stamp")
    assert run("--type", "TD1", "--seed", 5, *SMALL, "--out", tmp_path, *steps) == 0
    assert [one["operator"] for one in expected(tmp_path)["operators"]] == [*steps[1::2]]
    assert (tmp_path / "mrz.txt").read_text(encoding="utf-8").splitlines()[1].startswith("11")


def test_a_set_has_a_folder_for_each_holder_and_design(tmp_path, capsys):
    wanted = ("--type", "TD1-front", "--design", "all", "--seed", 7, "--count", 2)
    assert run(*wanted, *SMALL, "--light", "ir", "--jpeg", 80, "--out", tmp_path) == 0
    folders = [f"td1-front-{design}-{seed}" for design in "ab" for seed in (7, 8)]
    assert capsys.readouterr().out.split() == [str(tmp_path / name) for name in folders]
    for name in folders:
        assert (tmp_path / name / "ir.jpg").is_file()
        assert not (tmp_path / name / "white.jpg").exists()


def test_two_processes_make_the_same(tmp_path):
    wanted = ("--type", "TD1", "--count", 2, *SMALL)
    run(*wanted, "--out", tmp_path / "one")
    run(*wanted, "--jobs", 2, "--out", tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.*"):
        assert (
            path.read_bytes()
            == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        )


def test_the_pictures_of_an_earlier_specimen_go(tmp_path):
    run("--type", "TD1", *SMALL, "--light", "oblique", "--out", tmp_path)
    assert len(list(tmp_path.glob("oblique-?.png"))) == 3
    run("--type", "TD1", *SMALL, "--jpeg", 90, "--out", tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".png", ".jpg")] == [
        "white.jpg"
    ]


def test_a_phone_takes_the_page_from_the_side(tmp_path):
    run("--type", "TD1", "--dpi", 150, "--camera", "phone", "--light", "all", "--out", tmp_path)
    assert "ir.jpg" not in {path.name for path in tmp_path.iterdir()}
    described = json.loads((tmp_path / "document.json").read_text(encoding="utf-8"))
    with Image.open(tmp_path / "white.jpg") as picture:
        assert picture.size == (described["page"]["width_px"], described["page"]["height_px"])
    (left, top), (right, _), *_ = described["document"]["polygon"]
    assert 0 < left < right < 1
    assert top > 0


def test_a_sheet_lies_beside_the_pictures(tmp_path):
    run("--type", "TD1", *SMALL, "--sheet", "--lang", "es", "--out", tmp_path)
    text = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "Hoja del instructor" in text
    assert "data:image/png" in text


def test_one_of_the_samples_is_made_by_its_id(tmp_path, capsys):
    run("--samples", "--only", "td1-strong-jpeg", "--out", tmp_path)
    assert expected(tmp_path / "td1-strong-jpeg")["operators"][0]["name"] == "strong-jpeg"
    assert not (tmp_path / "README.md").exists()


def test_the_list_names_everything_that_can_be_asked_for(capsys):
    assert run("--list", "--lang", "fr") == 0
    text = capsys.readouterr().out
    for name in ("REFUGEE", "photo-pasted", "stamp", "td3-altered-digit"):
        assert name in text


def test_what_cannot_be_made_is_said_before_anything_is_written(tmp_path):
    out = ("--out", tmp_path / "none")
    assert refused("--type", "TD3") == "specimen-what"
    assert refused(*out) == "specimen-what"
    assert refused("--type", "TD3", "--light", "red", *out) == "specimen-light"
    assert refused("--type", "TD3", "--camera", "eye", *out) == "specimen-camera"
    assert refused("--type", "TD3", "--design", "z", *out) == "specimen-design"
    assert refused("--type", "TD3", "--fraud", "stamp", *out) == "specimen-step-kind"
    assert refused("--type", "TD3", "--negative", "photo-pasted", *out) == "specimen-step-kind"
    assert refused("--type", "TD3", "--fraud", "magic", *out) == "specimen-operator"
    assert refused("--samples", "--only", "none", *out) == "sample-not-listed"
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made_is_a_usage_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = tmp_path / "file" / "folder"
    assert refused("--type", "TD1", "--dpi", 100, "--out", out) == "specimen-folder"
