"""The grid by keyboard, and the page without its script."""

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


def focused(page) -> str:
    return page.evaluate("document.activeElement.dataset.place ?? ''")


def test_grid_by_keyboard(open_page) -> None:
    page = open_page("/en/mrz?example=TD3")
    grid = page.get_by_role("grid")
    assert grid.locator("[tabindex='0']").count() == 1
    grid.locator("[tabindex='0']").focus()
    moves = [
        ("ArrowRight", "line 1, position 2"),
        ("ArrowDown", "line 2, position 2"),
        ("ArrowDown", "line 2, position 2"),
        ("ArrowLeft", "line 2, position 1"),
        ("ArrowLeft", "line 2, position 1"),
        ("End", "line 2, position 44"),
        ("ArrowRight", "line 2, position 44"),
        ("ArrowUp", "line 1, position 44"),
        ("Home", "line 1, position 1"),
        ("Control+End", "line 2, position 44"),
        ("Control+Home", "line 1, position 1"),
    ]
    for key, place in moves:
        page.keyboard.press(key)
        assert focused(page) == place, key
        assert grid.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert focused(page) == "", "Tab leaves the grid"


def test_panel_says_what_a_check_digit_is(open_page) -> None:
    page = open_page("/en/mrz?example=TD3")
    panel = page.locator("#panel")
    cell = page.locator("[data-place='line 2, position 20']")
    cell.click()
    expect(panel).to_contain_text("Check digit of the date of birth")
    expect(panel).to_contain_text("122 mod 10 = 2")
    expect(page.locator(".counted")).to_have_count(6)
    page.locator("[data-place='line 2, position 14']").click()
    expect(panel).to_contain_text("1974-08-12")
    expect(panel).to_contain_text("Composite check digit")


def test_live_check_while_typing(open_page) -> None:
    page = open_page("/en/mrz?example=TD3")
    text = page.locator("#text")
    text.fill(text.input_value().replace("740812", "710812"))
    expect(page.locator(".banner")).to_contain_text("Failed")
    expect(page.get_by_role("status")).to_contain_text("The result below is that of the text above")
    expect(text).to_be_focused()
    expect(page.get_by_role("grid")).to_be_visible()


def test_without_script(open_page) -> None:
    page = open_page("/en/mrz", javascript=False)
    page.fill(
        "#text",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\n"
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    )
    page.get_by_role("button", name="Explain").click()
    expect(page.locator(".cell")).to_have_count(90)
    expect(page.locator("#digit-composite")).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()
    assert "ERIKSSON" not in page.url


def test_error_while_typing_is_announced(open_page) -> None:
    page = open_page("/en/mrz")
    page.get_by_role("button", name="Explain").click()
    expect(page.get_by_role("alert")).to_contain_text("no text")
