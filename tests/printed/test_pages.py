"""Drawn specimens: the page agrees with its MRZ, differs from it, or cannot be read."""

import datetime
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image, ImageFilter

import docsec
from docsec import messages
from docsec.findings import Status
from docsec.policy import Policy
from docsec.printed import network
from docsec.printed.folding import fold
from docsec.specimens import draw
from docsec.specimens.document import document

ON = Policy(reference_date=datetime.date(2026, 11, 23))
SEED = 41
STRONG = ("document_number", "birth_date", "expiry_date")


@cache
def page(format_="TD3", dpi=300, **changed):
    """The picture of a specimen with other values printed than its MRZ has."""
    whole = document(format_, SEED, dpi)
    return draw.page(replace(whole, visual=replace(whole.visual, **changed)))


def inspect(picture, **given):
    return docsec.inspect(picture, ON, **given)


def fields(report):
    return {each.field: each for each in report.findings if each.code.startswith("cross.viz-mrz.")}


def statuses(picture):
    return {field: each.status for field, each in fields(inspect(picture)).items()}


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize("format_", ["TD3", "MRV-B"])
def test_every_value_of_a_sound_page_is_confirmed_in_its_place(format_):
    report = inspect(page(format_))
    found = fields(report)
    for field in (*STRONG, "surname", "given_names", "sex"):
        assert found[field].status is Status.SUCCESSFUL, field
        assert found[field].where is not None
        across, down = zip(*found[field].where.polygon, strict=True)
        assert max(across) - min(across) < 0.6
        assert max(down) - min(down) < 0.1
    assert report.status is Status.SUCCESSFUL


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize(
    ("field", "value", "printed"),
    [
        ("document_number", "T84598630", "T84598630"),
        ("birth_date", "1971-03-02", "02 MAR 1971"),
        ("expiry_date", "2036-03-14", "14 MAR 2036"),
    ],
)
def test_a_changed_value_fails_with_both_values_and_its_place(field, value, printed):
    report = inspect(page(**{field: value}))
    found = fields(report)
    assert found[field].status is Status.FAILED
    # The reader may add an accent; what it read is shown as it read it.
    assert fold(found[field].actual).text == fold(printed).text
    assert found[field].expected == report.mrz.values[field]
    assert report.status is Status.FAILED
    others = [each.status for key, each in found.items() if key != field]
    assert Status.FAILED not in others
    assert found[field].actual in messages.sentence(found[field])


@pytest.mark.usefixtures("print_reader")
def test_a_changed_name_is_a_reason_to_look_and_no_failure():
    report = inspect(page(surname="BLACKWATER"))
    surname = fields(report)["surname"]
    assert (surname.status, surname.actual) == (Status.UNDETERMINED, "BLACKWATER")
    assert report.status is Status.SUCCESSFUL


@pytest.mark.usefixtures("print_reader")
def test_print_that_cannot_be_read_makes_nothing_fail():
    picture = page(birth_date="1971-03-02").copy()
    upper = picture.crop((0, 0, picture.width, int(picture.height * 0.74)))
    picture.paste(upper.filter(ImageFilter.GaussianBlur(9)), (0, 0))
    assert {Status.FAILED, Status.SUCCESSFUL} & set(statuses(picture).values()) == set()


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_turned_page_is_read_as_well_and_the_place_turns_with_it(turn):
    upright, turned = fields(inspect(page())), fields(inspect(page().transpose(turn)))
    assert all(turned[field].status is Status.SUCCESSFUL for field in STRONG)
    x, y = upright["birth_date"].where.polygon[0]
    expected = (y, 1 - x) if turn is Image.Transpose.ROTATE_90 else (1 - x, 1 - y)
    assert turned["birth_date"].where.polygon[0] == pytest.approx(expected, abs=0.03)


@pytest.mark.usefixtures("print_reader")
def test_a_tilted_page_is_read_as_well():
    tilted = page().rotate(
        8, expand=True, fillcolor=(90, 90, 90), resample=Image.Resampling.BICUBIC
    )
    found = statuses(tilted)
    assert all(found[field] is Status.SUCCESSFUL for field in STRONG)


@pytest.mark.usefixtures("print_reader")
def test_what_a_card_does_not_show_on_this_side_is_not_performed():
    report = inspect(page("TD1"))
    found = fields(report)
    assert found["document_number"].status is Status.SUCCESSFUL
    for field in ("birth_date", "surname", "sex"):
        assert (found[field].status, found[field].reason) == (
            Status.NOT_PERFORMED,
            "printed-field-absent",
        )
    assert report.status is Status.SUCCESSFUL


@pytest.mark.usefixtures("print_reader")
def test_a_typed_mrz_is_held_against_the_page_too():
    lines = list(document("TD3", SEED).printed)
    lines[1] = lines[1][:13] + "710302" + lines[1][19:]
    found = fields(inspect(page(), typed_mrz="\n".join(lines)))
    # Its check digit is wrong now, so that the page cannot be blamed.
    assert found["birth_date"].status is Status.UNDETERMINED
    assert found["document_number"].status is Status.SUCCESSFUL


def test_without_the_reader_of_print_it_is_not_performed_and_says_how_to_have_it(monkeypatch):
    monkeypatch.setattr("docsec.features.checks.needs.installed", lambda: False)
    report = inspect(page(dpi=150))
    [found] = [each for each in report.findings if each.code.startswith("cross.viz-mrz")]
    assert (found.status, found.reason) == (Status.NOT_PERFORMED, "print-reader-missing")
    assert "docsec[printed]" in messages.sentence(found)


def test_the_reader_of_print_is_missing_without_its_networks(monkeypatch, tmp_path):
    monkeypatch.setattr(network, "_files", dict)
    assert not network.installed()
    with pytest.raises(ImportError, match="rapidocr"):
        network.PrintReader()


@pytest.mark.usefixtures("print_reader")
def test_the_reader_loads_no_code_that_could_fetch_anything():
    import subprocess
    import sys

    script = (
        "import sys; from docsec.printed.network import print_reader; print_reader(); "
        "print([n for n in sys.modules if n.split('.')[0] in ('rapidocr', 'requests', 'urllib3')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
