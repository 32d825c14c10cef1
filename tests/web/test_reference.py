"""The pages of the reference, and their JSON twins."""

import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from docsec import messages
from docsec.features import catalogue, checklist, indicators, links, vocabulary
from docsec.features.shown_table import UNSHOWN
from docsec.messages import LANGUAGES

FEATURE = re.compile(r'href="/\w\w/features/([a-z0-9-]+)"')


def found(client: FlaskClient, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return list(dict.fromkeys(FEATURE.findall(response.text)))


def test_every_feature_is_listed_and_has_its_page(client: FlaskClient) -> None:
    ids = [feature.id for feature in catalogue.load().items]
    assert found(client, "/en/features") == ids
    for name in ids:
        text = client.get(f"/fr/features/{name}").text
        feature = catalogue.load().feature(name)
        assert str(escape(feature.genuine["fr"])) in text
        assert str(escape(feature.imitation["fr"])) in text


@pytest.mark.parametrize(
    ("query", "first"),
    [("holograma", "dovid"), ("fibras", "fibres-invisible"), ("B900", "mrz-b900")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_needs_no_script(client: FlaskClient, language: str, query: str, first: str) -> None:
    assert found(client, f"/{language}/features?q={query}")[0] == first


def test_filters_narrow_and_stay_chosen(client: FlaskClient) -> None:
    text = client.get("/en/features?sense=tilt&document=visa").text
    assert '<option value="tilt" selected>' in text
    assert 'value="visa" selected' in text
    assert "dovid" in text
    assert "secure-sewing" not in found(client, "/en/features?sense=tilt&document=visa")


def test_language_switch_keeps_search_and_page(client: FlaskClient) -> None:
    text = client.get("/en/features?q=holograma&light=tilt").text
    assert "/es/features?q=holograma&amp;light=tilt" in text
    assert "/pt/features/dovid" in client.get("/en/features/dovid").text


def test_nothing_found_is_said(client: FlaskClient) -> None:
    for page in ("features", "indicators", "vocabulary"):
        assert "Nothing found." in client.get(f"/en/{page}?q=xyzzy").text


def test_wrong_address_and_wrong_filter_are_one_sentence(client: FlaskClient) -> None:
    unknown = client.get("/es/features/nada")
    assert unknown.status_code == 404
    assert "No existe el elemento de seguridad nada" in unknown.text
    wrong = client.get("/en/features?level=9")
    assert wrong.status_code == 400
    assert "its values are 1, 2, 3" in wrong.text


def test_a_query_is_shown_as_text_not_as_markup(client: FlaskClient) -> None:
    text = client.get("/en/features", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


def test_every_indicator_shows_its_innocent_explanation(client: FlaskClient) -> None:
    text = client.get("/pt/indicators").text
    for indicator in indicators.load().items:
        assert f'id="{indicator.id}"' in text
        assert str(escape(indicator.innocent["pt"])) in text


def test_checklist_page_links_what_belongs_together(client: FlaskClient) -> None:
    text = client.get("/en/checklist").text
    article = text.split('id="INS-02"')[1].split("</article>")[0]
    assert "/en/features/mrz-check-digits" in article
    assert "/en/indicators#da-viz-mrz" in article
    assert "/en/check?sample=td3-altered-digit" in article
    assert text.count("/en/check?sample=") == sum(1 for link in links.load() if link.sample)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_checklist_page_stays_small(client: FlaskClient, language: str) -> None:
    assert len(client.get(f"/{language}/checklist").data) < 300_000


def test_feature_twins(client: FlaskClient) -> None:
    every = client.get("/api/v1/features?lang=pt").get_json()
    assert len(every["items"]) == 94
    first = client.get("/api/v1/features?q=holograma&document=visa").get_json()["items"][0]
    assert first["id"] == "dovid"
    assert first["picture"]["extent"] == "special"
    one = client.get("/api/v1/features/mrz-check-digits?lang=es").get_json()
    assert one["item"]["name"] == catalogue.load().feature("mrz-check-digits").name["es"]
    assert "INS-02" in one["related"]["items"]
    assert "da-composite" in one["related"]["indicators"]


def test_links_twin(client: FlaskClient) -> None:
    items = {each["item"]: each for each in client.get("/api/v1/links").get_json()["items"]}
    assert set(items) == {item.id for item in checklist.load().items}
    assert items["INS-02"]["sample"] == "td3-altered-digit"
    assert "mrz-check-digits" in items["INS-02"]["features"]
    assert "da-composite" in items["INS-02"]["indicators"]
    assert "mrz.check-digits" in items["INS-02"]["checks"]


def test_indicator_and_vocabulary_twins(client: FlaskClient) -> None:
    fraud = client.get("/api/v1/indicators?q=pegamento&lang=es").get_json()
    assert "v-lifted" in {item["id"] for item in fraud["items"]}
    assert len(fraud["cautions"]) == len(indicators.load().cautions)
    terms = client.get("/api/v1/vocabulary").get_json()["items"]
    assert len(terms) == len(vocabulary.load().items)
    assert {"en", "es", "pt", "fr"} <= set(terms[0])


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/features/none", 404, "feature-unknown"),
        ("/api/v1/features?light=moon", 400, "filter-unknown"),
        ("/api/v1/indicators?lang=xx", 400, "unknown-language"),
    ],
)
def test_twins_refuse_in_the_one_shape(
    client: FlaskClient, address: str, status: int, code: str
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.get_json()["error"]["code"] == code


def test_items_without_a_demonstration_have_no_button(client: FlaskClient) -> None:
    text = client.get("/en/checklist").text
    shown = {link.item for link in links.load() if link.sample}
    for item in checklist.load().items:
        article = text.split(f'id="{item.id}"')[1].split("</article>")[0]
        assert ("check?sample=" in article) is (item.id in shown)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_a_feature_without_a_picture_says_why(client: FlaskClient, language: str) -> None:
    for why, features in UNSHOWN.items():
        text = client.get(f"/{language}/features/{features[0]}").text
        assert str(escape(messages.text(f"shown.none:{why}", language))) in text
        assert "<image href" not in text


def test_a_number_on_both_sides_is_shown_on_both_as_issued(client: FlaskClient) -> None:
    text = client.get("/en/features/card-number-both-sides").text
    assert text.count("<image href") == 2
    assert "td1-specimen/white" in text
    assert "td1-front-specimen/white" in text
    assert '<figure class="face other">' not in text


def test_an_imitation_stands_beside_what_was_issued(client: FlaskClient) -> None:
    text = client.get("/en/features/displayed-signature").text
    assert text.count("<image href") == 1
    text = client.get("/en/features/visa-passport-link").text
    assert re.findall(r'href="/samples/([a-z0-9-]+)/white', text) == [
        "mrv-a-specimen",
        "mrv-a-moved",
    ]
    assert text.count('<figure class="face other">') == 1


def test_features_are_shown_as_issued_and_imitated_side_by_side(client: FlaskClient) -> None:
    pages = {
        feature.id: client.get(f"/en/features/{feature.id}").text
        for feature in catalogue.load().items
    }
    beside = [name for name, text in pages.items() if '<figure class="face other">' in text]
    assert len(beside) >= 40


def test_what_differs_between_lights_is_shown_under_both(client: FlaskClient) -> None:
    for feature, light in {"metameric-inks": "ir", "fibres-invisible": "uv"}.items():
        text = client.get(f"/en/features/{feature}").text
        found = re.findall(r'href="/samples/[a-z0-9-]+/([a-z]+)', text)
        assert found == [light, light, "white", "white"]


def test_a_picture_says_in_words_what_it_shows(client: FlaskClient) -> None:
    text = client.get("/en/features/intaglio").text
    feature = catalogue.load().feature("intaglio")
    assert f'aria-label="As issued, Oblique light 1: {feature.genuine["en"]}"' in text
    assert f'aria-label="Imitated or altered, Oblique light 1: {feature.imitation["en"]}"' in text
    assert "a bright and a dark edge" in text


def test_a_small_change_in_a_long_feature_is_looked_at_from_near(client: FlaskClient) -> None:
    text = client.get("/en/features/mrz-b900").text
    views = [list(map(int, one.split())) for one in re.findall(r'viewBox="(\d[^"]+)"', text)]
    widths = {view[2] for view in views if view[2] > 100}
    assert widths
    assert max(widths) < 400


def test_what_changes_with_the_angle_is_shown_at_three_angles(client: FlaskClient) -> None:
    for feature in ("optically-variable-ink", "lenticular-image", "latent-image"):
        text = client.get(f"/en/features/{feature}").text
        assert text.count("<image href") == 6
        assert len(set(re.findall(r"/tilt-0\d", text))) == 3
