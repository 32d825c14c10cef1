"""Captions, and which value is whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.printed.captions import caption
from docsec.printed.folding import fold
from docsec.printed.places import values
from tests.printed.lines import column, line


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("Passport No. / Pasaporte No.", {"document_number"}, ""),
        ("PAS UIMHIR/PASSPORT NO/NO. PASSEPORT", {"document_number"}, ""),
        ("4. Date of birth/Geburtstag/", {"birth_date"}, ""),
        ("Dateofbirth/Date denaissance", {"birth_date"}, ""),
        ("Place of birth / Lugar de nacimiento", {"other"}, ""),
        ("Valid from - until", {"issue_date", "expiry_date"}, ""),
        ("Nom : BERTHIER", {"name"}, "BERTHIER"),
        ("Né(e) le : 06.12.1965", {"birth_date"}, "06.12.1965"),
        ("Surname, Given names/Nom, Prénoms", {"surname", "given_names"}, ""),
        ("Sex/ Sexo", {"sex"}, ""),
        ("Issue / Expedición", {"issue_date"}, ""),
        ("Place of issue / Lugar de expedición", {"other"}, ""),
    ],
)
def test_a_caption_names_its_fields(text, fields, rest):
    found = caption(text)
    assert found is not None
    assert (found.fields, found.rest) == (fields, rest)


@pytest.mark.parametrize("text", ["ERIKSSON", "UNSEXED", "NOMAD", "12 AUG 1974", "", "P"])
def test_a_value_is_no_caption(text):
    assert caption(text) is None


def test_a_value_belongs_to_the_caption_above_it():
    found = values(column("Surname", "ERIKSSON", "Given names", "ANNA MARIA"))
    assert [(set(each.fields), each.text, each.first) for each in found] == [
        ({"surname"}, "ERIKSSON", True),
        ({"given_names"}, "ANNA MARIA", True),
    ]


def test_a_second_line_of_a_value_is_not_its_first():
    found = values(column("Surname", "MUESTRA", "MUESTRA"))
    assert [each.first for each in found] == [True, False]


def test_a_value_may_stand_beside_its_caption():
    [found] = values((line("Date of birth", 0, 0), line("01.01.1977.", 30, 0.5)))
    assert found.fields == {"birth_date"}


def test_a_value_far_below_belongs_to_none():
    [found] = values((line("Surname", 0, 0), line("ERIKSSON", 0, 20)))
    assert found.fields == frozenset()


@given(st.text(max_size=30))
def test_folding_keeps_the_place_of_every_character(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)
    caption(text)
