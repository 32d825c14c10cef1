"""Every page in every language; every link leads somewhere."""

import re
from collections import deque
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from docsec import messages
from docsec.features import checklist
from docsec.registry import CODES
from docsec_web.pages.mrz import EXAMPLES

REFERENCE = (
    *("/features", "/features?q=holograma", "/features?light=uv&level=2", "/features/dovid"),
    *("/features/mrz-b900", "/indicators", "/indicators?q=xyzzy", "/vocabulary"),
    *("/vocabulary?q=agua", "/cards", "/cards?document=visa&level=1"),
    *("/pairs/td3-altered-digit", "/features/secondary-portrait"),
    *("/workbook", "/compare", "/session"),
)
PAGES = (
    "/",
    "/check",
    "/mrz",
    "/mrz?example=TD3",
    "/checklist",
    "/findings",
    "/figures",
    "/about",
    *REFERENCE,
)


class Document(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if attributes.get("id"):
            self.ids.append(attributes["id"] or "")
        for name in ("href", "src"):
            target = attributes.get(name)
            if target and not target.startswith("data:"):
                self.links.append(target)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_there(client: FlaskClient, language: str, page: str) -> None:
    response = client.get(f"/{language}{page}")
    assert response.status_code == 200
    document = Document(response.text)
    assert ("html", {"lang": language}) in document.elements
    assert len(document.ids) == len(set(document.ids)), "an id stands twice"
    notice = escape(messages.text("report.unreviewed", language))
    assert (notice in response.text) is (language != "en")


@pytest.mark.parametrize("page", PAGES)
def test_no_string_is_left_in_english(client: FlaskClient, page: str) -> None:
    spanish = client.get(f"/es{page}").text
    for english in ("Skip to the content", "Training and reference", ">Check<", ">Findings<"):
        assert english not in spanish


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_link_and_anchor_leads_somewhere(client: FlaskClient, language: str) -> None:
    waiting = deque([f"/{language}/"])
    seen: dict[str, list[str] | None] = {}
    anchors: list[tuple[str, str]] = []
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        response.close()
        if not (response.content_type or "").startswith("text/html"):
            seen[address] = None
            continue
        document = Document(response.text)
        seen[address] = document.ids
        for link in document.links:
            target, anchor = urldefrag(urljoin(address, link))
            assert target.startswith("/"), f"{address} leads away: {link}"
            if anchor:
                anchors.append((target, unquote(anchor)))
            other = re.match(r"/(en|es|pt|fr)/", target)
            if other is None or other[1] == language:
                waiting.append(target)
    for target, anchor in anchors:
        ids = seen.get(target)
        assert ids is None or anchor in ids, f"{target}#{anchor}"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("es-MX,es;q=0.9,en;q=0.5", "es"), ("pt-BR", "pt"), ("de", "en"), ("", "en"), ("fr", "fr")],
)
def test_root_leads_to_the_language_of_the_browser(
    client: FlaskClient, accepted: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.status_code == 302
    assert response.location == f"/{language}/"
    assert response.headers["Vary"] == "Accept-Language"


def test_unknown_language_is_one_sentence(client: FlaskClient) -> None:
    response = client.get("/xx/check")
    assert response.status_code == 404
    assert "There is no language xx" in response.text
    assert 'role="alert"' in response.text


def test_unknown_page_is_one_sentence_in_its_language(client: FlaskClient) -> None:
    response = client.get("/es/nada")
    assert response.status_code == 404
    assert escape(messages.text("error.not-found", "es")) in response.text
    lost = client.get("/favicon.ico", follow_redirects=True)
    assert lost.status_code == 404
    assert "There is no language" not in lost.text


def test_findings_page_has_every_code(client: FlaskClient) -> None:
    page = Document(client.get("/en/findings").text)
    assert {code.anchor for code in CODES.values()} <= set(page.ids)


def test_checklist_page_has_every_item_and_says_what_it_is(client: FlaskClient) -> None:
    loaded = checklist.load()
    for language in messages.LANGUAGES:
        text = client.get(f"/{language}/checklist").text
        assert {item.id for item in loaded.items} <= set(Document(text).ids)
        assert escape(loaded.about.status[language]) in text


def test_missing_translation_is_said(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = checklist.load()
    english = "A statement that nobody has translated."
    monkeypatch.setitem(loaded.items[0].statement, "en", english)  # type: ignore[arg-type]
    monkeypatch.delitem(loaded.items[0].statement, "pt")  # type: ignore[arg-type]
    text = client.get("/pt/checklist").text
    assert "ainda não traduzido" in text
    assert english not in text


def test_language_switch_keeps_the_example(client: FlaskClient) -> None:
    links = Document(client.get("/en/mrz?example=TD1").text).links
    assert "/es/mrz?example=TD1" in links


@pytest.mark.parametrize("name", EXAMPLES)
def test_published_examples_are_consistent(client: FlaskClient, name: str) -> None:
    text = client.get(f"/en/mrz?example={name}").text
    overall = "failed" if name == "TD3-altered" else "successful"
    assert f'class="banner {overall}"' in text
