"""The trainer's sheet on paper: nothing cut, the solution on a page of its own."""

import pytest

from tests.browser.test_paper import MILLIMETRE, expect_whole

pdfium = pytest.importorskip("pypdfium2")

pytestmark = pytest.mark.browser


def pages(open_page, path: str) -> list[str]:
    pdf = open_page(path).pdf(prefer_css_page_size=True, print_background=True)
    document = pdfium.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize(
    "name", ["td3-photo-pasted", "td1-front-specimen", "td3-b-birth-date-retyped"]
)
def test_the_solution_has_a_page_of_its_own(open_page, name: str) -> None:
    *before, last = pages(open_page, f"/en/samples/{name}/sheet")
    assert last.startswith("Solution")
    assert name in last
    assert len(before) <= 3
    for text in before:
        assert "Solution" not in text
        assert name not in text


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize("name", ["td3-specimen", "td3-photo-pasted", "td1-front-specimen"])
def test_nothing_that_belongs_together_is_cut(open_page, language: str, name: str) -> None:
    page = open_page(f"/{language}/samples/{name}/sheet")
    expect_whole(page, ".points li > div, .step > div, .indicator", (210 - 24) * MILLIMETRE)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_it_is_a_sheet_on_a4_with_pictures(open_page, language: str) -> None:
    page = open_page(f"/{language}/samples/td3-photo-pasted/sheet")
    shown = page.locator("figure svg").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    assert len(shown) == 6
    assert min(shown) > 100
    pdf = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert pdf[0].get_size() == pytest.approx((595, 842), abs=1)


def test_the_white_picture_is_in_its_true_size(open_page) -> None:
    page = open_page("/en/samples/td3-specimen/sheet")
    page.emulate_media(media="print")
    wide = page.locator("figure svg").first.evaluate("each => each.getBoundingClientRect().width")
    assert wide * 25.4 / 96 == pytest.approx(125, abs=1)
