"""The JSON twins: the shapes of the command line, and one shape of error."""

import io

import pytest
from flask.testing import FlaskClient

import docsec
from docsec import messages
from docsec.registry import CODES

TEXT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_parse_takes_json_form_and_plain_text(client: FlaskClient) -> None:
    answers = [
        client.post("/api/v1/parse", json={"text": TEXT}),
        client.post("/api/v1/parse", json={"text": TEXT.splitlines()}),
        client.post("/api/v1/parse", data={"text": TEXT}),
        client.post("/api/v1/parse", data=TEXT, content_type="text/plain"),
    ]
    first = answers[0].get_json()
    assert first["format"] == "TD3"
    assert first["fields"]["birth_date"]["value"] == "1974-08-12"
    assert first["status"] == "successful"
    assert all(each.get_json() == first for each in answers)


def test_explain(client: FlaskClient) -> None:
    answer = client.post("/api/v1/explain?lang=es", json={"text": TEXT}).get_json()
    assert answer["digits"][1]["remainder"] == 2
    assert answer["cells"][1][19]["digit"] == "date-of-birth"
    assert answer["findings"][0]["message"] != ""


def test_on_changes_the_day(client: FlaskClient) -> None:
    def expiry(on: str) -> str:
        answer = client.post("/api/v1/parse", json={"text": TEXT, "on": on}).get_json()
        return next(f["status"] for f in answer["findings"] if f["code"] == "mrz.expiry")

    assert expiry("2012-04-15") == "successful"
    assert expiry("2012-04-16") == "failed"


def test_check_one_and_several(client: FlaskClient, png: bytes, two_pages: bytes) -> None:
    one = client.post("/api/v1/check", data={"file": (io.BytesIO(png), "a.png")}).get_json()
    assert one["file"] == "a.png"
    assert one["status"] == "failed"
    assert one["mrz"]["reading"]["reader"] == "fake"
    upload = {"file": (io.BytesIO(two_pages), "b.pdf")}
    several = client.post("/api/v1/check?lang=fr", data=upload).get_json()
    assert [item["page"] for item in several["items"]] == [1, 2]
    assert several["items"][0]["language"] == "fr"


def test_check_lights_by_name(client: FlaskClient, png: bytes) -> None:
    def upload(light: str):
        data = {"file": (io.BytesIO(png), "a.png"), light: (io.BytesIO(png), "b.png")}
        return client.post("/api/v1/check", data=data)

    answer = upload("transmitted").get_json()
    assert [each["light"] for each in answer["pictures"]] == ["white", "transmitted"]
    assert upload("candle").status_code == 400


def test_lists(client: FlaskClient) -> None:
    assert len(client.get("/api/v1/checklist?lang=pt").get_json()["items"]) == 58
    codes = client.get("/api/v1/findings?lang=es").get_json()["items"]
    assert [each["code"] for each in codes] == list(CODES)
    samples = client.get("/api/v1/samples").get_json()["items"]
    assert {"td3-specimen", "td3-altered-digit"} <= {each["name"] for each in samples}
    assert client.get("/api/v1/health").get_json() == {"ok": True, "version": docsec.__version__}
    version = client.get("/api/v1/version").get_json()
    assert version["languages"] == list(messages.LANGUAGES)
    assert version["reader"] == "fake"


@pytest.mark.parametrize(
    ("method", "address", "options", "status", "code"),
    [
        ("post", "/api/v1/parse", {}, 400, "text-empty"),
        ("post", "/api/v1/parse", {"json": {"text": ""}}, 400, "text-empty"),
        ("post", "/api/v1/parse", {"json": {"text": 3}}, 400, "bad-request"),
        ("post", "/api/v1/parse", {"json": [TEXT]}, 400, "bad-request"),
        ("post", "/api/v1/parse", {"json": {"text": TEXT, "on": "x"}}, 400, "bad-date"),
        (
            "post",
            "/api/v1/parse",
            {"data": b"{", "content_type": "application/json"},
            400,
            "bad-request",
        ),
        (
            "post",
            "/api/v1/parse",
            {"data": b'{"text": "\xff"}', "content_type": "application/json"},
            400,
            "bad-request",
        ),
        (
            "post",
            "/api/v1/parse",
            {"data": b"[" * 200_000, "content_type": "application/json"},
            400,
            "bad-request",
        ),
        ("post", "/api/v1/explain", {"json": {"text": "A" * 20_001}}, 413, "text-too-long"),
        ("post", "/api/v1/check", {}, 400, "nothing-to-check"),
        ("post", "/api/v1/check", {"data": {"mrz": TEXT, "on": "?"}}, 400, "bad-date"),
        ("get", "/api/v1/parse", {}, 405, "not-allowed"),
        ("get", "/api/v1/none", {}, 404, "not-found"),
        ("get", "/api/v2/parse", {}, 404, "not-found"),
        ("get", "/api/v1/findings?lang=xx", {}, 400, "unknown-language"),
        ("post", "/api/v1/parse?lang=xx", {"json": {"text": TEXT}}, 400, "unknown-language"),
    ],
)
def test_one_shape_of_error(
    client: FlaskClient,
    method: str,
    address: str,
    options: dict[str, object],
    status: int,
    code: str,
) -> None:
    response = client.open(address, method=method.upper(), **options)
    assert response.status_code == status
    body = response.get_json()
    assert set(body) == {"ok", "error"}
    assert body["ok"] is False
    assert body["error"]["code"] == code
    assert len(body["error"]["message"]) > 10


def test_errors_speak_the_language_asked_for(client: FlaskClient) -> None:
    message = client.post("/api/v1/parse?lang=pt").get_json()["error"]["message"]
    assert message == messages.text("error.text-empty", "pt")


def test_broken_picture(client: FlaskClient) -> None:
    response = client.post("/api/v1/check", data={"file": (io.BytesIO(b"nothing"), "a.png")})
    assert response.status_code == 422
