"""Samples as issued and altered: found by themselves, shown where they belong."""

from flask import Flask
from flask.testing import FlaskClient

from docsec_web.pairs import all_pairs, by_indicator
from docsec_web.samples import all_samples


def test_pairs_are_found_from_what_the_samples_say(make_app) -> None:
    app: Flask = make_app()
    with app.app_context():
        pair = next(each for each in all_pairs() if each.altered.name == "td3-altered-digit")
        assert pair.original.name == "td3-specimen"
        names = {each.id for each in pair.indicators}
        assert names == {"cf-check-digits", "da-composite", "da-viz-mrz"}
        assert pair in by_indicator()["da-composite"]
        assert "mo-blend" not in by_indicator()
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
    assert 'href="/samples/td1-front-specimen/white"' in text
    assert 'href="/samples/td1-front-photo-replaced/white"' in text
    assert "Where to look" in text
    assert "Where to look" not in client.get("/en/features/taggant").text


def test_what_white_light_does_not_show_is_compared_where_it_is_seen(client: FlaskClient) -> None:
    text = client.get("/en/pairs/etd-bright-paper").text
    assert text.count("/samples/etd-bright-paper/uv") == 2
    assert "/en/indicators#cf-uv-bright" in text
    text = client.get("/en/features/mrz-b900").text
    assert 'href="/samples/td2-specimen/ir"' in text or 'href="/samples/mrv-b-specimen/ir"' in text


def test_every_fraud_has_a_pair(make_app) -> None:
    with make_app().app_context():
        pairs = {pair.altered.name for pair in all_pairs()}
        assert pairs == {each.name for each in all_samples() if each.kind == "fraud"}


def test_an_indicator_shows_only_what_is_an_example_of_it(client: FlaskClient, make_app) -> None:
    with make_app().app_context():
        found = {each.altered.name: each for each in by_indicator()["cf-touch"]}
        pair = found["cmc-front-imitated"]
        assert pair.light.startswith("oblique")
        assert {each.id for each in pair.imitated} == {"tactile-surface", "tactile-laser"}
    text = client.get("/en/pairs/cmc-front-imitated?indicator=cf-touch").text
    assert "/en/features/tactile-surface" in text
    assert text.split("<details")[1].count("<image") == 4
    assert "/samples/cmc-front-imitated/oblique-1" in text
    assert "/samples/cmc-front-imitated/ir" not in text


def test_what_changes_with_the_angle_is_near_by_under_three_frames(client: FlaskClient) -> None:
    text = client.get("/en/pairs/td1-front-b-imitated?indicator=cf-flat-ovd").text
    near = text.split("<details")[1]
    assert near.count("<image") == 6
    assert "/samples/td1-front-b-imitated/tilt-08" in text.split("<details")[0]
