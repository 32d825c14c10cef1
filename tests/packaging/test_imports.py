"""Arrows point one way, and the centre needs the standard library only."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import docsec

ROOT = Path(__file__).parent.parent.parent
BULK = sorted((ROOT / "docsec" / "mrz" / "bulk").rglob("*.py"))
AUDIT = sorted((ROOT / "docsec" / "audit").rglob("*.py"))
CENTRE = [
    *sorted(set((ROOT / "docsec" / "mrz").rglob("*.py")) - set(BULK)),
    *(ROOT / "docsec" / f"{name}.py" for name in ("findings", "policy", "registry", "errors")),
    ROOT / "docsec" / "messages.py",
]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names


def test_the_centre_imports_the_standard_library_and_itself():
    for path in CENTRE:
        foreign = {
            name
            for name in imported(path)
            if name.split(".")[0] not in sys.stdlib_module_names | {"docsec"}
        }
        assert foreign == set(), path


def test_bulk_needs_numpy_and_nothing_else():
    for path in BULK:
        third_party = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names
        assert third_party <= {"docsec", "numpy"}, path
    others = set((ROOT / "docsec").rglob("*.py")) - set(BULK) - set(AUDIT)
    for path in others:
        assert not [name for name in imported(path) if name.startswith("docsec.mrz.bulk")], path


def test_findings_import_nothing_of_ours():
    names = imported(ROOT / "docsec" / "findings.py")
    assert not [name for name in names if name.startswith("docsec")]


def test_the_library_never_imports_the_web():
    allowed = {ROOT / "docsec" / "commands.py"}
    for path in (ROOT / "docsec").rglob("*.py"):
        web = [name for name in imported(path) if name.split(".")[0] == "docsec_web"]
        assert not web or path in allowed, path


def test_nothing_but_policy_asks_the_clock_for_a_date():
    for path in (ROOT / "docsec").rglob("*.py"):
        if path.name != "policy.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\b(date\.today|datetime\.now|datetime\.today)\b", text), path


def test_parse_loads_no_third_party_module():
    script = (
        "import sys; before = set(sys.modules); import docsec; "
        "docsec.parse('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\n"
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10'); "
        "print('\\n'.join(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    third_party = loaded - set(sys.stdlib_module_names) - {"docsec"}
    assert third_party == set()
    ours = {name for name in done.stdout.split() if name.startswith("docsec.")}
    assert "docsec.mrz.parse" in ours
    assert not [name for name in ours if name.endswith(("transliteration", "repair", "explain"))]


def test_public_names_are_sorted_and_there():
    assert docsec.__all__ == sorted(docsec.__all__)
    for name in docsec.__all__:
        assert getattr(docsec, name) is not None
    assert set(docsec.__all__) <= set(dir(docsec))


def test_modules_are_short():
    for folder in ("docsec", "web/docsec_web"):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
