"""The whole road over every picture of the shared evaluation set, and over the samples."""

import csv
import importlib.util
import io
import json
import shutil
from contextlib import redirect_stderr, redirect_stdout

import pytest

from docsec.cli import main

pytestmark = pytest.mark.corpus
with_passporteye = pytest.mark.skipif(
    importlib.util.find_spec("passporteye") is None or shutil.which("tesseract") is None,
    reason="PassportEye or the tesseract program is not installed",
)


def inspect(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["inspect", "--json", *map(str, arguments)])
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def failed(report):
    codes = {each["code"] for each in report["findings"] if each["status"] == "failed"}
    return {code for code in codes if code.startswith("mrz.")} - {"mrz.expiry"}


@pytest.fixture(scope="module")
def manifest(shared):
    path = shared / "evalset" / "manifest.csv"
    if not path.is_file():
        pytest.skip("the shared evaluation set is not here")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def reports(shared, manifest):
    return by_id(manifest, shared)


def by_id(manifest, shared, *options):
    pictures = [shared / "evalset" / row["file"] for row in manifest]
    _, found, err = inspect(*pictures, *options)
    assert err == ""
    return dict(zip([row["id"] for row in manifest], found, strict=True))


def fails_as_printed(row):
    """The codes that fail on what is printed."""
    from docsec.mrz.parse import parse

    findings = parse(row["mrz"].split("|")).findings if row["mrz"] else ()
    return {each.code for each in findings if each.status == "failed"} - {"mrz.expiry"}


def test_every_picture_gets_a_report(manifest, reports):
    for row in manifest:
        report = reports[row["id"]]
        assert "error" not in report, row["id"]
        assert report["status"] in ("successful", "failed", "undetermined", "not-performed")


def test_no_rule_fails_that_does_not_fail_on_the_print(manifest, reports):
    false = {row["id"]: failed(reports[row["id"]]) - fails_as_printed(row) for row in manifest}
    assert {name: codes for name, codes in false.items() if codes} == {}


@with_passporteye
def test_no_rule_fails_by_passporteye_alone(shared, manifest):
    sound = [row for row in manifest if row["check_digits_ok"] == "all"]
    assert len(sound) > 40
    for name, report in by_id(sound, shared, "--reader", "passporteye").items():
        assert failed(report) == set(), name


def test_a_picture_without_an_mrz_is_said_to_have_none(manifest, reports):
    for row in manifest:
        if row["doc_format"] == "none":
            assert reports[row["id"]]["mrz"]["parsed"] is None, row["id"]


# Specimens whose issuer departs from Doc 9303: the clause that makes the rule fail on them.
DEPARTURES = {
    "pe_100_id_rou": "digits in the nationality (Doc 9303-6 4.2.2)",
    "dv_hi_03": "dates of zeros (Doc 9303-3 4.8)",
    "dv_lo_03": "dates of zeros (Doc 9303-3 4.8)",
}


def test_typed_as_printed_only_known_departures_fail(manifest):
    from docsec.mrz.parse import parse

    wrong = {}
    for row in manifest:
        if row["check_digits_ok"] == "all" and row["mrz"]:
            mrz = parse(row["mrz"].split("|"))
            if mrz.status == "failed":
                wrong[row["id"]] = [e.code for e in mrz.findings if e.status == "failed"]
    assert set(wrong) == set(DEPARTURES), wrong


@pytest.mark.parametrize("name", ["td3-specimen", "td1-specimen", "mrv-b-specimen"])
def test_a_sound_sample_passes_by_the_machines_reading_alone(samples, name):
    code, (report,), _ = inspect(samples / name)
    assert code == 0
    assert failed(report) == set()


def test_the_altered_sample_fails_by_the_machines_reading_alone(samples):
    code, (report,), _ = inspect(samples / "td3-altered-digit")
    expected = json.loads((samples / "td3-altered-digit" / "expected.json").read_text("utf-8"))
    assert code == 2
    codes = set(expected["findings"])
    assert failed(report) <= codes
    assert {code for code in codes if code.startswith("mrz.")} <= failed(report)


@with_passporteye
def test_no_sample_fails_by_passporteye_alone(samples):
    code, (report,), _ = inspect(samples / "td3-altered-digit", "--reader", "passporteye")
    assert code in (0, 3)
    assert report["mrz"]["reading"]["lines"]
    assert failed(report) == set()


def test_the_altered_sample_typed_is_drawn_where_the_reader_saw_it(samples):
    folder = samples / "td3-altered-digit"
    truth = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    code, (report,), _ = inspect(folder, "--mrz", folder / "mrz.txt")
    assert code == 2
    found = {each["code"]: each for each in report["findings"]}
    digit = found["mrz.check-digits.date-of-birth"]
    polygon = digit["region"]["polygon"]
    centre = [sum(axis) / 4 for axis in zip(*polygon, strict=True)]
    line = truth["mrz"]["lines"][1]["polygon"]
    xs, ys = zip(*line, strict=True)
    expected = min(xs) + (max(xs) - min(xs)) * 19.5 / 44
    # Within one character to the side, and on the line.
    assert centre[0] == pytest.approx(expected, abs=(max(xs) - min(xs)) / 44)
    assert min(ys) - 0.01 <= centre[1] <= max(ys) + 0.01
