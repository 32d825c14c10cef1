"""Barcodes that repeat the MRZ: the same, other values, or nothing to compare."""

import datetime
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

import docsec
from docsec import messages
from docsec.findings import Reading, Status
from docsec.policy import Policy
from docsec.reading.fake import FakeReader
from docsec.seals.barcodes import mrz_values, read_barcodes

ON = Policy(reference_date=datetime.date(2026, 11, 23))
MRZ = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
OTHER = MRZ[1].replace("7408122", "7508129")
LICENCE = "@\n\x1e\rANSI 636000100002DL00410278ZV03190008DLDAQ{}\nDBB{}\nDBA04152012\r"


def page(content, kind="PDF417"):
    """A grey page with one barcode."""
    code = zxingcpp.create_barcode(content, zxingcpp.barcode_formats_from_str(kind)[0])
    symbol = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=3)))
    picture = Image.new("RGB", (symbol.width + 200, symbol.height + 200), (230, 235, 230))
    picture.paste(symbol.convert("RGB"), (100, 100))
    return picture


def found(picture, confidence=1.0):
    reading = Reading(MRZ, None, ((confidence,) * 44,) * 2, (), 0.0, "fake", 0.0)
    report = docsec.inspect(picture, ON, reader=FakeReader([reading]))
    return next(each for each in report.findings if each.code == "cross.barcode-mrz")


@pytest.mark.parametrize("kind", ["PDF417", "Aztec", "DataMatrix", "QRCode"])
def test_a_barcode_with_the_same_mrz_agrees_and_says_what_is_not_checked(kind):
    finding = found(page("\n".join(MRZ), kind))
    assert finding.status is Status.SUCCESSFUL
    assert finding.where is not None
    assert "signature" in messages.sentence(finding)


def test_a_barcode_with_another_date_fails_with_both():
    finding = found(page("\n".join((MRZ[0], OTHER))))
    assert finding.status is Status.FAILED
    assert (finding.field, finding.expected, finding.actual) == (
        "birth_date",
        "1974-08-12",
        "1975-08-12",
    )
    assert "1975-08-12" in messages.sentence(finding)


def test_an_mrz_read_without_certainty_leaves_it_open():
    finding = found(page("\n".join((MRZ[0], OTHER))), confidence=0.5)
    assert (finding.status, finding.reason) == (Status.UNDETERMINED, "reading-uncertain")


@pytest.mark.parametrize(
    ("day", "status"), [("08121974", Status.SUCCESSFUL), ("19740813", Status.FAILED)]
)
def test_the_dates_of_a_licence_are_compared_its_number_is_not(day, status):
    assert found(page(LICENCE.format("X1", day))).status is status


def test_a_barcode_with_something_else_is_not_performed():
    finding = found(page("https://example.org", "QRCode"))
    assert (finding.status, finding.reason) == (Status.NOT_PERFORMED, "barcode-without-mrz-data")


def test_no_barcode_is_not_performed():
    finding = found(Image.new("RGB", (300, 200), "white"))
    assert (finding.status, finding.reason) == (Status.NOT_PERFORMED, "no-barcode")


@pytest.mark.parametrize(
    "text", ["", "@", LICENCE.format("X", "99999999"), "\x00\xff" * 50, "P<UTO"]
)
def test_any_content_is_looked_through(text):
    assert "birth_date" not in mrz_values(text, ON)


def test_the_corners_lie_in_the_picture():
    picture = page("\n".join(MRZ))
    for shown in (picture, picture.resize((picture.width * 9, picture.height * 9))):
        [barcode] = read_barcodes(np.asarray(shown))
        across, down = zip(*barcode.corners, strict=True)
        assert min(across) == pytest.approx(100 / picture.width, abs=0.05)
        assert max(down) == pytest.approx(1 - 100 / picture.height, abs=0.05)


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        *((name, "PDF417") for name in ("specimen", "expiry-date", "one-name", "lamp-misaligned")),
        ("etd-specimen", "Data Matrix"),
        ("mrv-a-moved", "Data Matrix"),
    ],
)
def test_the_barcode_of_a_sample_is_read(sample, kind):
    name = f"td1-b-{sample}" if kind == "PDF417" else sample
    picture = np.asarray(Image.open(SAMPLES / name / "white.jpg").convert("RGB"))
    assert [each.kind for each in read_barcodes(picture)] == [kind]


def test_a_date_altered_in_the_mrz_is_found_by_the_barcode_that_still_has_the_old_one():
    report = docsec.inspect(SAMPLES / "td1-b-expiry-date" / "white.jpg", ON)
    finding = next(each for each in report.findings if each.code == "cross.barcode-mrz")
    assert (finding.status, finding.field) == (Status.FAILED, "expiry_date")


def test_modules_a_few_uneven_pixels_wide_are_read():
    code = zxingcpp.create_barcode("\n".join(MRZ), zxingcpp.BarcodeFormat.PDF417)
    symbol = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=1)))
    read = 0
    for part in range(20, 40):
        size = (round(symbol.width * part / 10), round(symbol.height * part / 10))
        picture = Image.new("RGB", (size[0] + 60, size[1] + 60), (240, 235, 230))
        picture.paste(symbol.resize(size, Image.Resampling.NEAREST).convert("RGB"), (30, 30))
        read += bool(read_barcodes(np.asarray(picture)))
    assert read >= 19
