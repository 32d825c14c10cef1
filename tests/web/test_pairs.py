"""Samples as issued and altered: found by themselves, shown where they belong."""

from flask import Flask
from flask.testing import FlaskClient

from docsec_web.pairs import all_pairs, by_indicator


def test_pairs_are_found_from_what_the_samples_say(make_app) -> None:
    app: Flask = make_app()
    with app.app_context():
        pair = next(each for each in all_pairs() if each.altered.name == "td3-altered-digit")
        assert pair.original.name == "td3-specimen"
        names = {each.id for each in pair.indicators}
        assert names == {"cf-check-digits", "da-composite", "da-viz-mrz"}
        assert pair in by_indicator()["da-composite"]
        assert "ps-edge" not in by_indicator()
        left, top, width, height = pair.close
        assert 0 <= left < pair.place[0]
        assert 0 <= top < pair.place[1]
        assert left + width <= pair.width
        assert top + height <= pair.height


def test_the_pair_is_readable_without_a_script(client: FlaskClient) -> None:
    text = client.get("/es/pairs/td3-altered-digit").text
    assert text.count("/samples/td3-specimen/white") == 2
    assert text.count("/samples/td3-altered-digit/white") == 2
    assert "/es/indicators#da-composite" in text
    assert "/es/pairs/td3-altered-digit" in client.get("/es/indicators").text


def test_a_sample_without_a_pair_is_no_page(client: FlaskClient) -> None:
    assert client.get("/en/pairs/td3-specimen").status_code == 404
    assert client.get("/en/pairs/nothing").status_code == 404


def test_a_feature_is_shown_where_it_is_looked_for(client: FlaskClient) -> None:
    text = client.get("/en/features/secondary-portrait").text
    assert 'href="/samples/td3-specimen/white"' in text
    assert "Where to look" in text
    assert "Where to look" not in client.get("/en/features/taggant").text
