"""The HTML report as a person opens it: from the disk, on a screen, a phone and paper."""

from datetime import date

import pytest

from docsec.capture import open_captures
from docsec.findings import Reading
from docsec.inspection import examine
from docsec.messages import LANGUAGES
from docsec.policy import Policy
from docsec.reading.fake import FakeReader
from docsec.report.html import render

pytestmark = pytest.mark.browser

ON = Policy(reference_date=date(2026, 11, 23))
LINES = tuple(
    ((0.05, top), (0.95, top), (0.95, top + 0.05), (0.05, top + 0.05)) for top in (0.8, 0.87)
)


@pytest.fixture
def open_report(browser, samples, tmp_path):
    """Open the report of the altered sample; nothing but the file itself is asked for."""
    folder = samples / "td3-altered-digit"
    typed = (folder / "mrz.txt").read_text(encoding="utf-8")
    reader = FakeReader([Reading(tuple(typed.split()), "TD3", None, LINES, 0.0, "fake", 0.1)])
    (capture,) = open_captures(folder, ON, typed_mrz=typed)
    report = examine(capture, ON, reader)
    contexts, asked = [], []

    def begin(language: str, width: int = 1280):
        file = tmp_path / f"report-{language}.html"
        file.write_text(render([(report, capture)], language), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield begin
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(open_report, language):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(open_report(language)).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found] == []


def test_no_sideways_scrolling_at_360_pixels(open_report):
    page = open_report("fr", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_prints_on_a4(open_report):
    assert open_report("es").pdf(format="A4").startswith(b"%PDF")


def test_the_numbers_in_the_list_stand_on_the_picture(open_report):
    page = open_report("en")
    listed = page.locator("ol.findings .number").all_inner_texts()
    drawn = page.locator("svg text.label").all_text_contents()
    assert listed
    assert set(drawn) <= set(listed)
    assert {"1", "2"} <= set(drawn)
