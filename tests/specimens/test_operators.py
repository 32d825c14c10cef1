"""Operators by name: how they are written, what they refuse, and what they say of the text."""

import pytest

from docsec import messages
from docsec.errors import UsageError
from docsec.features.checks import CHECKS
from docsec.findings import Status
from docsec.mrz.check_digit import compute
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.parse import parse as parse_mrz
from docsec.registry import CODES
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES
from docsec.specimens.expectations import expectations
from docsec.specimens.negatives import NEGATIVES as PICTURE_NEGATIVES
from docsec.specimens.operators import FRAUDS, NEGATIVES, OPERATORS, parse
from docsec.specimens.operators.expected import FINDINGS, MUST_NOT_FAIL, status_of

DIGITS = "mrz.check-digits."
KINDS = [(kind, design) for kind, row in TYPES.items() for design in row.designs]
TEXTS = ("mrz-digit", "mrz-redraw", "mrz-clone", "birth-date", "expiry-date", "document-number",
         "surname", "mrz-of-another", "data-of-another", "fantasy-state", "fantasy-code",
         "one-name", "truncated-names", "long-number", "unknown-birth-day", "expired",
         "born-long-ago", "sex-unspecified", "confusable-number", "national-script")  # fmt: skip


def altered(described, *steps):
    for step in steps:
        described = parse(step)(described)
    return described


def bearable(described, step):
    """Return the altered description, or the same where the document cannot bear the step."""
    try:
        return altered(described, step)
    except UsageError:
        return described


def another(digit):
    return str((int(digit) + 1) % 10)


def answers(lines):
    """Return the rules that fail or doubt, by code; expiry depends on the day of the test."""
    found = parse_mrz("\n".join(lines)).findings if lines else ()
    doubtful = (Status.FAILED, Status.UNDETERMINED)
    return {one.code: one.status.value for one in found if one.status in doubtful}


def field(described, key, lines=None):
    span = LAYOUTS[described.format].field(key).span
    return (lines or described.printed)[span.line - 1][span.start - 1 : span.end]


def refused(described, *steps):
    with pytest.raises(UsageError) as caught:
        altered(described, *steps)
    for language in messages.LANGUAGES:
        assert caught.value.sentence(language)
    return caught.value.code


@pytest.mark.parametrize(("kind", "design"), KINDS)
@pytest.mark.parametrize("name", TEXTS)
def test_the_rules_find_what_is_expected_of_the_text_and_nothing_else(kind, design, name):
    before = document(kind, 5, 100, design=design)
    after = bearable(before, OPERATORS[name].example)
    findings = expectations(after)["findings"]
    expected = {code: one["status"] for code, one in findings.items() if code.startswith("mrz.")}
    old = answers(before.printed)
    new = {code: status for code, status in answers(after.printed).items() if code not in old}
    assert new.pop("mrz.expiry", None) in (None, expected.pop("mrz.expiry", None))
    assert new == expected


@pytest.mark.parametrize(
    ("kind", "line", "position", "codes"),
    [
        ("TD3", 2, 3, ["document-number", "composite"]),
        ("TD3", 2, 15, ["date-of-birth", "composite"]),
        ("TD3", 2, 23, ["date-of-expiry", "composite"]),
        ("TD3", 2, 31, ["optional-data", "composite"]),
        ("TD3", 2, 20, ["date-of-birth", "composite"]),
        ("TD3", 2, 44, ["composite"]),
        ("TD1", 1, 9, ["document-number", "composite"]),
        ("TD1", 2, 2, ["date-of-birth", "composite"]),
        ("TD1", 2, 10, ["date-of-expiry", "composite"]),
        ("MRV-B", 2, 3, ["document-number"]),
        ("MRV-B", 2, 15, ["date-of-birth"]),
        ("MRV-B", 2, 23, ["date-of-expiry"]),
    ],
)
def test_a_digit_altered_is_found_by_the_check_digits_that_cover_it(kind, line, position, codes):
    before = document(kind, 5)
    digit = another(before.printed[line - 1][position - 1])
    after = altered(before, f"mrz-digit:{line},{position},{digit}")
    assert after.issued == before.printed
    findings = expectations(after)["findings"]
    assert [code for code in findings if code.startswith(DIGITS)] == [f"{DIGITS}{c}" for c in codes]
    box = before.geometry.character_box(line, position)
    left, top = before.origin
    for code in codes:
        assert findings[f"{DIGITS}{code}"]["status"] == "failed"
        corners = findings[f"{DIGITS}{code}"]["region"]
        assert corners[0][0] * before.page[0] == pytest.approx(box.left + left, abs=0.05)
        assert corners[0][1] * before.page[1] == pytest.approx(box.top + top, abs=0.05)


def test_an_impossible_date_is_expected_to_be_found():
    assert "mrz.dates" in expectations(altered(document("TD3", 5), "mrz-digit:2,16,9"))["findings"]


def test_check_digits_computed_anew_are_right_and_no_longer_expected_to_fail():
    before = document("TD3", 5)
    wrong = altered(before, "mrz-digit:2,14,5")
    mended = altered(wrong, "mrz-recompute")
    assert mended.printed[1][19] == compute(mended.printed[1][13:19])
    assert not [code for code in expectations(mended)["findings"] if code.startswith("mrz.")]
    assert "cross.viz-mrz.date-of-birth" in expectations(mended)["findings"]
    assert [one.name for one in mended.alterations] == ["mrz-digit", "mrz-recompute"]
    assert mended.issued == before.printed
    assert refused(before, "mrz-recompute") == "specimen-no-wrong-digit"


@pytest.mark.parametrize("kind", ["TD3", "TD2", "MRV-A", "ETD"])
@pytest.mark.parametrize(
    ("name", "key", "code"),
    [
        ("birth-date", "birth_date", "date-of-birth"),
        ("expiry-date", "expiry_date", "date-of-expiry"),
        ("document-number", "document_number", "document-number"),
    ],
)
def test_a_fact_altered_in_one_place_differs_and_in_both_agrees(kind, name, key, code):
    before = document(kind, 5)
    crossed = f"cross.viz-mrz.{code}"
    visual = altered(before, f"{name}:visual")
    assert visual.printed == before.printed
    assert getattr(visual.visual, key) != getattr(before.holder, key)
    assert list(expectations(visual)["findings"]) == [crossed]
    machine = altered(before, f"{name}:mrz,recomputed")
    assert machine.visual == before.visual
    assert field(machine, key) != field(before, key)
    assert crossed in expectations(machine)["findings"]
    assert not [one for one in expectations(machine)["findings"] if one.startswith(DIGITS)]
    kept = altered(before, f"{name}:both,kept")
    assert f"{DIGITS}{code}" in expectations(kept)["findings"]
    assert crossed not in expectations(kept)["findings"]
    both = altered(before, f"{name}:both")
    barcode = {"cross.barcode-mrz"} if before.barcode else set()
    assert set(expectations(both)["findings"]) == barcode
    assert both.holder == before.holder


def test_a_barcode_fails_only_what_agrees_with_its_check_digit():
    card = document("TD1", 5, design="b")
    status = {
        how: expectations(altered(card, f"expiry-date:mrz,{how}"))["findings"]["cross.barcode-mrz"]
        for how in ("recomputed", "kept")
    }
    assert status["recomputed"]["status"] == "failed"
    assert status["kept"]["status"] == "undetermined"
    assert "cross.barcode-mrz" not in expectations(altered(card, "surname:mrz"))["findings"]


def test_a_name_altered_in_one_place_only_points_for_no_check_digit_covers_it():
    before = document("TD3", 5)
    findings = expectations(altered(before, "surname:mrz,kept,VESPERINE"))["findings"]
    assert {code: one["status"] for code, one in findings.items()} == {
        "cross.viz-mrz.surname": "undetermined"
    }
    assert expectations(altered(before, "surname:both"))["findings"] == {}


def test_a_number_on_a_visa_may_be_that_of_another_document():
    found = expectations(altered(document("MRV-A", 5), "document-number:visual"))["findings"]
    assert found["cross.viz-mrz.document-number"]["status"] == "undetermined"


def test_the_mrz_of_another_agrees_with_itself_and_with_nothing_else():
    after = altered(document("TD3", 5), "mrz-of-another:6")
    assert after.printed == document("TD3", 6).printed
    codes = set(expectations(after)["findings"])
    assert {"cross.viz-mrz.document-number", "cross.viz-mrz.date-of-birth"} <= codes
    assert not [code for code in codes if code.startswith("mrz.")]
    swapped = altered(document("TD3", 5), "data-of-another:6")
    assert swapped.visual == document("TD3", 6).holder
    assert swapped.printed == document("TD3", 5).printed
    assert set(expectations(swapped)["findings"]) == codes
    assert refused(document("TD3", 5), "mrz-of-another:5") == "specimen-same-holder"


def test_a_state_that_does_not_exist_is_in_every_place_where_a_state_stands():
    after = altered(document("TD3", 5), "fantasy-state")
    assert field(after, "issuing_state") == field(after, "nationality") == "LIL"
    assert (after.state, after.country, after.visual.nationality) == ("LIL", "LILLIPUT", "LIL")
    refugee = altered(document("REFUGEE", 5), "fantasy-state")
    assert field(refugee, "nationality") == refugee.visual.nationality == "XXB"
    for code in ("FRA", "UTO", "XX", "xyz"):
        assert refused(document("TD3", 5), f"fantasy-state:{code}") == "specimen-fantasy-code"
    assert refused(document("MRV-A", 5), "fantasy-code") == "specimen-no-visa-code"


def test_a_visa_moved_is_in_a_passport_of_another_number():
    before = document("MRV-A", 5)
    after = altered(before, "visa-moved:6")
    assert after.host.passport_number == document("MRV-A", 6).holder.passport_number
    assert after.visual.passport_number == before.host.passport_number
    assert refused(document("TD3", 5), "visa-moved") == "specimen-no-visa-page"


@pytest.mark.parametrize(("kind", "design"), KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "one-name",
        "truncated-names",
        "unknown-birth-day",
        "expired",
        "long-number",
        "born-long-ago",
        "sex-unspecified",
        "confusable-number",
        "national-script",
    ],
)
def test_a_harmless_holder_agrees_everywhere(kind, design, name):
    before = document(kind, 5, design=design)
    if name == "long-number" and kind not in ("TD1", "TD1-front", "TD2", "ETD"):
        assert refused(before, name) == "specimen-no-long-number"
        return
    after = altered(before, name)
    assert after.holder == after.visual
    assert after.issued == after.printed
    assert after.barcode in ("", "\n".join(after.printed))
    assert set(expectations(after)["findings"]) <= {"mrz.expiry"}
    if after.printed:
        # A new holder has no more faults than the old one but that time has passed.
        assert set(answers(after.printed)) - {"mrz.expiry"} <= set(answers(before.printed))


def test_harmless_holders_are_what_they_are_called():
    before = document("TD1", 5)
    one = altered(before, "one-name")
    assert one.holder.given_names == ""
    assert field(one, "name").strip("<") == one.holder.surname
    long = altered(before, "truncated-names")
    assert not field(long, "name").endswith("<")
    number = altered(before, "long-number")
    assert len(number.holder.document_number) > 9
    assert number.printed[0][14] == "<"
    rest = number.printed[0][15:].partition("<")[0]
    whole = field(number, "document_number") + rest[:-1]
    assert whole == number.holder.document_number
    assert rest[-1] == compute(whole)
    day = altered(before, "unknown-birth-day")
    assert field(day, "birth_date").endswith("<<")
    sex = altered(before, "sex-unspecified")
    assert (field(sex, "sex"), sex.visual.sex) == ("<", "X")
    born = altered(before, "born-long-ago")
    assert born.holder.birth_date < "1924"
    cyrillic = altered(before, "national-script")
    assert not cyrillic.holder.national_surname.isascii()
    assert field(cyrillic, "name").replace("<", "").isascii()
    alike = set(altered(before, "confusable-number").holder.document_number)
    assert len(alike & set("O0I1B8S5Z2")) >= 4
    old = altered(before, "expired")
    assert old.holder.expiry_date < "2026"
    assert old.holder.issue_date < old.holder.expiry_date
    assert refused(before, "birth-date:mrz", "one-name") == "specimen-altered-already"


def test_operators_are_stacked_and_what_one_puts_right_is_expected_no_longer():
    before = document("TD3", 5)
    number = before.holder.document_number
    steps = ("document-number:visual", "photo-pasted", "mrz-dye:2,5")
    after = altered(before, *steps)
    assert [one.operator for one in after.alterations] == list(steps)
    codes = set(expectations(after)["findings"])
    assert {"cross.viz-mrz.document-number", "image.photo-zone", "image.b900-ir"} <= codes
    back = altered(after, f"document-number:visual,kept,{number}")
    assert "cross.viz-mrz.document-number" not in expectations(back)["findings"]
    dyed = altered(before, "mrz-dye:2,5", "mrz-font:2,5")
    assert dyed.machine.character(2, 5).ink == "dye-black"
    assert dyed.machine.character(2, 5).face == "sans"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "specimen-operator"),
        ("shred:1", "specimen-operator"),
        ("mrz-digit", "specimen-operator-form"),
        ("mrz-digit:2,15", "specimen-operator-form"),
        ("mrz-digit:a,b,c", "specimen-operator-form"),
        ("mrz-digit:0,1,1", "specimen-operator-form"),
        ("mrz-pitch:0.5", "specimen-operator-form"),
        ("mrz-pitch:nan", "specimen-operator-form"),
        ("photo-pasted:soft", "specimen-operator-form"),
        ("no-dropout:1", "specimen-operator-form"),
        ("stamp:green", "specimen-operator-form"),
    ],
)
def test_an_operator_that_cannot_be_read_is_refused(text, code):
    assert refused(document("TD3", 5), text) == code


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("TD3", "mrz-digit:3,1,1", "specimen-operator-place"),
        ("TD1", "mrz-digit:1,31,1", "specimen-operator-place"),
        ("TD3", "mrz-digit:1,1,4", "specimen-operator-digit"),
        ("TD3", "mrz-digit:2,15,A", "specimen-operator-digit"),
        ("TD3", "mrz-digit:2,15,²", "specimen-operator-digit"),
        ("TD3", "mrz-digit:2,15,12", "specimen-operator-digit"),
        ("TD3", "mrz-redraw:2,15,*", "specimen-operator-character"),
        ("TD3", "mrz-clone:1,1,1,1", "specimen-operator-character"),
        ("TD3", "retyped:shoe-size", "specimen-field"),
        ("TD1-front", "mrz-dye", "specimen-no-mrz"),
        ("TD1-front", "mrz-recompute", "specimen-no-mrz"),
        ("TD1", "photo-pasted", "specimen-no-portrait"),
        ("MRV-A", "photo-replaced:replaced", "specimen-no-ghost"),
        ("CMC", "device-missing", "specimen-no-device"),
        ("TD1", "fibres-missing", "specimen-no-fibres"),
        ("TD1", "washed-paper", "specimen-no-paper"),
        ("TD1", "surname:visual", "specimen-no-field"),
        ("TD3", "birth-date:both,kept,2001-02-30", "specimen-value"),
        ("TD3", "document-number:both,kept,é", "specimen-value"),
        ("TD3", "surname:both,kept,4", "specimen-value"),
    ],
)
def test_what_a_document_cannot_bear_is_refused_in_a_sentence(kind, text, code):
    assert refused(document(kind, 5), text) == code


def test_the_same_twice_is_refused():
    assert refused(document("TD3", 5), "no-dropout", "no-dropout") == "specimen-no-dropout"
    twice = ("birth-date:mrz", "birth-date:mrz")
    assert refused(document("TD3", 5), *twice) == "specimen-no-other-value"


@pytest.mark.parametrize("row", OPERATORS.values(), ids=lambda row: row.name)
def test_every_operator_has_a_name_and_a_lesson_in_every_language(row):
    said = {messages.text(f"{row.key}:title", language) for language in messages.LANGUAGES}
    lessons = {messages.text(f"{row.key}:lesson", language) for language in messages.LANGUAGES}
    assert len(lessons) == len(messages.LANGUAGES)
    assert said
    assert all(lesson.endswith(".") and "\n" not in lesson for lesson in lessons)
    assert row.example.startswith(row.name)
    assert row.form.startswith(row.name)
    assert parse(row.example).row is row


def test_the_tables_speak_of_operators_and_codes_that_there_are():
    assert set(FINDINGS) <= set(OPERATORS)
    assert set(MUST_NOT_FAIL) == set(NEGATIVES)
    codes = {
        code for table in (FINDINGS, MUST_NOT_FAIL) for each in table.values() for code in each
    }
    assert codes <= set(CODES)
    assert set(PICTURE_NEGATIVES) <= set(NEGATIVES)


def test_every_code_that_is_expected_is_made_by_a_check_and_can_have_that_status():
    made = {check.code for check in CHECKS}
    for codes in FINDINGS.values():
        for code in codes:
            assert not code.startswith("image.") or code in made, code
            assert Status(status_of(code)) in CODES[code].statuses, code
    for code in {each for codes in MUST_NOT_FAIL.values() for each in codes}:
        assert not code.startswith("image.") or code in made, code
        # What can neither fail nor point could not be misled.
        assert {Status.FAILED, Status.UNDETERMINED} & set(CODES[code].statuses), code


@pytest.mark.parametrize(("kind", "design"), KINDS)
def test_what_any_fraud_is_expected_to_be_found_by_can_be_found(kind, design):
    before = document(kind, 5, 100, design=design)
    for row in FRAUDS.values():
        for code, said in expectations(bearable(before, row.example))["findings"].items():
            assert Status(said["status"]) in CODES[code].statuses, (row.name, code)


def test_there_are_frauds_and_harmless_oddities_of_every_group():
    assert len(FRAUDS) >= 30
    assert len(NEGATIVES) >= len(FRAUDS)
