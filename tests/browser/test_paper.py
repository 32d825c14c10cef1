"""On paper nothing that belongs together is cut by the end of a page, nor by its edge.

Each block gets a mark, too small to see, at its upper and its lower end; the PDF says on which
page either came out.
"""

import json
import re

import pytest

from docsec import workbook
from docsec.features import checklist

pdfium = pytest.importorskip("pypdfium2")

pytestmark = pytest.mark.browser

MILLIMETRE = 96 / 25.4
A4 = (210 - 28) * MILLIMETRE
A4_ACROSS = (297 - 28) * MILLIMETRE
A5_ACROSS = (210 - 14) * MILLIMETRE

MARK = """(selector) => {
  const shown = (each) => each && each.getClientRects().length > 0;
  const mark = (block, place, text) => {
    // Not of the head, which every page repeats.
    const row = block.matches("table") ? block.querySelector("tbody tr") : block;
    const host = row.matches("tr") ? row.cells[0] : row;
    if (getComputedStyle(host).position === "static") {
      host.style.setProperty("position", "relative", "important");
    }
    const span = document.createElement("span");
    span.textContent = text;
    Object.assign(span.style, {position: "absolute", left: "0", fontSize: "1px", lineHeight: "1"});
    span.style[place] = "0";
    host.append(span);
  };
  let count = 0;
  for (const block of [...document.querySelectorAll(selector)].filter(shown)) {
    mark(block, "top", ` xq${count}a `);
    mark(block, "bottom", ` xq${count++}z `);
  }
  const whole = count;
  for (const heading of [...document.querySelectorAll("main h2")].filter(shown)) {
    if (!shown(heading.nextElementSibling) || heading.closest(selector)) continue;
    mark(heading, "top", ` xq${count}a `);
    mark(heading.nextElementSibling, "top", ` xq${count++}z `);
  }
  return [whole, count - whole];
}"""


def pages_of_marks(pdf: bytes) -> dict[str, int]:
    found = {}
    for number, page in enumerate(pdfium.PdfDocument(pdf)):
        text = page.get_textpage().get_text_range()
        found |= dict.fromkeys(re.findall(r"xq\d+[az]", text), number)
    return found


def expect_whole(page, selector: str, width: float, *, most_pages: int | None = None) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(width), "height": 900})
    overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overhang) <= 0
    blocks, headings = page.evaluate(MARK, selector)
    assert blocks > 0
    pdf = page.pdf(prefer_css_page_size=True)
    marks = pages_of_marks(pdf)
    count = blocks + headings
    # A mark that is not on the paper at all was cut through itself.
    cut = [n for n in range(count) if marks.get(f"xq{n}a", -1) != marks.get(f"xq{n}z", -2)]
    assert cut == [], f"of {blocks} blocks and {headings} headings"
    assert most_pages is None or max(marks.values()) < most_pages


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("checklist", ".item, .meanings > div"),
        ("features", ".feature"),
        ("indicators", ".item"),
        ("vocabulary", ".terms tr, #formats tr"),
        ("findings", ".code, tr"),
        ("session", ".agenda > li"),
    ],
)
def test_pages_of_the_reference(open_page, language: str, path: str, selector: str) -> None:
    expect_whole(open_page(f"/{language}/{path}", javascript=False), selector, A4)


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize("document", ["passport", "card", "visa", "etd"])
def test_cards(open_page, language: str, document: str) -> None:
    page = open_page(f"/{language}/cards?document={document}", javascript=False)
    selector = ".points li, .cardnotes li, .cardpicture + *, .quickcard footer"
    expect_whole(page, selector, A5_ACROSS, most_pages=1)


def filled(country: str, length: int) -> dict[str, str]:
    """Return the fields of a workbook where much is said of every item."""
    fields = {"country": country, "agency": "Dirección General de Migración", "answer.Q1": "Capas."}
    for n, item in enumerate(checklist.load().items):
        said = {"level": str(n % 5), "notes": "Se revisa cada año con las sedes. " * (n % length)}
        said |= dict.fromkeys(("evidence", "objective", "replicable", "mature"), "Desde 2019. " * 3)
        fields |= {f"item.{item.id}.{key}": text for key, text in said.items()}
    return fields | {"item.INS-02.seeks": "yes", "practice.0.title": "Ventanilla única"}


SUBMIT = """([address, fields]) => {
  const form = Object.assign(document.createElement("form"), {method: "post", action: address});
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), {name, value}));
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.mark.parametrize("length", [3, 7, 12])
def test_a_full_workbook(open_page, length: int) -> None:
    page = open_page("/es/workbook", javascript=False)
    with page.expect_navigation():
        page.evaluate(SUBMIT, ["/es/workbook/report", filled("MEX", length)])
    expect_whole(page, ".item, .gaps li, .bars tr, .picture-and-bars", A4)


@pytest.mark.parametrize(("count", "width"), [(2, A4), (6, A4), (12, A4_ACROSS), (40, A4_ACROSS)])
def test_a_comparison(open_page, tmp_path, count: int, width: float) -> None:
    files = []
    members = [member.code for member in checklist.load().members]
    for n, country in enumerate((members * 2)[:count]):
        files.append(tmp_path / f"{n}.json")
        book = workbook.to_json(workbook.from_fields(filled(country, 4)))
        files[-1].write_text(json.dumps(book), encoding="utf-8")
    page = open_page("/pt/compare", javascript=False)
    page.locator("input[type=file]").set_input_files(files)
    with page.expect_navigation():
        page.locator("form button.primary").first.click()
    expect_whole(page, ".map tr, #matches tr, #answers .meanings > div", width)


def test_a_block_that_may_be_cut_is_seen(open_page) -> None:
    page = open_page("/en/checklist", javascript=False)
    page.evaluate(
        "document.querySelectorAll('.item').forEach((each) => { each.style.breakInside = 'auto' })"
    )
    with pytest.raises(AssertionError, match="of 58 blocks"):
        expect_whole(page, ".item", A4)
