"""Quick check cards: at most six numbers, each on the picture and in the list."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.mark.parametrize("document", ["passport", "card", "visa", "etd"])
def test_every_number_of_the_list_is_on_the_picture(client: FlaskClient, document: str) -> None:
    text = client.get(f"/en/cards?document={document}").text
    listed = re.findall(r'class="count" aria-hidden="true">(\d)<', text)
    drawn = re.findall(r'text-anchor="middle">(\d)</text>', text)
    assert listed == drawn
    assert 1 <= len(listed) <= 6


def test_tools_and_level_choose_the_points(client: FlaskClient) -> None:
    bare = client.get("/en/cards?document=passport&level=1").text
    assert "/en/features/mrz-b900" not in bare
    infrared = client.get("/en/cards?document=passport&level=2&tool=ir").text
    assert "/en/features/mrz-b900" in infrared
    assert "/pt/cards?tool=ir&amp;level=2&amp;document=passport" in infrared


@pytest.mark.parametrize("query", ["document=ferry", "level=3", "level=1&tool=hammer"])
def test_what_there_is_not_is_one_sentence(client: FlaskClient, query: str) -> None:
    response = client.get(f"/en/cards?{query}")
    assert response.status_code in (400, 404)
    assert 'role="alert"' in response.text


def test_without_samples_there_is_a_list_without_a_picture(make_app, tmp_path) -> None:
    app: Flask = make_app(SAMPLES=str(tmp_path))
    text = app.test_client().get("/en/cards").text
    assert "cardpicture" not in text
    assert "/en/features/secondary-portrait" in text


def test_an_emergency_document_is_read_as_a_whole_too(client: FlaskClient) -> None:
    text = client.get("/es/cards?document=etd").text
    assert "doce meses como máximo" in text
    assert "Doc 9303-8 4.1.3, 4.1.5, 4.3.2, 4.4.2, 4.5.2" in text
    assert 'class="cardnotes"' not in client.get("/es/cards?document=passport").text
