"""What a specimen says of itself: invented, of Utopia only, and consistent."""

import datetime

import pytest

from docsec.errors import UsageError
from docsec.mrz.check_digit import compute
from docsec.mrz.layouts import LAYOUTS
from docsec.specimens.document import document
from docsec.specimens.geometry import GEOMETRIES
from docsec.specimens.true_values import expectations, true_values
from docsec.specimens.visual import date

FORMATS = sorted(GEOMETRIES)
SEEDS = range(60)


def field(described, key):
    span = LAYOUTS[described.format].field(key).span
    return described.printed[span.line - 1][span.start - 1 : span.end]


@pytest.mark.parametrize("document_type", FORMATS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_state_is_always_utopia(document_type, seed):
    described = document(document_type, seed)
    assert field(described, "issuing_state") == "UTO"
    assert field(described, "nationality") == "UTO"
    values = true_values(described)["fields"]
    assert (values["issuing_state"], values["nationality"]) == ("UTO", "UTO")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_dates_are_plausible_and_the_document_stays_valid(seed):
    holder = document("TD3", seed).holder
    birth, issue, expiry = (
        datetime.date.fromisoformat(text)
        for text in (holder.birth_date, holder.issue_date, holder.expiry_date)
    )
    assert birth.year <= 2004
    assert 2024 <= issue.year <= 2025
    assert expiry.year in (2034, 2035)


@pytest.mark.parametrize("document_type", FORMATS)
@pytest.mark.parametrize("seed", range(10))
def test_an_unaltered_specimen_has_correct_check_digits_and_expects_nothing(document_type, seed):
    described = document(document_type, seed)
    assert described.issued == described.printed
    assert expectations(described) == {"operators": [], "findings": {}}
    for digit in LAYOUTS[document_type].digits:
        covered = "".join(
            described.printed[span.line - 1][span.start - 1 : span.end] for span in digit.covers
        )
        printed = described.printed[digit.span.line - 1][digit.span.start - 1]
        assert printed == compute(covered)


@pytest.mark.parametrize("document_type", FORMATS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_visual_zone_needs_no_letter_that_the_typeface_lacks(document_type, seed):
    zone = visual(document_type, document(document_type, seed).holder)
    for entry in zone.entries:
        assert f"{entry.english}{entry.spanish}{entry.value}".isascii()


def test_the_geometry_in_the_description_is_the_standards():
    values = true_values(document("TD3", 1))
    assert (values["page"]["width_mm"], values["page"]["height_mm"]) == (125.0, 88.0)
    upper, lower = values["mrz"]["lines"]
    assert upper["centre_line_above_bottom_mm"] == 15.75
    assert lower["centre_line_above_bottom_mm"] == 9.40
    for line in (upper, lower):
        tops = [y for _, y in line["polygon_mm"]]
        middle = 88.0 - (min(tops) + max(tops)) / 2
        assert middle == pytest.approx(line["centre_line_above_bottom_mm"], abs=0.001)


@pytest.mark.parametrize("document_type", FORMATS)
def test_polygons_agree_in_millimetres_and_in_the_picture(document_type):
    values = true_values(document(document_type, 1))
    page = values["page"]
    places = [*values["mrz"]["lines"], values["portrait"], values["ghost"]]
    for place in filter(None, places):
        for (x_mm, y_mm), (x, y) in zip(place["polygon_mm"], place["polygon"], strict=True):
            assert 0 <= x <= 1
            assert 0 <= y <= 1
            assert x * page["width_px"] / 300 * 25.4 == pytest.approx(x_mm, abs=0.002)
            assert y * page["height_px"] / 300 * 25.4 == pytest.approx(y_mm, abs=0.002)


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_portrait_is_as_large_as_the_standard_allows(document_type):
    box = GEOMETRIES[document_type].portrait
    if box is not None:
        assert 26 <= box.width <= 35
        assert 32 <= box.height <= 45


@pytest.mark.parametrize(
    ("iso", "plain", "two"),
    [
        ("1974-08-12", "12 AUG 1974", "12 AUG/AGO 1974"),
        ("2034-03-01", "01 MAR 2034", "01 MAR 2034"),
        ("2034-05-09", "09 MAY 2034", "09 MAY/MAYO 2034"),
    ],
)
def test_dates_as_printed(iso, plain, two):
    assert date(iso) == plain
    assert date(iso, second_language=True) == two


def test_a_format_that_is_not_drawn_is_refused():
    with pytest.raises(UsageError) as caught:
        document("TD9", 1)
    assert caught.value.code == "specimen-type"


@pytest.mark.parametrize("dpi", [0, 99, 601])
def test_a_resolution_out_of_bounds_is_refused(dpi):
    with pytest.raises(UsageError) as caught:
        document("TD3", 1, dpi)
    assert caught.value.code == "specimen-resolution"
