"""What of a page is read first, and that the answers are those of the whole page."""

import pytest
from PIL import ImageDraw, ImageFont

from docsec.features.checks import viz_mrz
from docsec.findings import Status
from docsec.printed.likely import likely, may_say
from docsec.printed.lines import PrintedPage
from tests.printed.lines import line
from tests.printed.test_pages import fields, inspect, page

EXPECTED = {
    "document_number": "L898902C3",
    "surname": "ERIKSSON",
    "given_names": "ANNA MARIA",
    "nationality": "UTO",
    "birth_date": "1974-08-12",
    "sex": "F",
}
SMALL = 2.0


class Written:
    """A page on which lines are written; it remembers which were read, in turn."""

    def __init__(self, *found):
        self.found, self.seen = found, []

    def read(self, found):
        lines = tuple(found)
        self.seen += [each.text for each in lines if each.text not in self.seen]
        return tuple(each for each in lines if each.text)


def caption(text, left=0.0, top=0.0):
    """A line in small type."""
    return line(text, left, top, height=SMALL)


def steps(*found):
    """What was read up to each step, and what then stood at its caption."""
    written = Written(*found)

    def matters(text):
        return any(may_say(field, value, text) for field, value in EXPECTED.items())

    for answer in likely(written, matters):
        assert {each.text for each in answer.lines} == set(written.seen) - {""}
        yield set(written.seen), {each.text for each in answer.placed}


def test_a_caption_is_read_with_the_value_that_matters_and_nothing_else():
    number = caption("Document number / Número de documento")
    other = caption("Holder's signature / Firma del titular", top=30.0)
    seen, placed = next(steps(number, line("L898902C3", top=3.5), other))
    assert seen == placed == {number.text, "L898902C3"}


@pytest.mark.parametrize("value", ["PORT ANYDER", ""])
def test_captions_where_nothing_that_matters_stands_are_read_last(value):
    place = caption("Place of birth / Lugar de nacimiento")
    name = line("ANNA", top=50.0)
    seen, placed = next(steps(place, line(value, top=3.5), name))
    assert seen == {value, name.text}
    assert placed == {name.text}


@pytest.mark.parametrize("value", ["F", "F/FEM", "12 AUG 1974", "ANNA", "UTOPIAN", "UTO"])
def test_dates_names_sexes_and_nationalities_matter(value):
    any_caption = caption("A caption of any kind / Un título")
    assert any_caption.text in next(steps(any_caption, line(value, top=3.5)))[0]


@pytest.mark.parametrize("value", ["F07773270", "M", "A. UTOPUS", "ROYAL"])
def test_what_only_looks_like_a_sex_or_a_nationality_does_not(value):
    assert not any(may_say(field, EXPECTED[field], value) for field in ("sex", "nationality"))


def test_captions_are_read_from_the_nearest_to_the_first_that_is_one():
    far = caption("Given names of the holder / Nombres")
    near = caption("Surname of the holder / Apellidos", top=4.0)
    assert next(steps(far, near, line("ERIKSSON", top=7.0)))[0] == {near.text, "ERIKSSON"}
    no_caption = caption("A long line that names no field at all", top=4.0)
    seen, _ = next(steps(far, no_caption, line("ERIKSSON", top=7.0)))
    assert seen == {far.text, no_caption.text, "ERIKSSON"}


def test_a_caption_with_its_value_on_its_line_names_nothing_beside_it():
    beside = line("Issued: 1 JAN 2020", left=0.0)
    above = caption("Date of expiry of it / Caducidad", left=30.0, top=-3.5)
    value = line("31 DEC 2029", left=33.0)
    last = list(steps(above, beside, value))[-1]
    assert last[1] >= {value.text, above.text}


def test_a_value_found_on_the_way_has_its_caption_read_too():
    names = caption("Surname, given names / Apellidos, nombres")
    name = caption("ERIKSSON, ANNA MARIA", top=3.5)
    assert next(steps(names, name, line("1 JAN 2020", top=7.0)))[1] >= {name.text, names.text}


def test_in_the_end_all_is_read_and_each_line_once():
    found = [caption("Sex / Sexo"), line("F", top=3.5), line("ERIKSSON", top=50.0)]
    found += [caption("A sentence that is very much longer than any field of a page is", top=80.0)]
    written = Written(*found)
    assert len(list(likely(written, lambda text: text == "ERIKSSON"))) == 2
    assert written.seen == [found[at].text for at in (2, 1, 0, 3)]


@pytest.mark.usefixtures("print_reader")
def test_a_sound_passport_is_answered_without_reading_all_of_it(monkeypatch):
    monkeypatch.setattr(PrintedPage, "lines", property(lambda self: pytest.fail("all was read")))
    assert {each.status for each in fields(inspect(page())).values()} == {Status.SUCCESSFUL}


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize("changed", [{}, {"surname": "WINTER"}, {"birth_date": "1971-03-02"}])
def test_the_answers_are_those_of_the_whole_page(changed, monkeypatch):
    picture = page(**changed)
    found = fields(inspect(picture))
    monkeypatch.setattr(viz_mrz, "likely", lambda page, matters: iter(()))
    assert fields(inspect(picture)) == found


@pytest.mark.usefixtures("print_reader")
@pytest.mark.parametrize("other", ["01 JAN 1901", "01 JAN 2069"])
def test_another_date_beside_one_that_is_confirmed_changes_neither_answer(other, monkeypatch):
    picture = page().copy()
    place = fields(inspect(picture))["issue_date"].where.polygon
    (_, top), (right, bottom) = (
        [round(share * side) for share, side in zip(corner, picture.size, strict=True)]
        for corner in (place[0], place[2])
    )
    font = ImageFont.load_default(0.8 * (bottom - top))
    ImageDraw.Draw(picture).text((right + 15, top), other, (20, 20, 20), font)
    found = fields(inspect(picture))
    assert found["issue_date"].status is Status.SUCCESSFUL
    monkeypatch.setattr(viz_mrz, "likely", lambda page, matters: iter(()))
    assert fields(inspect(picture)) == found
