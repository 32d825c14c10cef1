"""The samples as tiles, filtered by type, kind and light, and their sheets."""

import pytest
from flask.testing import FlaskClient

from docsec import messages
from docsec.specimens.samples import load


def tiles(text: str) -> int:
    return text.count('<article class="tile">')


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sample_is_a_tile_with_its_purpose(client: FlaskClient, language: str) -> None:
    text = client.get(f"/{language}/samples").text.replace("&#39;", "'")
    assert tiles(text) == len(load())
    for sample in load():
        assert sample.purpose[language] in text
        assert f"/{language}/check?sample={sample.id}" in text
        assert f"/{language}/samples/{sample.id}/sheet" in text


def test_filters_leave_what_is_all_of_that(client: FlaskClient) -> None:
    text = client.get("/en/samples?type=TD3&kind=fraud&light=ir").text
    assert tiles(text) == 0
    assert "Choose fewer filters" in text
    text = client.get("/en/samples?type=MRV-B&kind=fraud&light=ir").text
    assert tiles(text) == 1
    assert "mrv-b-digit-in-dye" in text
    assert 'value="MRV-B" selected' in text
    assert "/es/samples?type=MRV-B&amp;kind=fraud&amp;light=ir" in text


def test_a_tile_shows_the_light_that_shows_it(client: FlaskClient) -> None:
    text = client.get("/en/samples").text
    assert "/samples/etd-washed-paper/uv/small" in text
    assert "/samples/td3-specimen/white/small" in text


def test_the_start_page_has_a_few_and_leads_to_all(client: FlaskClient) -> None:
    text = client.get("/fr/").text
    assert 3 <= tiles(text) <= 6
    assert 'href="/fr/samples"' in text


def test_a_sheet_links_to_its_pictures_and_style(client: FlaskClient) -> None:
    response = client.get("/es/samples/td3-photo-pasted/sheet")
    assert response.status_code == 200
    assert 'href="/samples/td3-photo-pasted/uv"' in response.text
    assert "data:" not in response.text
    assert "style=" not in response.text
    assert "<style" not in response.text
    style = client.get("/samples/sheet.css")
    assert style.mimetype == "text/css"
    style.close()


def test_there_is_no_sheet_of_what_is_no_sample(client: FlaskClient) -> None:
    assert client.get("/en/samples/none/sheet").status_code == 404


def test_the_api_says_what_a_sample_is_for(client: FlaskClient) -> None:
    items = client.get("/api/v1/samples?lang=pt").get_json()["items"]
    found = {item["name"]: item for item in items}
    assert found["td3-stamp"]["kind"] == "negative"
    listed = {sample.id: sample for sample in load()}
    assert found["td3-stamp"]["purpose"] == listed["td3-stamp"].purpose["pt"]
