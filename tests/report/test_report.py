"""A report in words: complete, in every language, and safe to open."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

import docsec
from docsec.capture import open_captures
from docsec.findings import Reading
from docsec.inspection import examine
from docsec.messages import LANGUAGES
from docsec.mrz.explain import explain
from docsec.policy import Policy
from docsec.reading.fake import FakeReader
from docsec.report import html, text
from docsec.report.json import explanation_as_dict, report_as_dict

ON = Policy(reference_date=date(2026, 11, 23))
SCHEMA = json.loads(
    (Path(docsec.__file__).parent / "data" / "report.schema.json").read_text(encoding="utf-8")
)
LINE = ((0.05, 0.8), (0.95, 0.8), (0.95, 0.86), (0.05, 0.86))
BELOW = ((0.05, 0.88), (0.95, 0.88), (0.95, 0.94), (0.05, 0.94))


@pytest.fixture(scope="module")
def examined(samples):
    folder = samples / "td3-altered-digit"
    typed = (folder / "mrz.txt").read_text(encoding="utf-8")
    lines = tuple(typed.split())
    reader = FakeReader([Reading(lines, "TD3", None, (LINE, BELOW), 0.0, "fake", 0.1)])
    (capture,) = open_captures(folder, ON, typed_mrz=typed)
    return examine(capture, ON, reader), capture


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_keeps_to_the_schema(examined, language):
    report, _ = examined
    content = json.loads(json.dumps(report_as_dict(report, language)))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert content["status"] == "failed"
    assert content["sha256"] == report.pictures[0].sha256
    digit = next(
        each for each in content["findings"] if each["code"] == "mrz.check-digits.date-of-birth"
    )
    assert digit["where"] == {"line": 2, "start": 20, "end": 20}
    assert digit["region"]["picture"] == "white"
    assert all(0 <= part <= 1 for point in digit["region"]["polygon"] for part in point)


def test_json_without_any_mrz_keeps_to_the_schema(samples):
    report = docsec.inspect(samples / "td3-specimen", ON, reader=FakeReader(()))
    content = report_as_dict(report, "en")
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(content)) == []


class Page(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.tags, self.links, self.words = [], [], []
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_one_file_that_fetches_nothing(examined, language):
    page = Page(html.render([examined], language))
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert page.links
    assert all(
        link.startswith(("data:image/jpeg;base64,", "data:image/png;base64,"))
        for link in page.links
    )
    words = " ".join(page.words)
    assert "mrz.check-digits.date-of-birth" in words
    assert "url(" not in words


def test_html_draws_each_place_and_numbers_it(examined):
    content = html.render([examined], "en")
    assert content.count("<polygon") >= 4
    assert re.search(r'<polygon class="failed" points="[\d., ]+"', content)
    assert '<text class="label"' in content


def test_html_says_when_a_translation_is_not_reviewed(examined):
    assert "not yet been reviewed" not in html.render([examined], "en")
    assert "revis" in html.render([examined], "es").lower()


def test_html_escapes_what_was_typed(samples):
    (capture,) = open_captures(
        samples / "td3-specimen", ON, typed_mrz="<script>alert(1)</script>\n<b>x</b>"
    )
    content = html.render([(examine(capture, ON, FakeReader(())), capture)], "en")
    assert "<script" not in content
    assert "<b>x" not in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_names_field_expected_printed_place_and_clause(examined, language):
    report, _ = examined
    digit = next(e for e in report.findings if e.code == "mrz.check-digits.date-of-birth")
    shown = text.render(report, language)
    line = next(line for line in shown.splitlines() if "20" in line and "✕" in line)
    assert digit.expected in line
    assert digit.actual in line
    assert "mrz.check-digits.date-of-birth, Doc 9303-3 4.9" in shown


def test_colour_only_where_asked_for(examined):
    report, _ = examined
    assert "\x1b[" not in text.render(report, "en")
    assert "\x1b[31;1m" in text.render(report, "en", colour=True)


def test_full_lists_what_is_as_it_should_be(examined):
    report, _ = examined
    short, full = text.render(report, "en"), text.render(report, "en", full=True)
    assert "The sex field holds" not in short
    assert "The sex field holds" in full


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_digit_is_worked_out_in_words_and_data(language):
    explanation = explain(
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204158ZE184226B<<<<<10"
    )
    shown = text.render_explanation(explanation, language)
    assert "49 mod 10 = 9" in shown
    content = explanation_as_dict(explanation, language)
    assert [len(line) for line in content["cells"]] == [44, 44]
    expiry = next(digit for digit in content["digits"] if digit["name"] == "date-of-expiry")
    assert (expiry["sum"], expiry["remainder"], expiry["printed"]) == (49, 9, "8")
    assert [step["product"] for step in expiry["steps"]] == [7, 6, 0, 28, 3, 5]
