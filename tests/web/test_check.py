"""The Check page: what goes in, what comes out, and the form kept filled."""

import io
import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from docsec.findings import Reading
from docsec.reading.own import OwnReader
from docsec.specimens import make
from tests.web.test_security import multipart

ERIKSSON = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)


def send(client: FlaskClient, data: bytes, name: str = "page.png", **fields: object):
    return client.post("/en/check", data={"file": (io.BytesIO(data), name), **fields})


def test_picture_with_findings_outlined_and_linked(client: FlaskClient, png: bytes) -> None:
    response = send(client, png)
    assert response.status_code == 200
    text = response.text
    assert 'class="banner failed"' in text
    assert "At least one check failed" in text
    for number in (1, 2):
        assert f'href="#finding-{number}" id="region-{number}"' in text
        assert f'id="finding-{number}"' in text
        assert f'href="#region-{number}"' in text
    assert "data:image/jpeg;base64," in text
    assert 'href="/en/findings#mrz-check-digits-date-of-birth"' in text
    assert "1971-08-12" in text


def test_only_irregularities_are_open(client: FlaskClient, png: bytes) -> None:
    groups = re.findall(r'<details class="group ([a-z-]+)"( open)?>', send(client, png).text)
    assert groups
    for status, is_open in groups:
        assert bool(is_open) is (status in ("failed", "undetermined", "aborted")), status


def test_the_json_on_the_page_is_that_of_the_api(client: FlaskClient, png: bytes) -> None:
    text = send(client, png).text
    found = re.search(r'<pre id="json-text"[^>]*>(.*?)</pre>', text, re.S)
    assert found
    on_page = json.loads(unescape(found[1]))
    api = client.post("/api/v1/check", data={"file": (io.BytesIO(png), "page.png")}).get_json()
    for each in (on_page, api):
        each.pop("timings")
    assert on_page == api


def drawn(seed: int) -> dict[str, bytes]:
    """Return the pictures of a card by light."""
    made = make.make("TD1", seed, dpi=300, lights=("white", "ir", "uv"))
    return {light: encoded(image) for light, image in made.pictures.items()}


def encoded(image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_reference_is_compared_with(make_app: Callable[..., Flask]) -> None:
    client = make_app(READER=OwnReader()).test_client()
    page, held = drawn(2001), drawn(2002)

    def answer(**reference: object) -> str:
        main, *lights = (("file", "white"), ("ir", "ir"), ("uv", "uv"))
        sent = {field: (io.BytesIO(page[light]), "a.png") for field, light in (main, *lights)}
        response = client.post("/en/check", **multipart(**sent, **reference))
        assert response.status_code == 200
        return response.text

    alone = answer()
    beside = answer(reference=[(io.BytesIO(data), f"{light}.png") for light, data in held.items()])
    assert "Print that vanishes in infrared on the reference vanishes here too" in beside
    assert beside.count("There is no reference") < alone.count("There is no reference")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("uv.png",), "without a picture in white light"),
        (("white.png", "white.jpg"), "white"),
        (("model.json",), "does not say what stands where"),
    ],
)
def test_references_that_cannot_be_used_are_refused(
    client: FlaskClient, png: bytes, names: tuple[str, ...], said: str
) -> None:
    response = send(client, png, reference=[(io.BytesIO(png), name) for name in names])
    assert response.status_code in (400, 422)
    assert said in response.text


def test_a_reference_alone_is_nothing_to_check(client: FlaskClient, png: bytes) -> None:
    response = client.post("/en/check", data={"reference": (io.BytesIO(png), "white.png")})
    assert response.status_code in (400, 422)
    assert "Reference pictures need a picture of the page" in response.text


def test_an_empty_input_of_references_is_none(client: FlaskClient, png: bytes) -> None:
    assert send(client, png, reference=(io.BytesIO(b""), "")).status_code == 200


def test_typed_alone(client: FlaskClient) -> None:
    response = client.post("/en/check", data={"mrz": "\n".join(ERIKSSON)})
    assert response.status_code == 200
    assert 'class="banner successful"' in response.text
    assert "<svg viewBox" not in response.text.split('<div id="result">')[1]


def test_typed_and_read_are_compared(client: FlaskClient, png: bytes) -> None:
    text = send(client, png, mrz="\n".join(ERIKSSON)).text
    assert "<mark>4</mark>" in text
    assert "<mark>1</mark>" in text
    assert 'class="banner successful"' in text, "what was typed is judged"


def test_reading_without_confidence_fails_nothing(
    make_app: Callable[..., Flask], png: bytes
) -> None:
    lines = (ERIKSSON[0], ERIKSSON[1].replace("740812", "710812"))
    unsure = Reading(lines, "TD3", None, (), 0.0, "fake", 0.01)
    text = send(make_app(unsure).test_client(), png).text
    assert 'class="banner undetermined"' in text


def test_picture_without_mrz(make_app: Callable[..., Flask], png: bytes) -> None:
    response = send(make_app().test_client(), png)
    assert response.status_code == 200
    assert "No MRZ was read." in response.text
    assert 'class="banner not-performed"' in response.text


def test_no_reader_is_said(
    make_app: Callable[..., Flask], png: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docsec.errors import MissingPartError

    def missing() -> None:
        raise MissingPartError("passporteye-missing")

    monkeypatch.setattr("docsec.reading.reader.default_reader", missing)
    client = make_app(READER=None).test_client()
    assert "No reader is installed" in client.get("/en/check").text
    assert "No reader is installed" in send(client, png).text


def test_lights_are_shown(client: FlaskClient, png: bytes) -> None:
    text = send(client, png, ir=(io.BytesIO(png), "ir.png"), uv=(io.BytesIO(b""), "")).text
    assert "Infrared: ir" in text
    assert "Ultraviolet: " not in text


def test_light_without_picture(client: FlaskClient, png: bytes) -> None:
    response = client.post("/en/check", data={"ir": (io.BytesIO(png), "ir.png")})
    assert response.status_code == 400
    assert 'role="alert"' in response.text


def test_every_page_of_a_pdf(client: FlaskClient, two_pages: bytes) -> None:
    text = send(client, two_pages, "scan.pdf").text
    assert "scan.pdf, page 1" in text
    assert "scan.pdf, page 2" in text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_empty_form(client: FlaskClient) -> None:
    for data in ({}, {"file": (io.BytesIO(b""), "")}, {"mrz": " \n "}):
        response = client.post("/en/check", data=data)
        assert response.status_code == 400
        assert "There is nothing to check" in response.text


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7 broken", b"<svg/>", b"\x89PNG\r\n"])
def test_broken_file_is_one_sentence_and_the_form_stays(client: FlaskClient, data: bytes) -> None:
    fields = {"on": "2020-02-01"}
    response = send(client, data, **fields)
    assert response.status_code in (413, 422)
    assert response.text.count('role="alert"') == 1
    assert 'value="2020-02-01"' in response.text
    typed = send(client, data, mrz="P<UTO", **fields)
    assert ">P&lt;UTO</textarea>" in typed.text


def test_bad_date(client: FlaskClient, png: bytes) -> None:
    response = send(client, png, on="soon")
    assert response.status_code == 400
    assert "soon is not a date" in response.text


def test_reference_date_decides_the_expiry(client: FlaskClient, png: bytes) -> None:
    before, after = send(client, png, on="2012-04-15"), send(client, png, on="2012-04-16")
    assert "Not expired (examined as of 2012-04-15)" in before.text
    assert "Expired on 2012-04-15" in after.text


def test_names_are_escaped(client: FlaskClient, png: bytes) -> None:
    text = send(client, png, "<script>alert(1)<img>.png", mrz="<script>alert(2)</script>").text
    assert "<script>alert" not in text


def test_path_in_a_name_is_dropped(client: FlaskClient, png: bytes) -> None:
    text = send(client, png, "/home/somebody/page.png").text
    assert "somebody" not in text
    assert "page.png" in text


def test_part_for_the_script_is_the_result_alone(client: FlaskClient, png: bytes) -> None:
    data = {"file": (io.BytesIO(png), "page.png")}
    text = client.post("/en/check?part=result", data=data).text
    assert "<html" not in text
    assert 'class="banner failed"' in text


def test_sample_by_one_click(make_app: Callable[..., Flask]) -> None:
    client = make_app().test_client()
    response = client.get("/en/check?sample=td3-altered-digit&printed=1")
    assert response.status_code == 200
    assert 'class="banner failed"' in response.text
    assert "Check digit of the date of birth" in response.text


def test_unknown_sample(client: FlaskClient) -> None:
    for name in ("nothing", "../docsec", "td3-specimen/../td3-specimen"):
        response = client.get("/en/check", query_string={"sample": name})
        assert response.status_code == 404
        assert "There is no sample" in response.text


def test_sample_pictures(client: FlaskClient) -> None:
    whole = client.get("/samples/td3-specimen/white")
    small = client.get("/samples/td3-specimen/white/small")
    assert whole.mimetype == "image/jpeg"
    assert small.mimetype == "image/jpeg"
    assert len(small.data) < len(whole.data) / 3
    whole.close()
    for address in ("/samples/td3-specimen/tilt-01", "/samples/none/white", "/samples/../white"):
        assert client.get(address).status_code == 404


def test_no_samples_installed(make_app: Callable[..., Flask], tmp_path: object) -> None:
    client = make_app(SAMPLES=tmp_path).test_client()
    assert "No samples are installed" in client.get("/en/").text
    assert client.get("/api/v1/samples").get_json() == {"items": []}
