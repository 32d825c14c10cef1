"""Workbooks on this computer: only where asked for, each a version of its own."""

import sqlite3
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docsec.errors import UsageError
from docsec_web.store import prepare

FIELDS = {"country": "MEX", "agency": "Muestra", "item.POL-01.level": "1"}


@pytest.fixture
def keeping(make_app, tmp_path: Path) -> FlaskClient:
    return make_app(STORE=prepare(str(tmp_path / "books.sqlite"))).test_client()


def test_without_a_store_there_is_no_such_page_and_no_button(client: FlaskClient) -> None:
    assert client.get("/en/kept").status_code == 404
    assert client.post("/en/kept", data=FIELDS).status_code == 404
    assert "/en/kept" not in client.get("/en/workbook").text


def test_keep_list_open_compare_and_delete(keeping: FlaskClient) -> None:
    assert "/es/kept" in keeping.get("/es/workbook").text
    assert keeping.post("/es/kept", data=FIELDS).status_code == 303
    keeping.post("/es/kept", data={**FIELDS, "item.POL-01.level": "0"})
    listed = keeping.get("/es/kept").text
    assert listed.count("MEX · Muestra</a>") == 2
    first = keeping.get("/es/kept/1").text
    assert 'value="Muestra"' in first
    assert "Resumen" in first
    both = keeping.get("/es/kept/compare?id=1&id=2").text
    assert "MEX · Muestra (2)" in both
    keeping.post("/es/kept/1/delete")
    assert keeping.get("/es/kept/1").status_code == 404
    assert keeping.get("/es/kept").text.count("MEX · Muestra</a>") == 1


def test_a_damaged_form_is_refused_and_nothing_is_kept(keeping: FlaskClient) -> None:
    assert keeping.post("/en/kept", data={"item.POL-01.level": "9"}).status_code == 422
    assert "Nothing yet." in keeping.get("/en/kept").text
    assert keeping.get("/en/kept/compare").status_code == 400


def test_another_site_cannot_delete(keeping: FlaskClient) -> None:
    keeping.post("/en/kept", data=FIELDS)
    refused = keeping.post("/en/kept/1/delete", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert keeping.get("/en/kept/1").status_code == 200


def test_what_is_kept_survives_the_server(make_app, tmp_path: Path) -> None:
    path = prepare(str(tmp_path / "books.sqlite"))
    make_app(STORE=path).test_client().post("/en/kept", data=FIELDS)
    again = make_app(STORE=prepare(path)).test_client()
    assert "MEX · Muestra" in again.get("/en/kept").text


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read", None])
def test_a_file_that_cannot_be_a_store_is_one_sentence(tmp_path: Path, content) -> None:
    path = tmp_path / "no-such-folder" / "books" if content is None else tmp_path / "books"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match="cannot keep workbooks"):
        prepare(str(path))
    assert content is None or path.read_bytes() == content


def test_a_foreign_database_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE workbook (own TEXT)")
    connection.close()
    with pytest.raises(UsageError):
        prepare(str(path))
