"""The trainer's sheet: every light, numbered points, the solution, in one file."""

import json
import re

import pytest

from docsec import messages
from docsec.report import lesson, sheet
from docsec.specimens import samples as listed
from docsec.specimens.listing import kind


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_sheet_is_one_file_in_every_language(samples, language):
    folder = samples / "td3-photo-pasted"
    text = sheet.render(folder, language, sample=listed.find(folder.name), number=7)
    assert f'<html lang="{language}">' in text
    assert text.count('<image id="picture-') == len(lesson.pictures(folder)) == 3
    assert set(re.findall(r'(?:href|src)="([^#"]{1,15})', text)) == {"data:image/jpeg"}
    assert "<script" not in text
    assert listed.find(folder.name).harmless[language] in text.replace("&#39;", "'")


def test_the_numbers_on_the_pictures_are_those_of_the_points(samples):
    text = sheet.render(samples / "td3-specimen", "en")
    marked = re.findall(r'<text class="badge"[^>]*>(\d+)</text>', text)
    explained = re.findall(r'<span class="count" aria-hidden="true">(\d+)</span>', text)
    assert len(explained) >= 12
    assert sorted(marked, key=int) == explained


def test_the_first_pages_do_not_give_the_answer_away(samples):
    sample = listed.find("td3-photo-pasted")
    text = sheet.render(samples / sample.id, "en", sample=sample, number=18)
    before, _, after = text.partition('<section class="solution">')
    for said in (sample.id, "Altered on purpose", sample.purpose["en"], "pasted over"):
        assert said not in before
        assert said in after


@pytest.mark.parametrize("name", [one.id for one in listed.load()])
def test_every_sample_has_a_sheet(samples, name):
    sample = listed.find(name)
    text = sheet.render(samples / name, "pt", sample=sample, address=lambda light: f"/{light}")
    answer = messages.text(f"sheet.{kind(sample)}", "pt")
    assert answer in text
    for operator in sample.operators:
        title = messages.text(f"specimen.operator.{operator.partition(':')[0]}:title", "pt")
        assert title in text.replace("&#39;", "'")


def test_what_is_not_white_only_is_shown_where_it_is_seen(samples):
    (step,) = lesson.steps(
        {
            "operators": [
                {
                    "name": "mrz-dye",
                    "kind": "fraud",
                    "lights": ["ir"],
                    "polygon": [[0.4, 0.8], [0.5, 0.8], [0.5, 0.9], [0.4, 0.9]],
                    "regions": [{"polygon": [[0.4, 0.8], [0.5, 0.8], [0.5, 0.9], [0.4, 0.9]]}],
                }
            ]
        },
        json.loads((samples / "td3-specimen" / "document.json").read_text(encoding="utf-8")),
        ("white", "ir"),
    )
    assert step.lights == ("ir",)
    left, top, right, bottom = step.view
    assert left < 0.4 < 0.5 < right
    assert top < 0.8 < 0.9 < bottom


def test_each_imitation_is_named_with_what_gives_it_away(samples):
    text = sheet.render(samples / "td1-front-b-imitated", "es")
    solution = text.split('<section class="solution">')[1]
    assert "Elemento imitado: Imagen latente" in solution
    assert "No aparece nada, o un tono impreso está siempre." in solution
    assert messages.text("specimen.operator.imitated:lesson", "es") not in solution


def test_a_specimen_that_is_not_in_the_list_has_a_sheet_too(samples):
    text = sheet.render(samples / "td1-line-spacing", "en")
    assert "Altered on purpose" in text
    assert "mrz-spacing" in text


def test_what_no_check_finds_has_the_indicators_it_is_an_example_of():
    said = {"findings": {}, "operators": [{"name": "photo-replaced"}]}
    assert [one.id for one in lesson.indicators(said, {"type": "TD1-front"})] == ["ps-ghost"]
    found = {"findings": {"image.uv-dull": {}}, "operators": [{"name": "photo-replaced"}]}
    assert "ps-ghost" not in [one.id for one in lesson.indicators(found, {"type": "TD1-front"})]
