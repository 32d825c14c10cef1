"""Headers, same origin, host names, limits; nothing on disk, nothing in the log."""

import io
import logging
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from docsec import messages
from docsec_web.security import CONTENT_SECURITY_POLICY

PAGES = ("/en/", "/en/check", "/en/mrz?example=TD3", "/en/checklist", "/en/findings", "/en/about")
ANSWERS = (*PAGES, "/", "/xx/", "/en/none", "/api/v1/health", "/api/v1/none", "/static/docsec.css")


def multipart(**fields: object) -> dict[str, object]:
    """Return a multipart body; the test client itself would put a large one on disk."""
    values = {key: _stored(value) for key, value in fields.items()}
    boundary, body = encode_multipart(values)
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def _stored(value: object) -> object:
    if isinstance(value, list):
        return [_stored(each) for each in value]
    return FileStorage(*value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("address", ANSWERS)
def test_headers_on_every_answer(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=(self)" in headers["Permissions-Policy"]
    assert (headers.get("Cache-Control") == "no-store") is (not address.startswith("/static/"))
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("address", [*PAGES, "/en/check?sample=td3-altered-digit"])
def test_no_inline_script_or_style(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("address", ["/en/mrz", "/en/check", "/api/v1/parse", "/api/v1/check"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9"},
    ],
)
def test_another_site_is_refused(
    client: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    response = client.post(address, data={"text": "P<UTO"}, headers=headers)
    assert response.status_code == 403
    assert messages.text("error.cross-site").split(".")[0] in response.text


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
)
def test_same_origin_is_served(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.post("/en/mrz", data={"text": "P<UTO"}, headers=headers).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", ""])
def test_foreign_host_name_is_refused(client: FlaskClient, host: str) -> None:
    response = client.get("/en/", headers={"Host": host})
    assert response.status_code == 421
    assert 'role="alert"' in response.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_own_host_names_are_served(client: FlaskClient, host: str) -> None:
    assert client.get("/en/", headers={"Host": host}).status_code == 200


def test_any_host_where_asked(make_app: Callable[..., Flask]) -> None:
    client = make_app(ALLOWED_HOSTS=None).test_client()
    assert client.get("/en/", headers={"Host": "docs.example"}).status_code == 200


def test_too_large_a_request(make_app: Callable[..., Flask], png: bytes) -> None:
    client = make_app(MAX_CONTENT_LENGTH=2_000_000).test_client()
    for address in ("/en/check", "/api/v1/check"):
        body = multipart(file=(io.BytesIO(png + b"x" * 2_000_000), "page.png"))
        response = client.post(address, **body)
        assert response.status_code == 413
        assert "2 MB" in response.text


def test_too_large_a_file(client: FlaskClient) -> None:
    body = multipart(file=(io.BytesIO(b"x" * 25_000_001), "page.png"))
    response = client.post("/api/v1/check", **body)
    assert response.status_code == 413
    assert response.get_json()["error"]["code"] == "file-too-large"


@pytest.mark.parametrize("address", ["/en/mrz", "/en/check", "/api/v1/parse", "/api/v1/explain"])
def test_ten_megabytes_of_text(client: FlaskClient, address: str) -> None:
    text = "P<UTO" * 2_000_000
    response = client.post(address, data={"text": text, "mrz": text})
    assert response.status_code == 413
    assert "P&lt;UTOP&lt;UTO" not in response.text
    response = client.post(address, **multipart(text=text, mrz=text))
    assert response.status_code == 413


def test_text_over_the_policy_gets_its_own_sentence(client: FlaskClient) -> None:
    response = client.post("/en/mrz", data={"text": "A" * 20_001})
    assert response.status_code == 413
    assert "20001" in response.text or "20,001" in response.text or "20000" in response.text


def test_nothing_is_written_to_disk(
    client: FlaskClient, files_written: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (500, 700, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    data = buffer.getvalue()
    assert len(data) > 600_000, "Werkzeug would keep it in memory anyway"
    body = multipart(
        file=(io.BytesIO(data), "page.png"),
        reference=[(io.BytesIO(data), "white.png"), (io.BytesIO(data), "uv.png")],
        mrz="P<UTO",
    )
    with files_written() as opened:
        assert client.post("/en/check", **body).status_code == 200
    assert opened == []


@pytest.mark.parametrize("address", ["/en/check", "/api/v1/check", "/en/mrz", "/api/v1/explain"])
def test_nothing_of_a_request_is_logged(
    client: FlaskClient, png: bytes, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mrz = "P<UTOSECRETNAME<<ANNA"
    for data in (png, b"no picture"):
        upload = {"file": (io.BytesIO(data), "secretname.png"), "mrz": mrz, "text": mrz}
        client.post(address, data=upload)
    for record in caplog.records:
        assert "secretname" not in record.getMessage().lower()


def test_fault_of_our_own_is_one_sentence_and_no_data_in_the_log(
    make_app: Callable[..., Flask], png: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        name = "broken"

        def read(self, picture: object) -> tuple[object, ...]:
            raise RuntimeError("SECRETNAME")

    client = make_app(READER=Broken()).test_client()
    for address in ("/en/check", "/api/v1/check"):
        data = {"file": (io.BytesIO(png), "secretname.png")}
        response = client.post(address, data=data)
        assert response.status_code == 500
        assert messages.text("error.fault") in response.text
        assert "Traceback" not in response.text
    assert "RuntimeError" in caplog.text
    assert "secretname" not in caplog.text.lower()
