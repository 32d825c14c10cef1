"""The Check page with and without its script."""

import json
import re

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


def choose(page, data: bytes, name: str = "page.png") -> None:
    page.set_input_files("#file", {"name": name, "mimeType": "image/png", "buffer": data})


def test_without_script(open_page, png: bytes) -> None:
    page = open_page("/en/check", javascript=False)
    choose(page, png)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".banner")).to_contain_text("Failed")
    expect(page.locator(".mark.failed")).to_have_count(2)
    page.get_by_role("link", name="Show 1 on the picture").click()
    assert page.url.endswith("/en/check#region-1")


def test_with_script_the_form_keeps_the_file(open_page, png: bytes) -> None:
    page = open_page("/en/check")
    choose(page, png)
    expect(page.locator("#chosen")).to_contain_text("page.png")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".banner")).to_contain_text("Failed")
    expect(page.get_by_role("status")).to_have_text("Done. The result is below.")
    page.get_by_text("Check another document, or this one again").click()
    page.locator("#mrz").fill("P<UTO")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="MRZ as typed by a person")).to_be_visible()
    assert page.evaluate("document.getElementById('file').files.length") == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_references_are_chosen_with_the_keyboard_and_sent(
    open_page, png: bytes, javascript: bool
) -> None:
    page = open_page("/en/check", javascript=javascript)
    choose(page, png)
    reference = page.get_by_label("Reference pictures")
    expect(reference).not_to_be_visible()
    page.get_by_text("Reference pictures of the same model").focus()
    page.keyboard.press("Enter")
    expect(reference).to_be_visible()
    page.keyboard.press("Tab")
    expect(reference).to_be_focused()
    expect(reference).to_have_accessible_description(re.compile("nothing of them is kept"))
    held = [
        {"name": f"{light}.png", "mimeType": "image/png", "buffer": png} for light in ("ir", "uv")
    ]
    reference.set_input_files(held)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("without a picture in white light")
    if not javascript:  # the page is a new one, its inputs empty
        choose(page, png)
        page.get_by_text("Reference pictures of the same model").click()
    page.get_by_label("Reference pictures").set_input_files(
        [*held, {"name": "white.png", "mimeType": "image/png", "buffer": png}]
    )
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".banner")).to_contain_text("Failed")


def test_too_large_a_reference_is_not_sent(open_page, png: bytes) -> None:
    page = open_page("/en/check")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_text("Reference pictures of the same model").click()
    large = {"name": "uv.png", "mimeType": "image/png", "buffer": b"x" * 2_000_001}
    small = {"name": "white.png", "mimeType": "image/png", "buffer": png}
    page.get_by_label("Reference pictures").set_input_files([small, large])
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("larger than 2 MB")
    assert "POST" not in sent


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_the_form_with_all_its_inputs_is_accessible(open_page, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(f"/{language}/check", width=360)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert axe.run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_error_is_announced(open_page) -> None:
    page = open_page("/en/check")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("There is nothing to check")


def test_too_large_a_file_is_not_sent(open_page) -> None:
    page = open_page("/en/check")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    choose(page, b"x" * 2_000_001)
    expect(page.get_by_role("alert")).to_contain_text("larger than 2 MB")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("larger than 2 MB")
    assert "POST" not in sent


def test_paste_and_drop(open_page, png: bytes) -> None:
    script = """([kind, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], kind + ".png", { type: "image/png" }));
      const event = kind === "paste"
        ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
        : new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }"""
    page = open_page("/en/check")
    for kind in ("paste", "drop"):
        page.evaluate(script, [kind, list(png)])
        expect(page.locator("#chosen")).to_contain_text(f"{kind}.png")
    expect(page.locator("#chosen img")).to_be_visible()


def test_outline_and_finding_lead_to_each_other(open_page) -> None:
    page = open_page("/en/check?sample=td3-altered-digit&printed=1")
    page.locator("#region-1").focus()
    expect(page.locator("#finding-1")).to_have_class(re.compile("current"))
    page.keyboard.press("Enter")
    expect(page.locator("#finding-1")).to_be_focused()
    page.get_by_role("link", name="Show 1 on the picture").press("Enter")
    expect(page.locator("#region-1")).to_be_focused()


def test_download_is_the_report(open_page) -> None:
    page = open_page("/en/check?sample=td3-altered-digit")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSON").click()
    report = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert report["file"] == "td3-altered-digit"


def test_from_the_check_to_the_explanation(open_page, png: bytes) -> None:
    page = open_page("/en/check")
    choose(page, png)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("button", name="Explain every character").click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert "UTO" not in page.url
