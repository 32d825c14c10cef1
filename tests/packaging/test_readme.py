"""The README says what is so: its commands, its codes, its example."""

import re
import tomllib
from pathlib import Path

import docsec
from docsec.exit_codes import ExitCode

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def command(name: str) -> str:
    block = re.search(rf"<!-- {name} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert block, name
    return block[1]


def test_both_commands_are_single_lines_on_shipped_files():
    for name in ("main job", "tests"):
        assert "\n" not in command(name)
    for path in re.findall(r"samples/[\w./-]+", command("main job")):
        assert (ROOT / path).exists(), path


def test_the_extras_named_exist():
    extras = {
        extra for found in re.findall(r"\[([a-z,]+)\]'", README) for extra in found.split(",")
    }
    assert extras
    assert extras <= set(PROJECT["optional-dependencies"])


def test_the_table_of_exit_codes_is_complete():
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)}
    assert codes == {int(code) for code in ExitCode}


def test_the_example_gives_what_it_says():
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    lines = block.split("report = ")[0].splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines), names)  # noqa: S102 - our own README
    assert names["mrz"].fields["birth_date"].value == "1974-08-12"
    assert docsec.explain(names["mrz"].lines).digits[0].total == 316


def test_the_version_stands_in_the_changelog():
    assert PROJECT["version"] == docsec.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {docsec.__version__} " in changelog


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("https://"):
            assert (ROOT / target).exists(), target
