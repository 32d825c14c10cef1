"""What of a page is read first, and that the answers are those of the whole page."""

import pytest

from docsec.features.checks import viz_mrz
from docsec.findings import Status
from docsec.printed.likely import likely
from docsec.printed.lines import PrintedPage
from tests.printed.lines import line
from tests.printed.test_pages import fields, inspect, page

EXPECTED = ("L898902C3", "ERIKSSON", "ANNA MARIA", "UTO")
SHORT = 7.0


class Written:
    """A page on which lines are written; it remembers which were read."""

    def __init__(self, *found):
        self.found, self.seen = found, set()

    def read(self, found):
        lines = tuple(found)
        self.seen |= {each.text for each in lines}
        return tuple(each for each in lines if each.text)


def first(*found, expected=EXPECTED):
    written = Written(*found)
    answer = likely(written, expected, SHORT)
    assert {each.text for each in answer.lines} == written.seen - {""}
    return written.seen, {each.text for each in answer.placed}


def test_a_long_caption_is_read_where_its_value_matters():
    caption = line("Document number / Número de documento", top=0.0)
    seen, placed = first(caption, line("L898902C3", top=3.5))
    assert seen == {caption.text, "L898902C3"}
    assert placed == {caption.text, "L898902C3"}


@pytest.mark.parametrize("value", ["PORT ANYDER", ""])
def test_a_long_caption_is_not_read_where_nothing_that_matters_stands_at_it(value):
    seen, placed = first(
        line("Place of birth / Lugar de nacimiento", top=0.0),
        line(value, top=3.5),
        line("Holder's signature / Firma del titular", top=30.0),
    )
    assert seen == {value}
    assert not placed


@pytest.mark.parametrize("value", ["F", "F/FEM", "12 AUG 1974", "ANNA", "UTOPIAN"])
def test_dates_letters_names_and_codes_matter(value):
    seen, _ = first(line("A caption of any kind / Un título", top=0.0), line(value, top=3.5))
    assert "A caption of any kind / Un título" in seen


def test_captions_are_read_from_the_nearest_to_the_first_that_is_one():
    far = line("Given names of the holder / Nombres", top=0.0)
    near = line("Surname of the holder / Apellidos", top=3.5)
    assert first(far, near, line("ERIKSSON", top=7.0))[0] == {near.text, "ERIKSSON"}
    no_caption = line("A long line that names no field at all", top=3.5)
    seen, _ = first(far, no_caption, line("ERIKSSON", top=7.0))
    assert seen == {far.text, no_caption.text, "ERIKSSON"}


def test_a_caption_with_its_value_on_its_line_names_nothing_beside_it():
    beside = line("Date of issue / Expedición: 1 JAN 2020", left=0.0)
    above = line("Date of expiry of it / Caducidad", left=90.0, top=-6.0)
    value = line("31 DEC 2029", left=90.0)
    assert above.text in first(above, beside, value)[0]


def test_a_long_value_found_on_the_way_has_its_caption_read_too():
    caption = line("Surname, given names / Apellidos, nombres", top=0.0)
    name = line("ERIKSSON, ANNA MARIA", top=3.5)
    assert first(caption, name, line("1 JAN 2020", top=7.0))[1] >= {name.text, caption.text}


@pytest.mark.usefixtures("print_reader")
def test_a_sound_passport_is_answered_without_reading_all_of_it(monkeypatch):
    monkeypatch.setattr(PrintedPage, "lines", property(lambda self: pytest.fail("all was read")))
    assert {each.status for each in fields(inspect(page())).values()} == {Status.SUCCESSFUL}


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize("changed", [{}, {"surname": "WINTER"}, {"birth_date": "1971-03-02"}])
def test_the_answers_are_those_of_the_whole_page(changed, monkeypatch):
    picture = page(**changed)
    found = fields(inspect(picture))
    monkeypatch.setattr(viz_mrz, "SHORT", ())
    assert fields(inspect(picture)) == found
