"""The command writes the four files of a specimen."""

import argparse
import json

import pytest

from docsec.errors import UsageError
from docsec.specimens import command


def run(*arguments):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(argument) for argument in arguments]))


def test_a_specimen_is_written_and_its_files_are_named(tmp_path, capsys):
    folder = tmp_path / "new" / "card"
    code = run("--type", "TD1", "--seed", 5, "--dpi", 150, "--out", folder)
    names = ["white.png", "mrz.txt", "document.json", "expected.json"]
    assert code == 0
    assert capsys.readouterr().out.split() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_operators_are_applied_in_order(tmp_path):
    steps = ("--operator", "mrz-digit:2,1,1", "--operator", "mrz-digit:2,2,1")
    assert run("--type", "TD1", "--seed", 5, "--dpi", 150, "--out", tmp_path, *steps) == 0
    expected = json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))
    assert [one["operator"] for one in expected["operators"]] == [steps[1], steps[3]]
    assert (tmp_path / "mrz.txt").read_text(encoding="utf-8").splitlines()[1].startswith("11")


def test_a_folder_that_cannot_be_made_is_a_usage_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        run("--type", "TD1", "--dpi", 100, "--out", tmp_path / "file" / "folder")
    assert caught.value.code == "specimen-folder"
