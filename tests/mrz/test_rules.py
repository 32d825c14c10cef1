"""Each rule finds what it is for, at its place, and nothing else."""

from datetime import date

import pytest

from docsec import messages
from docsec.errors import UsageError
from docsec.findings import Span, Status
from docsec.mrz.build import build
from docsec.mrz.parse import lines_of, parse
from docsec.policy import Policy

ON = Policy(reference_date=date(2026, 11, 23))
TD3 = build(
    "TD3",
    surname="Eriksson",
    given_names="Anna Maria",
    document_number="L898902C3",
    birth_date="1974-08-12",
    sex="F",
    expiry_date="2030-04-15",
    optional_data="ZE184226B",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")


def change(lines, line, position, characters):
    text = lines[line - 1]
    changed = text[: position - 1] + characters + text[position - 1 + len(characters) :]
    return (*lines[: line - 1], changed, *lines[line:])


def findings(lines, policy=ON):
    return parse(lines, policy).findings


def of(code, lines, policy=ON):
    return [each for each in findings(lines, policy) if each.code == code]


def one(code, lines, policy=ON):
    (each,) = of(code, lines, policy)
    return each


def failed(lines, policy=ON):
    return {each.code for each in findings(lines, policy) if each.status is Status.FAILED}


def test_a_sound_passport_has_nothing_but_successes():
    statuses = {each.status for each in findings(TD3)}
    assert statuses == {Status.SUCCESSFUL}


@pytest.mark.parametrize(
    ("position", "name", "field"),
    [
        (10, "document-number", "document_number"),
        (20, "date-of-birth", "birth_date"),
        (28, "date-of-expiry", "expiry_date"),
        (43, "optional-data", "optional_data"),
        (44, "composite", None),
    ],
)
def test_a_changed_check_digit_fails_at_its_place(position, name, field):
    digit = TD3[1][position - 1]
    wrong = str((int(digit) + 1) % 10)
    lines = change(TD3, 2, position, wrong)
    each = one(f"mrz.check-digits.{name}", lines)
    assert each.status is Status.FAILED
    assert each.where == Span(2, position, position)
    assert (each.expected, each.actual, each.field) == (digit, wrong, field)
    assert parse(lines, ON).lines == lines


def test_a_changed_birth_date_fails_its_digit_and_the_composite():
    assert failed(change(TD3, 2, 15, "5")) == {
        "mrz.check-digits.date-of-birth",
        "mrz.check-digits.composite",
    }


@pytest.mark.parametrize("digit", ["0", "<"])
def test_empty_optional_data_allow_zero_or_filler(digit):
    lines = change(TD3, 2, 29, "<" * 14 + digit)
    assert one("mrz.check-digits.optional-data", lines).status is Status.SUCCESSFUL


def test_a_filler_is_no_composite_digit():
    assert "mrz.check-digits.composite" in failed(change(TD1, 2, 30, "<"))


def test_visas_have_no_composite():
    lines = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX7408122F9612109<<<<<<<<")
    assert of("mrz.check-digits.composite", lines) == []


# Doc 9303-5 note j: the number runs on, the digit leaves the filler out (0) or counts it (6).
LONG = ("I<UTOD23145890<7350<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", TD1[2])


def test_long_number_in_the_standards_reading():
    each = one("mrz.check-digits.document-number", LONG)
    assert (each.status, each.where, each.actual) == (Status.SUCCESSFUL, Span(1, 19, 19), "0")
    assert parse(LONG).fields["document_number"].value == "D23145890735"
    assert parse(LONG).fields["optional_data_1"].value == ""


def test_long_number_with_the_filler_counted_is_undetermined():
    lines = change(LONG, 1, 19, "6")
    each = one("mrz.check-digits.document-number", lines)
    assert (each.status, each.reason) == (Status.UNDETERMINED, "filler-counted")
    assert one("mrz.long-document-number", lines).status is Status.UNDETERMINED


def test_long_number_in_neither_reading_fails():
    lines = change(LONG, 1, 19, "3")
    assert "mrz.check-digits.document-number" in failed(lines)


def test_a_long_number_with_a_foreign_character_has_no_digit_to_compare():
    each = one("mrz.check-digits.document-number", change(LONG, 1, 17, "é"))
    assert (each.status, each.reason) == (Status.NOT_PERFORMED, "character-outside-alphabet")


def test_a_missing_digit_without_continuation_fails():
    assert "mrz.check-digits.document-number" in failed(change(TD1, 1, 15, "<"))


@pytest.mark.parametrize(
    ("lines", "position", "characters", "status"),
    [
        (TD3, 1, "PX", Status.SUCCESSFUL),
        (TD3, 1, "X<", Status.FAILED),
        (TD3, 1, "I<", Status.FAILED),
        (TD1, 1, "IV", Status.FAILED),
        (TD1, 1, "AI", Status.FAILED),
        (TD1, 1, "AC", Status.SUCCESSFUL),
        (TD1, 1, "IC", Status.SUCCESSFUL),
        (TD2, 1, "AC", Status.FAILED),
        (TD2, 1, "AI", Status.SUCCESSFUL),
        (TD2, 1, "P<", Status.FAILED),
        (TD1, 1, "RP", Status.UNDETERMINED),
    ],
)
def test_document_code(lines, position, characters, status):
    assert one("mrz.document-code", change(lines, 1, position, characters)).status is status


@pytest.mark.parametrize(
    ("code", "status", "reason"),
    [
        ("D<<", Status.SUCCESSFUL, None),
        ("DEU", Status.UNDETERMINED, "code-not-for-this-place"),
        ("QQQ", Status.UNDETERMINED, "code-unknown"),
        ("<<<", Status.UNDETERMINED, "code-blank"),
        ("IAO", Status.UNDETERMINED, "code-not-for-this-place"),
        ("GBO", Status.SUCCESSFUL, None),
        ("XXA", Status.SUCCESSFUL, "code-of-no-nationality"),
        ("XXB", Status.SUCCESSFUL, "code-of-no-nationality"),
        ("XXC", Status.SUCCESSFUL, "code-of-no-nationality"),
        ("XXX", Status.SUCCESSFUL, "code-of-no-nationality"),
        ("UNO", Status.SUCCESSFUL, "code-of-united-nations"),
        ("UNA", Status.SUCCESSFUL, "code-of-united-nations"),
        ("EUE", Status.SUCCESSFUL, "code-of-organization"),
        ("XOM", Status.SUCCESSFUL, "code-of-organization"),
        ("ANT", Status.SUCCESSFUL, "code-deprecated"),
        ("NTZ", Status.SUCCESSFUL, "code-deprecated"),
        ("UTO", Status.SUCCESSFUL, None),
    ],
)
def test_nationality(code, status, reason):
    each = one("mrz.nationality", change(TD3, 2, 11, code))
    assert (each.status, each.reason) == (status, reason)


def test_a_refugee_code_is_no_issuing_state():
    assert one("mrz.issuing-state", change(TD3, 1, 3, "XXA")).reason == "code-not-for-this-place"


def test_a_british_nationality_is_no_issuing_state():
    assert one("mrz.issuing-state", change(TD3, 1, 3, "GBD")).reason == "code-not-for-this-place"


def test_an_unknown_code_names_the_edition_of_the_table():
    assert "2021" in one("mrz.nationality", change(TD3, 2, 11, "QQQ")).expected


def test_the_specimen_is_announced_once():
    assert one("mrz.specimen-code", TD3).status is Status.SUCCESSFUL
    assert of("mrz.specimen-code", change(change(TD3, 1, 3, "MEX"), 2, 11, "MEX")) == []


@pytest.mark.parametrize(
    ("raw", "status", "value"),
    [
        ("740812", Status.SUCCESSFUL, "1974-08-12"),
        ("7408<<", Status.SUCCESSFUL, "1974-08"),
        ("74<<<<", Status.SUCCESSFUL, "1974"),
        ("<<<<<<", Status.SUCCESSFUL, None),
        ("7413<<", Status.FAILED, None),
        ("740231", Status.FAILED, None),
        ("000229", Status.SUCCESSFUL, "2000-02-29"),
        ("010229", Status.FAILED, None),
        ("74A812", Status.FAILED, None),
        ("7<<<<<", Status.UNDETERMINED, None),
        ("261123", Status.SUCCESSFUL, "2026-11-23"),
        ("261124", Status.SUCCESSFUL, "1926-11-24"),
    ],
)
def test_birth_dates(raw, status, value):
    lines = change(TD3, 2, 14, raw)
    (each,) = [each for each in of("mrz.dates", lines) if each.field == "birth_date"]
    assert each.status is status
    assert parse(lines, ON).fields["birth_date"].value == value


def test_an_unknown_part_is_named_in_a_birth_and_fails_in_an_expiry():
    assert one("mrz.date-unknown", change(TD3, 2, 18, "<<")).status is Status.SUCCESSFUL
    assert one("mrz.date-unknown", change(TD3, 2, 26, "<<")).status is Status.FAILED


def test_expiry_is_a_fact_about_time_outside_the_status():
    late = Policy(reference_date=date(2031, 1, 1))
    assert one("mrz.expiry", TD3, late).status is Status.FAILED
    assert parse(TD3, late).status is Status.SUCCESSFUL
    counted = Policy(reference_date=date(2031, 1, 1), expiry_counts=True)
    assert parse(TD3, counted).status is Status.FAILED


def test_the_day_of_expiry_is_not_expired():
    day = Policy(reference_date=date(2030, 4, 15))
    assert one("mrz.expiry", TD3, day).status is Status.SUCCESSFUL


@pytest.mark.parametrize(
    ("sex", "status"),
    [
        ("M", Status.SUCCESSFUL),
        ("F", Status.SUCCESSFUL),
        ("<", Status.SUCCESSFUL),
        ("X", Status.FAILED),
    ],
)
def test_sex(sex, status):
    assert one("mrz.sex", change(TD3, 2, 21, sex)).status is status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("ARKFREITH", Status.SUCCESSFUL),
        ("<SMITH<<JOHN", Status.FAILED),
        ("<<JOHN", Status.FAILED),
        ("ERIKSSON<<ANNA<<MARIA", Status.FAILED),
        ("MUSTERMANN<<<ERIKA", Status.FAILED),
        ("", Status.FAILED),
    ],
)
def test_name_structure(name, status):
    assert one("mrz.name-structure", change(TD3, 1, 6, name.ljust(39, "<"))).status is status


def test_digits_in_names_and_codes_fail_at_their_place():
    each = one("mrz.field-class", change(TD3, 1, 7, "1"))
    assert (each.status, each.where, each.field) == (Status.FAILED, Span(1, 7, 7), "name")


def test_a_number_that_begins_with_a_filler_fails():
    assert "mrz.fillers" in failed(change(TD3, 2, 1, "<"))


@pytest.mark.parametrize("character", ["é", "p", " ", "*"])
def test_every_foreign_character_is_found(character):
    each = one("mrz.charset", change(TD3, 1, 10, character))
    assert (each.status, each.where, each.actual) == (Status.FAILED, Span(1, 10, 10), character)


def test_a_digit_over_a_foreign_character_is_not_performed():
    each = one("mrz.check-digits.document-number", change(TD3, 2, 3, "é"))
    assert (each.status, each.reason) == (Status.NOT_PERFORMED, "character-outside-alphabet")


@pytest.mark.parametrize("lines", [(TD3[0], TD3[1][:-1]), (TD3[0], TD3[1] + "<")])
def test_on_a_line_of_wrong_length_only_the_length_fails(lines):
    assert failed(lines) == {"mrz.line-length"}
    assert parse(lines, ON).format == "TD3"


def test_a_short_line_leaves_its_last_rules_not_performed():
    each = one("mrz.check-digits.composite", (TD3[0], TD3[1][:-1]))
    assert (each.status, each.reason) == (Status.NOT_PERFORMED, "line-too-short")


@pytest.mark.parametrize("text", ["", "P<UTO", "A\nB\nC\nD", "x" * 500, "\n\n", "12\n34"])
def test_text_that_is_no_mrz_is_a_finding_not_an_error(text):
    mrz = parse(text)
    assert mrz.format is None
    assert mrz.status is Status.FAILED
    assert mrz.fields == {}


@pytest.mark.parametrize("lines", [TD1[:2], TD1[1:], (*TD1, TD1[2]), TD2[:1], (*TD2, TD2[1])])
def test_lines_of_the_length_of_a_format_are_miscounted_not_damaged(lines):
    mrz = parse(lines, ON)
    assert mrz.format is None
    assert one("mrz.format", lines).actual == " + ".join(str(len(line)) for line in lines)
    assert not of("mrz.line-length", lines)


def test_nothing_is_proposed_where_capitals_do_not_make_an_mrz():
    assert parse(change(TD3, 1, 8, "?"), ON).proposals == ()
    assert parse(("P<UTO?", "123"), ON).proposals == ()
    assert parse(["p<uto"] * 50, ON).proposals == ()


def test_capitals_are_proposed_never_applied():
    typed = (TD3[0].lower().replace("<<<<<", "< <<<<"), TD3[1])
    mrz = parse(typed, ON)
    assert mrz.lines == typed
    assert mrz.status is Status.FAILED
    (proposal,) = mrz.proposals
    assert proposal.lines == TD3
    assert parse(TD3).proposals == ()


@pytest.mark.parametrize("typed", [(TD3[0].lower(), TD3[1]), (TD3[0], TD3[1].lower())])
def test_small_letters_alone_are_proposed_as_capitals(typed):
    mrz = parse(typed, ON)
    assert mrz.lines == typed
    assert [each.lines for each in mrz.proposals] == [TD3]


@pytest.mark.parametrize("other", [".", "é", "ß"])
def test_no_capitals_are_proposed_where_something_else_is_outside_the_alphabet(other):
    assert parse((TD3[0][:10].lower() + other + TD3[0][11:], TD3[1]), ON).proposals == ()


def test_a_rule_can_be_turned_down_or_off():
    lines = change(TD3, 2, 20, "0")
    code = "mrz.check-digits.date-of-birth"
    assert one(code, lines).status is Status.FAILED
    down = one(code, lines, Policy(strictness={code: "undetermined"}))
    assert (down.status, down.reason) == (Status.UNDETERMINED, "turned-down")
    off = one(code, lines, Policy(strictness={code: "off"}))
    assert (off.status, off.reason) == (Status.NOT_PERFORMED, "switched-off")
    assert one("mrz.sex", lines, Policy(strictness={code: "off"})).status is Status.SUCCESSFUL
    with pytest.raises(UsageError, match="strictness"):
        Policy(strictness={code: "lenient"})


@pytest.mark.parametrize(
    ("lines", "characters", "reason"),
    [
        (TD3, "PD", "meaning-unverified"),
        (TD3, "PO", "meaning-unverified"),
        (TD3, "PX", None),
        (TD3, "P<", None),
        (TD1, "IC", "letter-c-after-i"),
        (TD2, "IC", "letter-c-after-i"),
        (TD1, "AC", None),
        (TD1, "ID", None),
    ],
)
def test_what_a_document_code_is_said_to_mean_fails_nothing(lines, characters, reason):
    each = one("mrz.document-code", change(lines, 1, 1, characters))
    assert (each.status, each.reason) == (Status.SUCCESSFUL, reason)


CREW = build(
    "TD1",
    surname="Eriksson",
    document_number="123456789",
    document_code="AC",
    birth_date="1974-08-12",
    expiry_date="2030-04-15",
    optional_data="U2",
)


@pytest.mark.parametrize(
    ("employer", "status"),
    [
        ("U2<", Status.SUCCESSFUL),
        ("9W<", Status.SUCCESSFUL),
        ("LAN", Status.SUCCESSFUL),
        ("<<<", Status.UNDETERMINED),
        ("22<", Status.UNDETERMINED),
        ("A<<", Status.UNDETERMINED),
        ("LA5", Status.UNDETERMINED),
    ],
)
def test_a_crew_member_certificate_names_the_employer(employer, status):
    each = one("mrz.profile.cmc", change(CREW, 1, 16, employer))
    assert (each.status, each.where) == (status, Span(1, 16, 18))
    assert (each.reason is None) is (status is Status.SUCCESSFUL)


def test_other_documents_name_no_employer():
    assert of("mrz.profile.cmc", TD1) == []
    assert of("mrz.profile.cmc", TD3) == []


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2029, 4, 15), Status.SUCCESSFUL),
        (date(2029, 4, 14), Status.UNDETERMINED),
        (date(2028, 2, 29), Status.UNDETERMINED),
    ],
)
def test_an_emergency_passport_is_valid_for_twelve_months_at_most(today, status):
    each = one("mrz.profile.etd", change(TD3, 1, 1, "PE"), Policy(reference_date=today))
    assert (each.status, each.strong) == (status, False)
    assert of("mrz.profile.etd", TD3) == []


def test_an_emergency_passport_without_a_date_is_announced():
    each = one("mrz.profile.etd", change(change(TD3, 1, 1, "PE"), 2, 22, "3O0415"))
    assert (each.status, each.actual) == (Status.SUCCESSFUL, "PE")


VISA = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX7408122F9612109<<<<<<<<")


def test_the_last_date_of_a_visa_is_explained():
    each = one("mrz.profile.visa", VISA)
    assert (each.status, each.where) == (Status.SUCCESSFUL, Span(2, 22, 27))
    assert of("mrz.profile.visa", TD2) == []
    assert of("mrz.profile.visa", change(VISA, 2, 22, "9613")) == []


def test_optional_data_are_named_with_what_covers_them():
    assert one("mrz.optional-data", TD3).reason is None
    assert of("mrz.optional-data", TD2) == []
    each = one("mrz.optional-data", change(VISA, 2, 29, "AB<12"))
    assert each.reason == "covered-by-no-digit"
    long = of("mrz.optional-data", LONG)
    assert long == [], "what continues the number is no optional data"


def test_an_expiry_before_the_birth_is_undetermined():
    lines = change(TD3, 2, 14, "200101")
    expired = change(lines, 2, 22, "190101")
    *_, each = (each for each in of("mrz.dates", expired) if each.field == "expiry_date")
    assert (each.status, each.reason) == (Status.UNDETERMINED, "expiry-before-birth")
    same_year = change(change(TD3, 2, 14, "20<<<<"), 2, 22, "200101")
    (each,) = (each for each in of("mrz.dates", same_year) if each.field == "expiry_date")
    assert each.status is Status.SUCCESSFUL


@pytest.mark.parametrize(
    ("birth", "reason"),
    [
        ("740812", None),
        ("200101", "other-century-possible"),
        ("051231", None),
        ("060101", "other-century-possible"),
    ],
)
def test_the_century_before_is_possible_up_to_the_age_of_120(birth, reason):
    assert one("mrz.century", change(TD3, 2, 14, birth)).reason == reason


def test_the_century_is_that_of_the_year():
    each = one("mrz.century", change(TD3, 2, 14, "7408<<"))
    assert (each.actual, each.expected) == ("74", "1974")


def test_an_expiry_that_is_past_is_named_with_the_day_it_is_held_against():
    each = one("mrz.expiry", change(TD3, 2, 22, "261122"))
    assert (each.status, each.actual) == (Status.FAILED, "2026-11-22")
    assert one("mrz.expiry", change(TD3, 2, 22, "261123")).expected == each.expected


def test_more_than_ten_years_ahead_is_said():
    each = one("mrz.expiry", change(TD3, 2, 22, "361123"))
    assert (each.status, each.reason) == (Status.SUCCESSFUL, None)
    each = one("mrz.expiry", change(TD3, 2, 22, "361124"))
    assert (each.status, each.reason) == (Status.SUCCESSFUL, "valid-over-ten-years")


def test_transliteration_is_no_matter_for_the_mrz_alone():
    assert of("mrz.transliteration", TD3) == []


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_no_sentence_says_none_for_what_a_finding_leaves_out(language):
    for lines in (TD3, TD1, TD2, LONG, VISA, change(VISA, 2, 29, "AB<12")):
        for finding in findings(lines):
            assert "None" not in messages.sentence(finding, language), finding.code


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\r", "\x0b"])
def test_any_end_of_a_line_is_one_in_text_of_the_length_of_a_format_too(end):
    text = "\n".join(TD3)
    mrz = parse(text[:60] + end + text[61:], ON)
    assert mrz.lines == lines_of(text[:60] + end + text[61:])
    assert len(mrz.lines) == 3
