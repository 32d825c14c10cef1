"""The workbook as a delegate fills it in: kept, reloaded, exported, brought back, compared."""

import json

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


def fill(page, country: str, agency: str) -> None:
    page.select_option("#country", country)
    page.fill("#agency", agency)


def names(page) -> list[str]:
    return page.eval_on_selector_all("#book option", "all => all.map((each) => each.text)")


def expect_said(page, name: str, value: str) -> None:
    expect(page.locator(f"[name='{name}']")).to_have_value(value)


@pytest.fixture
def filled(open_page):
    """Two countries in Spanish."""
    page = open_page("/es/workbook")
    fill(page, "MEX", "Muestra")
    page.check("input[name='item.POL-01.level'][value='3']")
    page.fill("[name='item.POL-01.evidence']", "Acuerdo 12")
    page.locator("#POL-01 summary").click()
    for name in ("objective", "replicable", "mature"):
        page.fill(f"[name='item.POL-01.{name}']", "Desde 2019")
    page.fill("[name='answer.Q1']", "Capas que se apoyan.")
    page.locator("#summary").get_by_text("1/58").wait_for()
    page.click("#new-book")
    fill(page, "GTM", "")
    page.check("[name='item.POL-01.seeks']")
    page.check("input[name='item.POL-01.level'][value='0']")
    expect(page.locator("#summary")).to_contain_text("1/58")
    expect(page.locator("#book option").nth(1)).to_have_text("GTM")
    return page


def test_it_survives_a_reload_and_a_closed_tab(filled) -> None:
    filled.reload()
    assert names(filled) == ["MEX · Muestra", "GTM"]
    address = filled.url
    other = filled.context.new_page()
    filled.close()
    other.goto(address)
    other.select_option("#book", label="MEX · Muestra")
    expect_said(other, "item.POL-01.mature", "Desde 2019")
    assert other.is_checked("input[name='item.POL-01.level'][value='3']")
    assert other.input_value("[name='answer.Q1']") == "Capas que se apoyan."


def test_export_import_and_a_damaged_file(filled, tmp_path) -> None:
    filled.select_option("#book", label="MEX · Muestra")
    with filled.expect_download() as download:
        filled.get_by_role("button", name="Guardar como JSON").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    content = path.read_text(encoding="utf-8")
    assert json.loads(content)["items"]["POL-01"]["level"] == 3

    before = filled.evaluate("localStorage['docsec.workbooks']")
    broken = tmp_path / "broken.json"
    broken.write_text(content[: len(content) // 2], encoding="utf-8")
    filled.set_input_files("#file", broken)
    refused = filled.get_by_role("alert")
    refused.wait_for()
    assert "dañado" in refused.inner_text()
    assert "No se cambió nada." in refused.inner_text()
    assert filled.evaluate("localStorage['docsec.workbooks']") == before

    filled.set_input_files("#file", path)
    expect(filled.locator("#book option")).to_have_count(3)
    expect_said(filled, "item.POL-01.evidence", "Acuerdo 12")
    assert names(filled) == ["MEX · Muestra", "GTM", "MEX · Muestra"]


def test_comparison_and_paper(filled) -> None:
    filled.select_option("#book", label="MEX · Muestra")
    with filled.context.expect_page() as opened:
        filled.get_by_role("button", name="Para imprimir").click()
    paper = opened.value
    paper.wait_for_load_state()
    assert paper.pdf(format="A4").startswith(b"%PDF")
    filled.get_by_role("link", name="Comparar varios").click()
    filled.get_by_role("button", name="Comparar estos", exact=True).click()
    row = filled.locator("#matches tbody tr")
    row.wait_for()
    assert "POL-01" in row.inner_text()
    assert row.locator("td").all_inner_texts() == ["MEX · Muestra", "GTM"]
    with filled.expect_download() as table:
        filled.locator("#kept").get_by_role("button", name="Guardar como CSV").click()
    assert table.value.suggested_filename == "docsec-comparison.csv"


def test_damaged_storage_is_set_aside_not_lost(open_page) -> None:
    page = open_page("/en/workbook")
    page.evaluate("localStorage['docsec.workbooks'] = '{\"books\": [{'")
    page.reload()
    page.get_by_text("set aside, not deleted").wait_for()
    assert page.evaluate("localStorage['docsec.workbooks.damaged']") == '{"books": [{'


def test_by_keyboard(open_page) -> None:
    page = open_page("/en/workbook")
    page.locator("input[name='item.POL-01.level'][value='']").focus()
    page.keyboard.press("ArrowLeft")
    assert page.is_checked("input[name='item.POL-01.level'][value='4']")
    page.keyboard.press("Tab")
    page.keyboard.type("Log 7")
    page.keyboard.press("Enter")  # does not save a file
    expect(page.locator("#stored")).to_have_text("Kept in this browser.")
    page.reload()
    expect_said(page, "item.POL-01.evidence", "Log 7")


def test_a_practice_told_in_the_session_lands_in_the_workbook_of_its_country(open_page) -> None:
    page = open_page("/es/session")
    page.get_by_role("button", name="Empezar").click()
    expect(page.locator(".agenda .here h2")).to_have_text("Apertura")
    page.select_option("#country", "BRA")
    page.fill("#title", "Ventanilla única")
    page.select_option("#item", "POL-01")
    page.get_by_role("button", name="Agregar").click()
    expect(page.locator("#told tr td")).to_have_text(["BRA", "Ventanilla única", "POL-01", ""])
    page.get_by_role("link", name="Abrir los cuadernos").click()
    expect_said(page, "country", "BRA")
    expect_said(page, "practice.0.title", "Ventanilla única")


def test_what_the_server_filled_in_becomes_a_book_of_its_own(filled) -> None:
    filled.evaluate("document.getElementById('workbook').submit()")
    filled.wait_for_url("**/es/workbook")
    expect(filled.locator("#book option")).to_have_count(2)
    filled.fill("#agency", "Otra")
    expect(filled.locator("#book option").nth(1)).to_have_text("GTM · Otra")


def test_an_address_with_an_item_leads_to_it(open_page) -> None:
    page = open_page("/en/workbook#INS-02")
    expect(page.locator("#h-INS-02")).to_be_in_viewport()
    expect(page.locator("input[name='item.INS-02.level']").first).to_be_visible()
