"""The pages of the workbook: all of it without a script, and nothing kept by the server."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from docsec import workbook
from docsec.features import checklist
from docsec.messages import LANGUAGES

FIELDS = {
    "country": "MEX",
    "agency": "Muestra",
    "item.POL-01.level": "3",
    "item.POL-01.evidence": "Acuerdo 12",
    "item.POL-01.date": "2026-11-20",
    "item.POL-01.confidence": "seen",
    "item.POL-01.objective": "Una autoridad",
    "item.POL-01.replicable": "Un decreto",
    "item.POL-01.mature": "Desde 2019",
    "item.POL-02.level": "4",
    "answer.Q1": "Capas <b>que</b> se apoyan.",
    "practice.0.title": "Ventanilla",
}
SEEKER = {"country": "GTM", "item.POL-01.level": "1", "item.POL-01.seeks": "yes"}


def as_file(fields: dict[str, str], kind: str = "json") -> tuple[io.BytesIO, str]:
    book = workbook.from_fields(fields)
    text = workbook.to_csv(book) if kind == "csv" else json.dumps(workbook.to_json(book))
    return io.BytesIO(text.encode()), f"book.{kind}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_form_has_every_item_and_stays_small(client: FlaskClient, language: str) -> None:
    response = client.get(f"/{language}/workbook")
    for item in checklist.load().items:
        assert f'name="item.{item.id}.level"' in response.text
    assert len(response.data) < 400_000


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_file_fills_the_form_without_a_script(client: FlaskClient, kind: str) -> None:
    text = client.post("/es/workbook", data={"file": as_file(FIELDS, kind)}).text
    assert 'value="Muestra"' in text
    assert re.search(r'name="item.POL-01.level" value="3" checked', text)
    assert "Capas &lt;b&gt;que&lt;/b&gt; se apoyan." in text
    assert "Resumen" in text


def test_the_form_shows_its_summary(client: FlaskClient) -> None:
    text = client.post("/en/workbook/summary", data=FIELDS).text
    assert "<strong>2/58</strong>" in text
    assert "level 4 counts as 1 without evidence" in text
    assert 'href="#POL-02"' in text
    assert "<html" not in text


def test_export_and_import_lose_nothing(client: FlaskClient) -> None:
    book = workbook.from_fields(FIELDS)
    answer = client.post("/en/workbook/export?as=json", data=FIELDS)
    assert (
        answer.headers["Content-Disposition"] == 'attachment; filename="docsec-MEX-2011-01-01.json"'
    )
    again = workbook.read(answer.data)
    assert (again.entries, again.answers, again.practices) == (
        book.entries,
        book.answers,
        book.practices,
    )
    assert again.updated == "2011-01-01"
    table = client.post("/en/workbook/export?as=csv", data=FIELDS)
    assert table.mimetype == "text/csv"
    assert len(list(csv.DictReader(io.StringIO(table.text)))) > 58
    assert workbook.read(table.data) == again


def test_the_paper_version_has_all_that_was_written(client: FlaskClient) -> None:
    text = client.post("/es/workbook/report", data=FIELDS).text
    for said in ("México", "Acuerdo 12", "Desde 2019", "Un decreto", "Ventanilla"):
        assert said in text
    assert "Capas &lt;b&gt;" in text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{", "dañado"),
        (b"not a workbook", "no es un cuaderno"),
        (b'{"docsec_workbook": 1, "checklist": "7"}', "edición 7"),
    ],
)
def test_a_damaged_file_is_one_sentence(client: FlaskClient, data: bytes, sentence: str) -> None:
    page = client.post("/es/workbook", data={"file": (io.BytesIO(data), "x.json")})
    assert page.status_code == 422
    assert sentence in page.text
    twin = client.post("/api/v1/workbook/read?lang=es", data={"file": (io.BytesIO(data), "x")})
    assert twin.status_code == 422
    assert sentence in twin.get_json()["error"]["message"]


def test_wrong_fields_are_refused_not_dropped(client: FlaskClient) -> None:
    assert client.post("/en/workbook/summary", data={"item.POL-01.level": "9"}).status_code == 422
    assert client.post("/en/workbook", data={"more": "x"}).status_code == 422
    assert client.post("/en/workbook", data={"file": (io.BytesIO(), "")}).status_code == 400


def test_read_and_assess_twins(client: FlaskClient) -> None:
    answer = client.post("/api/v1/workbook/read", data={"file": as_file(FIELDS)}).get_json()
    assert answer["fields"]["item.POL-01.level"] == "3"
    assert answer["workbook"]["items"]["POL-01"]["level"] == 3
    body = json.dumps(answer["workbook"]).encode()
    assessed = client.post("/api/v1/workbook/assess", data=body).get_json()
    assert assessed["whole"]["best_practices"] == 1
    assert assessed["gaps"][0] == "POL-02"


def test_comparison_of_files_and_of_what_the_browser_keeps(client: FlaskClient) -> None:
    files = [as_file(FIELDS), as_file(SEEKER, "csv")]
    page = client.post("/en/compare", data={"file": files}).text
    part = client.post("/en/compare?part=result", json=[FIELDS, SEEKER]).text
    for text in (page, part):
        assert "MEX · Muestra" in text
        assert "heat-3" in text
        assert re.search(r"POL-01.*<td>MEX · Muestra</td><td>GTM</td>", text)
    assert "<html" not in part


def test_comparison_as_a_table(client: FlaskClient) -> None:
    files = {"file": [as_file(FIELDS), as_file(SEEKER)]}
    for sent in ({"data": files}, {"json": [FIELDS, SEEKER]}):
        answer = client.post("/en/compare?as=csv", **sent)
        assert answer.mimetype == "text/csv"
        assert answer.text.splitlines()[1] == "POL-01,3,1,MEX · Muestra,GTM"


def test_comparison_twin(client: FlaskClient) -> None:
    content = client.post("/api/v1/workbook/compare", json=[FIELDS, SEEKER]).get_json()
    assert content["labels"] == ["MEX · Muestra", "GTM"]
    assert content["matches"] == ["POL-01"]
    assert len(content["items"]) == 58
    files = {"file": [as_file(FIELDS), as_file(SEEKER, "csv")]}
    assert client.post("/api/v1/workbook/compare", data=files).get_json() == content
    refused = client.post("/api/v1/workbook/compare", json=[])
    assert refused.status_code == 400
    assert refused.get_json()["error"]["code"] == "workbook-none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_in_the_language(client: FlaskClient, language: str) -> None:
    fields = {**FIELDS, "item.POL-03.level": "1"}  # levels that count: 3, 1 and 1
    wanted = "1.7" if language == "en" else "1,7"
    assert (
        f"<strong>{wanted}</strong>"
        in client.post(f"/{language}/workbook/summary", data=fields).text
    )
    compared = client.post(f"/{language}/compare?part=result", json=[fields, SEEKER]).text
    assert f"<td>{wanted}</td>" in compared
    measures = client.get(f"/{language}/vocabulary").text
    assert ("85.6 × 53.98" if language == "en" else "85,6 × 53,98") in measures


@pytest.mark.parametrize(
    ("body", "status"),
    [([], 400), ({"a": 1}, 400), ([["x"]], 400), ([{"country": 3}], 400), ([{}] * 41, 400)],
)
def test_a_comparison_of_nothing_or_nonsense_is_refused(
    client: FlaskClient, body: object, status: int
) -> None:
    response = client.post("/en/compare", json=body)
    assert response.status_code == status
    assert 'role="alert"' in response.text


def test_language_switch_on_a_filled_page_leads_to_the_empty_one(client: FlaskClient) -> None:
    text = client.post("/en/workbook/report", data=FIELDS).text
    assert 'href="/pt/workbook"' in text


def test_nothing_is_written(client: FlaskClient, files_written: Callable) -> None:
    with files_written() as opened:
        client.post("/en/workbook", data=FIELDS)
        client.post("/en/workbook/export?as=csv", data=FIELDS)
        client.post("/en/compare", data={"file": [as_file(FIELDS), as_file(SEEKER)]})
    assert opened == []
