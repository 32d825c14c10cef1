"""The reference without a script, and by keyboard alone."""

import json

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("holograma", "Dispositivo óptico variable difractivo (DOVID)"),
        ("fibras", "Fibrillas fluorescentes invisibles"),
        ("B900", "ZLM en OCR-B, tinta B900"),
    ],
)
def test_search_by_keyboard_without_a_script(open_page, query: str, name: str) -> None:
    page = open_page("/es/features", width=360, javascript=False)
    page.get_by_role("searchbox").focus()
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    first = page.locator(".features h3 a").first
    expect(first).to_have_text(name)
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("heading", name="Imitado o alterado")).to_be_visible()


def test_filter_without_a_script(open_page) -> None:
    page = open_page("/en/features", javascript=False)
    page.get_by_label("Document").select_option("visa")
    page.get_by_label("How").select_option("tilt")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found")).to_contain_text("6 of 94")


def test_a_workbook_opens_changes_and_is_saved_without_a_script(open_page, tmp_path) -> None:
    path = tmp_path / "book.json"
    content = {"docsec_workbook": 1, "checklist": "1", "country": "CAN", "items": {}}
    path.write_text(json.dumps(content), encoding="utf-8")
    page = open_page("/en/workbook", javascript=False)
    page.get_by_label("Open a workbook file").set_input_files(path)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_label("Country", exact=True)).to_have_value("CAN")
    page.locator("input[name='item.POL-01.level'][value='1']").check()
    page.get_by_role("button", name="Show the summary").click()
    expect(page.locator("#summary")).to_contain_text("1/58")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["country"] == "CAN"
    assert saved["items"]["POL-01"]["level"] == 1


def test_the_slider_moves_by_keyboard(open_page) -> None:
    page = open_page("/en/pairs/td3-altered-digit")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    cut = "getComputedStyle(document.getElementById('pair')).getPropertyValue('--cut')"
    assert page.evaluate(cut) == "100%"


def test_the_card_prints_on_one_a5_page(open_page) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    for document in ("passport", "card", "visa", "etd"):
        page = open_page(f"/fr/cards?document={document}")
        pdf = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(pdf) == 1
        assert [round(side) for side in pdf[0].get_size()] == [595, 420]
