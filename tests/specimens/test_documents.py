"""What a specimen says of itself: invented, of Utopia only, and consistent."""

import datetime
import json

import pytest

from docsec.errors import UsageError
from docsec.mrz.check_digit import compute
from docsec.mrz.layouts import LAYOUTS
from docsec.specimens import elements, lettering, personal
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES
from docsec.specimens.expectations import expectations
from docsec.specimens.geometry import pixels_per_millimetre
from docsec.specimens.holder import SCRIPTS, holder
from docsec.specimens.true_values import true_values
from docsec.specimens.visual import SMALLEST, caption, date, entries

ALL = [(name, design) for name, kind in TYPES.items() for design in kind.designs]
READABLE = [name for name, kind in TYPES.items() if kind.geometry.centre_lines]
SEEDS = range(60)


def field(described, key):
    span = LAYOUTS[described.format].field(key).span
    return described.printed[span.line - 1][span.start - 1 : span.end]


@pytest.mark.parametrize("document_type", READABLE)
@pytest.mark.parametrize("seed", range(30))
def test_the_state_is_always_utopia(document_type, seed):
    described = document(document_type, seed)
    nationality = "XXB" if document_type == "REFUGEE" else "UTO"
    assert field(described, "issuing_state") == "UTO"
    assert field(described, "nationality") == nationality
    values = true_values(described)["fields"]
    assert (values["issuing_state"], values["nationality"]) == ("UTO", nationality)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_dates_are_plausible_and_the_document_stays_valid(seed):
    person = document("TD3", seed).holder
    birth, issue, expiry = (
        datetime.date.fromisoformat(text)
        for text in (person.birth_date, person.issue_date, person.expiry_date)
    )
    assert birth.year <= 2004
    assert 2024 <= issue.year <= 2025
    assert expiry.year in (2034, 2035)


@pytest.mark.parametrize("seed", range(10))
def test_emergency_documents_are_valid_for_half_a_year(seed):
    person = document("ETD", seed).holder
    issued, last = map(datetime.date.fromisoformat, (person.issue_date, person.expiry_date))
    assert 180 <= (last - issued).days + 1 <= 184


@pytest.mark.parametrize("document_type", READABLE)
@pytest.mark.parametrize("seed", range(10))
def test_an_unaltered_specimen_has_correct_check_digits_and_expects_nothing(document_type, seed):
    described = document(document_type, seed)
    assert described.issued == described.printed
    assert expectations(described) == {"operators": [], "findings": {}}
    for digit in LAYOUTS[described.format].digits:
        covered = "".join(
            described.printed[span.line - 1][span.start - 1 : span.end] for span in digit.covers
        )
        printed = described.printed[digit.span.line - 1][digit.span.start - 1]
        assert printed == compute(covered)


@pytest.mark.parametrize(
    ("document_type", "code"), [("CMC", "AC"), ("ETD", "I<"), ("MRV-A", "V<"), ("REFUGEE", "P<")]
)
def test_the_first_letters_are_those_of_the_document(document_type, code):
    assert field(document(document_type, 1), "document_code") == code


def test_a_crew_member_certificate_names_the_employer_in_its_mrz():
    assert document("CMC", 1).printed[0][15:19] == "QUT<"


@pytest.mark.parametrize("design", ["a", "b"])
def test_both_sides_of_a_card_are_the_same_holders(design):
    front, back = document("TD1-front", 3, design=design), document("TD1", 3, design=design)
    assert front.holder == back.holder
    assert (front.printed, front.issued) == ((), ())
    assert true_values(front)["mrz"] is None


def test_a_name_in_another_script_is_printed_in_both_and_transliterated_in_the_mrz():
    described = document("TD3", 1, person=holder(1, "cyrillic"))
    surname = next(entry for entry in entries(described) if entry.key == "surname")
    assert surname.national.isupper()
    assert not surname.national.isascii()
    assert surname.value.isascii()
    assert described.printed[0][5:].startswith(surname.value.replace("-", "<"))


def test_an_arabic_name_has_a_transcription_to_read_and_a_transliteration_in_the_mrz():
    person = next(
        found for found in (holder(seed, "arabic") for seed in range(40))
        if found.national_surname == "بحريني"
    )  # fmt: skip
    described = document("TD3", 1, person=person)
    assert described.visual.surname == "BAHRAINI"
    assert described.printed[0][5:13] == "BXHRYNY<"


def test_a_long_name_is_cut_in_the_mrz_and_abbreviated_where_it_does_not_fit():
    described = document("TD1-front", 1, person=holder(1, "long"))
    assert document("TD1", 1, person=holder(1, "long")).printed[2][-1] != "<"
    (given,) = (entry for entry in entries(described) if entry.key == "given_names")
    assert given.value.split(" ")[0] == described.holder.given_names.split(" ")[0]
    assert len(given.value) <= len(described.holder.given_names)


def hit(one, other):
    return (
        one.left < other.right - 0.05
        and other.left < one.right - 0.05
        and one.top < other.bottom - 0.05
        and other.top < one.bottom - 0.05
    )


@pytest.mark.parametrize(("document_type", "design"), ALL)
@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("seed", [1, 4])
def test_nothing_in_the_visual_zone_is_printed_over_anything_else(
    document_type, design, script, seed
):
    described = document(document_type, seed, design=design, person=holder(seed, script))
    high = caption(described)
    boxes = []
    for entry, box in elements.values(described):
        wide = lettering.measure(f"{entry.english} / {entry.spanish}", high)
        boxes.append(type(box)(entry.place[0], entry.place[1] - high, wide, high))
        if entry.value:
            boxes.append(box)
            assert box.height >= SMALLEST - 0.001
    solid = ("portrait", "ghost", "barcode", "perforation")
    others = [one.box for one in elements.elements(described) if one.name in solid]
    geometry = described.geometry
    for index, box in enumerate(boxes):
        assert box.right <= geometry.width - 2.0
        assert box.bottom <= geometry.height - max(geometry.zone, 2.0)
        assert not any(hit(box, other) for other in (*boxes[index + 1 :], *others))


@pytest.mark.parametrize(("document_type", "design"), ALL)
def test_the_header_is_no_higher_than_zone_one_may_be(document_type, design):
    described = document(document_type, 1, design=design)
    assert personal.header(described) <= described.geometry.header


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


@pytest.mark.parametrize(("document_type", "size"), [("MRV-A", (120, 80)), ("MRV-B", (105, 74))])
def test_a_visa_lies_at_the_outer_and_the_left_edge_of_its_page(document_type, size):
    values = true_values(document(document_type, 1))
    assert (values["page"]["width_mm"], values["page"]["height_mm"]) == (125.0, 88.0)
    corners = values["document"]["polygon_mm"]
    assert corners[3] == [0.0, 88.0]
    assert corners[1] == [size[0], 88.0 - size[1]]


def polygons(value):
    if isinstance(value, dict):
        if "polygon_mm" in value:
            yield value
        for part in value.values():
            yield from polygons(part)
    elif isinstance(value, list):
        for part in value:
            yield from polygons(part)


@pytest.mark.parametrize(("document_type", "design"), ALL)
def test_polygons_agree_in_millimetres_and_in_the_picture(document_type, design):
    values = true_values(document(document_type, 1, design=design))
    page, scale = values["page"], pixels_per_millimetre(300)
    found = list(polygons(values))
    assert len(found) > 8
    for place in found:
        for (x_mm, y_mm), (x, y) in zip(place["polygon_mm"], place["polygon"], strict=True):
            assert x * page["width_px"] / scale == pytest.approx(min(x_mm, 125), abs=0.05)
            assert y * page["height_px"] / scale == pytest.approx(min(y_mm, 88), abs=0.05)


@pytest.mark.parametrize(("document_type", "design"), ALL)
def test_the_portrait_is_as_large_as_the_standard_allows(document_type, design):
    described = document(document_type, 1, design=design)
    box, geometry = described.plan.portrait, described.geometry
    if box is not None:
        assert geometry.smallest_portrait[0] <= box.width <= geometry.largest_portrait[0]
        assert geometry.smallest_portrait[1] <= box.height <= geometry.largest_portrait[1]
        assert box.bottom <= geometry.height - geometry.zone


@pytest.mark.parametrize(("document_type", "design"), ALL)
def test_the_true_values_are_plain_json(document_type, design):
    values = true_values(document(document_type, 2, design=design))
    assert json.loads(json.dumps(values)) == values


@pytest.mark.parametrize(
    ("iso", "plain", "two"),
    [
        ("1974-08-12", "12 AUG 1974", "12 AUG/AGO 1974"),
        ("2034-03-01", "01 MAR 2034", "01 MAR 2034"),
        ("2034-05-09", "09 MAY 2034", "09 MAY/MAYO 2034"),
        ("1974-08", "XX AUG 1974", "XX AUG/AGO 1974"),
        ("1974", "XX XXX 1974", "XX XXX 1974"),
        ("", "XX XXX XXXX", "XX XXX XXXX"),
    ],
)
def test_dates_as_printed(iso, plain, two):
    assert date(iso) == plain
    assert date(iso, second_language=True) == two


@pytest.mark.parametrize(
    ("document_type", "design", "code"),
    [("TD9", "a", "specimen-type"), ("TD2", "b", "specimen-design")],
)
def test_a_document_that_is_not_drawn_is_refused(document_type, design, code):
    with pytest.raises(UsageError) as caught:
        document(document_type, 1, design=design)
    assert caught.value.code == code


@pytest.mark.parametrize("dpi", [0, 74, 601])
def test_a_resolution_out_of_bounds_is_refused(dpi):
    with pytest.raises(UsageError) as caught:
        document("TD3", 1, dpi)
    assert caught.value.code == "specimen-resolution"
