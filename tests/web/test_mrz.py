"""The MRZ page: every character, every check digit, whatever is typed."""

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def post(client: FlaskClient, text: str, **fields: str):
    return client.post("/en/mrz", data={"text": text, **fields})


def test_every_character_is_a_cell(client: FlaskClient) -> None:
    page = post(client, TEXT).text
    cells = re.findall(r'<td class="cell[^>]*>(.*?)</td>', page)
    assert "".join(cells).replace("&lt;", "<") == TEXT.replace("\n", "")


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize(
    "text",
    [
        "D1FRA13AA000026181231MARTIN<<9",
        "AAA001D<<\nFACHE305142128097<<800126<<<<<\nMARCHAND<<FABIENNE<<<<<<<<<<<<",
    ],
)
def test_a_layout_of_one_line_or_of_unequal_lines_is_a_grid_too(
    client: FlaskClient, text: str, language: str
) -> None:
    page = client.post(f"/{language}/mrz", data={"text": text}).text
    cells = re.findall(r'<td class="cell[^>]*>(.*?)</td>', page)
    assert "".join(cells).replace("&lt;", "<") == text.replace("\n", "")


def test_check_digit_is_worked_out(client: FlaskClient) -> None:
    page = post(client, TEXT).text
    assert "122 mod 10 = <strong>2</strong>" in page
    assert page.count('id="digit-') == 5


def test_wrong_digit_opens_its_working(client: FlaskClient) -> None:
    page = post(client, TEXT.replace("740812", "710812")).text
    assert 'class="working failed" id="digit-date-of-birth" open' in page
    assert 'class="working successful" id="digit-date-of-expiry">' in page
    assert "does not match" in page


def test_filler_for_zero_is_no_mismatch(client: FlaskClient) -> None:
    text = TEXT.replace("ZE184226B<<<<<10", "<<<<<<<<<<<<<<<<")
    page = post(client, text).text
    assert "&lt; may stand for 0" in page


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_typed(client: FlaskClient, text: str) -> None:
    response = post(client, text)
    assert response.status_code == 400
    assert 'role="alert"' in response.text


def test_text_that_is_no_mrz(client: FlaskClient) -> None:
    response = post(client, "hello <b>world</b>")
    assert response.status_code == 200
    assert "<b>world" not in response.text
    assert 'class="banner failed"' in response.text


def test_proposal_is_shown_not_applied(client: FlaskClient) -> None:
    page = post(client, TEXT.lower()).text
    assert "Nothing was changed" in page
    assert TEXT.splitlines()[0].replace("<", "&lt;") in page


def test_form_stays_filled(client: FlaskClient) -> None:
    page = post(client, TEXT, on="2011-05-05").text
    assert TEXT.replace("<", "&lt;") + "</textarea>" in page
    assert 'value="2011-05-05"' in page
    bad = post(client, TEXT, on="x")
    assert bad.status_code == 400
    assert TEXT.replace("<", "&lt;") + "</textarea>" in bad.text


def test_text_is_never_taken_from_the_address(client: FlaskClient) -> None:
    page = client.get("/en/mrz", query_string={"text": TEXT}).text
    assert "ERIKSSON" not in page
    assert client.get("/en/mrz?example=none").status_code == 404


def test_expired_specimen_is_said_beside_the_result(client: FlaskClient) -> None:
    page = post(client, TEXT, on="2026-01-01").text
    assert 'class="banner successful"' in page
    assert "Beside this result, and not counted in it: Expired on 2012-04-15" in page


@given(st.text(max_size=200))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_gets_an_answer(client: FlaskClient, text: str) -> None:
    assert post(client, text).status_code in (200, 400)
    assert client.post("/api/v1/explain", json={"text": text}).status_code in (200, 400)
