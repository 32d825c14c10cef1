"""Layouts of single States: rows of the table, found by their prefix, judged by the same rules."""

import json
import random

import pytest

from docsec.findings import Status
from docsec.messages import LANGUAGES
from docsec.mrz.blind_spots import figures, unseen_single
from docsec.mrz.explain import explain
from docsec.mrz.find import find
from docsec.mrz.national import NATIONAL
from docsec.mrz.parse import parse
from docsec.mrz.places import places
from docsec.mrz.repair import propose, with_proposals
from docsec.mrz.russian import cyrillic, signs_for
from docsec.report.json import explanation_as_dict
from tests.mrz.made import ON, made_of, put

# Published specimens. The Russian one is made up: IVANOVA, in Kaliningrad, by the order's table.
SPECIMENS = {
    "FRA-ID": ("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"),
    "SVK-ID": ("I<SVKNOVAK<<JAN<<<<<<<<<<<<<<<<<<<", "123456<AA5SVK8110251M1801020749313"),
    "FRA-DL": ("D1FRA13AA000026181231MARTIN<<9",),
    "EU-DL": ("D1NLD15094962111659VW87Z78NB84",),
    "CHE-DL": (
        "AAA001D<<",
        "FACHE305142128097<<800126<<<<<",
        "MARCHAND<<FABIENNE<<<<<<<<<<<<",
    ),
    "CHE-DL-12": (
        "AAA000D<<",
        "FACHE000123456789003<<790101<<",
        "SAMPLE<<ANGELA<<<<<<<<<<<<<<<<",
    ),
    "RUS-ID": (
        "PNRUSIVANOVA<<7LI8<IL9INI3NA<<<<<<<<<<<<<<<<",
        "1234567897RUS8501019F<<<<<<<5120315390001<02",
    ),
}
MADE_UP_PASSPORT = "L898902C36RUS7408122F1204159ZE184226B<<<<<10"
FRENCH = SPECIMENS["FRA-ID"]
EACH = pytest.mark.parametrize("layout", NATIONAL.values(), ids=NATIONAL)


def failed(lines):
    found = parse(lines, ON).findings
    return {each.code for each in found if each.status is Status.FAILED and each.strong}


@EACH
def test_a_sound_specimen_has_its_format_and_no_failed_rule(layout):
    lines = SPECIMENS[layout.id]
    mrz = parse(lines, ON)
    assert (mrz.format, mrz.status) == (layout.id, Status.SUCCESSFUL)
    assert {each.reference for each in mrz.findings if each.code == "mrz.format"} == {layout.part}


@EACH
def test_every_character_and_digit_is_explained(layout):
    lines = SPECIMENS[layout.id]
    explanation = explain(lines, ON)
    assert ["".join(cell.character for cell in row) for row in explanation.cells] == list(lines)
    for digit in explanation.digits:
        assert str(digit.remainder) == digit.printed
    empty = {(span.line, at) for span in layout.empty for at in range(span.start, span.end + 1)}
    for cell in (cell for row in explanation.cells for cell in row):
        belongs_to_nothing = cell.field is None and cell.digit is None
        assert belongs_to_nothing is ((cell.line, cell.position) in empty)
        assert (cell.allowed == "<") is belongs_to_nothing


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explanation_is_data_with_names_in_every_language(layout, language):
    lines = SPECIMENS[layout.id]
    data = explanation_as_dict(explain(lines, ON), language)
    assert json.loads(json.dumps(data))["format"] == layout.id
    assert ["".join(cell["character"] for cell in row) for row in data["cells"]] == list(lines)
    for cell in (cell for row in data["cells"] for cell in row):
        assert bool(cell["field_name"]) is bool(cell["field"])
        assert bool(cell["digit_name"]) is bool(cell["digit"])


@EACH
def test_any_sound_one_is_accepted_and_found(layout):
    source = random.Random(5)  # noqa: S311
    for _ in range(50):
        lines = made_of(source, layout)
        mrz = parse(lines, ON)
        assert (mrz.format, failed(lines)) == (layout.id, set()), lines
        assert find("\n".join(("Some title", *lines, "and 12 more"))) == (lines,)


@EACH
def test_one_changed_character_is_reported_or_provably_unseen(layout):
    source = random.Random(6)  # noqa: S311
    lines = made_of(source, layout)
    for spot in unseen_single(layout):
        if not spot.covered_by:
            continue
        where = (spot.line, spot.position)
        old = lines[where[0] - 1][where[1] - 1]
        allowed = places(layout.id)[where].allowed
        for new in sorted(allowed - {old, *spot.instead_of(old)}):
            changed = put(lines, where, new)
            if parse(changed, ON).format == layout.id:
                assert failed(changed), (where, new)


@EACH
def test_figures_of_the_blind_spots_are_shares(layout):
    rows = figures(layout)
    assert [row.field for row in rows] == [field.key for field in layout.fields]
    assert all(0 <= row.single <= 1 for row in rows)


@EACH
def test_a_misread_digit_of_a_date_is_proposed(layout):
    lines = SPECIMENS[layout.id]
    dates = [field for field in layout.fields if field.key in ("birth_date", "expiry_date")]
    for span in (field.span for field in dates):
        for at in range(span.start, span.end + 1):
            letter = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}.get(
                lines[span.line - 1][at - 1]
            )
            if letter:
                misread = put(lines, (span.line, at), letter)
                mrz = with_proposals(parse(misread, ON), ON)
                assert mrz.lines == misread
                assert mrz.proposals[0].lines == lines


@EACH
def test_lost_fillers_are_proposed(layout):
    lines = SPECIMENS[layout.id]
    for number, line in enumerate(lines):
        if "<<<<" in line:
            short = (*lines[:number], line.replace("<<<<", "<<<", 1), *lines[number + 1 :])
            assert parse(short, ON).format == layout.id
            assert lines in [each.lines for each in propose(short, policy=ON)]


@EACH
def test_small_letters_and_blanks_are_proposed_as_capitals(layout):
    lines = SPECIMENS[layout.id]
    typed = tuple(f"{line[:5]} {line[5:]}".lower() for line in lines)
    assert lines in [each.lines for each in parse(typed, ON).proposals]


def test_the_fields_of_the_french_card():
    values = {key: field.value for key, field in parse(FRENCH, ON).fields.items()}
    assert values == {
        "document_code": "ID",
        "issuing_state": "FRA",
        "surname": "BERTHIER",
        "optional_data": "",
        "issue_date": "1994-09",
        "document_number": "940992310285",
        "given_names": "CORINNE",
        "birth_date": "1965-12-06",
        "sex": "F",
    }


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("854CORINNE", "855CORINNE", {"document-number", "composite"}),
        ("6512068F4", "6512078F4", {"date-of-birth", "composite"}),
        ("8F4", "8F5", {"composite"}),
    ],
)
def test_an_altered_french_card_fails_where_it_was_altered(old, new, codes):
    lines = (FRENCH[0], FRENCH[1].replace(old, new))
    assert failed(lines) == {f"mrz.check-digits.{code}" for code in codes}


def test_a_month_of_issue_must_be_one():
    lines = (FRENCH[0], FRENCH[1].replace("9409", "9413", 1))
    assert "mrz.dates" in failed(lines)


def test_a_short_line_of_a_french_card_is_a_finding():
    assert failed((FRENCH[0], FRENCH[1][:20])) == {"mrz.format"}
    assert failed((FRENCH[0], FRENCH[1][:-1])) == {"mrz.line-length"}


@pytest.mark.parametrize(
    ("format_", "line", "length", "codes"),
    [
        ("FRA-ID", 1, 28, {"mrz.dates", "mrz.sex"}),
        ("SVK-ID", 1, 26, {"mrz.dates"}),
        ("CHE-DL", 0, 6, {"mrz.document-number"}),
        ("FRA-DL", 0, 25, {"mrz.name-structure"}),
    ],
)
def test_what_a_short_line_lacks_is_not_performed(format_, line, length, codes):
    lines = list(SPECIMENS[format_])
    lines[line] = lines[line][:length]
    mrz = parse(lines, ON)
    assert mrz.format == format_
    missing = {each.code for each in mrz.findings if each.reason == "line-too-short"}
    assert codes <= missing
    assert failed(lines) == {"mrz.line-length"}


def test_other_cards_of_the_same_shape_stay_what_they_are():
    slovak = SPECIMENS["SVK-ID"]
    assert parse(("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", slovak[1] + "<<")).format == "TD2"


def test_a_wrong_composite_digit_gets_no_other():
    mrz = parse((FRENCH[0], FRENCH[1].replace("8F4", "8F5")))
    assert with_proposals(mrz, ON).proposals == ()


def test_letters_in_a_field_of_digits_and_signs_among_fillers_fail_at_their_place():
    lines = SPECIMENS["CHE-DL"]
    (each,) = (
        each for each in parse(put(lines, (2, 8), "S"), ON).findings if each.status == "failed"
    )
    assert (each.code, each.field, each.where.start) == ("mrz.field-class", "licence_number", 8)
    (each,) = (
        each for each in parse(put(lines, (2, 28), "7"), ON).findings if each.status == "failed"
    )
    assert (each.code, each.reason) == ("mrz.fillers", "place-of-fillers")
    assert (each.where.start, each.where.end, each.actual) == (26, 30, "<<7<<")


def test_a_single_line_is_a_licence_only_whole_and_of_a_known_state():
    (line,) = SPECIMENS["FRA-DL"]
    assert find(line) == ((line,),)
    assert find(line[:-1]) == ()
    assert find(line.replace("FRA", "QQQ")) == ()
    assert failed((line[:-1],)) == {"mrz.line-length"}
    assert failed((line.replace("D1", "P<"),)) == {"mrz.line-count", "mrz.format"}


def test_names_of_the_russian_passport_can_be_read_back():
    mrz = parse(SPECIMENS["RUS-ID"], ON)
    (each,) = (each for each in mrz.findings if each.code == "mrz.transliteration")
    assert (each.actual, each.expected) == ("IVANOVA 7LI8 IL9INI3NA", "ИВАНОВА ЮЛИЯ ИЛЬИНИЧНА")
    assert signs_for("Съёмщикова Юлия") == "SX2MWIKOVA 7LI8"
    letters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    assert cyrillic(signs_for(letters)) == letters
    assert len(set(signs_for(letters))) == 33


def test_a_digit_that_is_no_letter_fails_in_a_russian_name():
    lines = put(SPECIMENS["RUS-ID"], (1, 7), "0")
    assert failed(lines) == {"mrz.field-class"}


def test_a_document_of_icao_may_begin_as_a_national_one_does():
    card = ("IDFRAERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907FRA7408122F1204159<<<<<<<6")
    assert (parse(card, ON).format, failed(card)) == ("TD2", set())
    passport = ("PNRUSERIKSSON<<ANNA<MARIA".ljust(44, "<"), MADE_UP_PASSPORT)
    assert (parse(passport, ON).format, failed(passport)) == ("TD3", set())
