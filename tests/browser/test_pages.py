"""Every page: axe finds nothing, nothing is wider than a phone, it prints."""

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    *("/en/", "/en/check", "/en/check?sample=td3-altered-digit", "/es/check?sample=td1-specimen"),
    *("/en/mrz", "/en/mrz?example=TD3-altered", "/en/checklist", "/en/findings", "/en/about"),
    *("/en/features", "/es/features?q=holograma", "/es/features/dovid", "/en/indicators"),
    *("/en/vocabulary", "/es/workbook", "/en/compare", "/fr/session"),
    *("/es/cards?document=card", "/en/pairs/td3-altered-digit", "/en/features/mrz-b900"),
    *("/en/samples", "/es/samples?kind=fraud", "/fr/samples/td3-photo-pasted/sheet"),
    *("/en/features/uv-dull-paper", "/en/pairs/etd-bright-paper"),
    *("/es/features/card-number-both-sides", "/fr/features/index-marks", "/es/figures"),
    *("/es/pairs/td1-front-b-imitated?indicator=cf-flat-ovd", "/pt/features/fibres-invisible"),
    "/en/no-such-page",
)


def violations(page) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    results = axe.run(page)
    return [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for found in results.response["violations"]
        for node in found["nodes"][:3]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path: str) -> None:
    assert violations(open_page(path)) == []


@pytest.mark.parametrize("path", ["/en/check?sample=td3-altered-digit", "/en/mrz?example=TD1"])
def test_axe_finds_nothing_in_the_dark_and_on_a_phone(open_page, path: str) -> None:
    page = open_page(path, width=360)
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize("path", [*PAGES, "/fr/", "/fr/check", "/pt/about", "/fr/findings"])
def test_no_sideways_scrolling_at_360_pixels(open_page, path: str) -> None:
    page = open_page(path, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["/en/check?sample=td3-altered-digit", "/en/checklist"])
def test_it_prints(open_page, path: str) -> None:
    pdf = open_page(path).pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000


def test_what_is_folded_is_on_paper(open_page) -> None:
    page = open_page("/en/check?sample=td3-specimen")
    text = page.get_by_text("The name is built as the standard says.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert text.first.is_visible()
    assert not page.locator("#check").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_skip_link_is_the_first_stop(open_page) -> None:
    page = open_page("/en/about")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
