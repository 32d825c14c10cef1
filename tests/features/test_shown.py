"""What specimens show of the reference: ids that are there, and places on the samples."""

import json
from functools import cache
from pathlib import Path

import pytest

from docsec import messages
from docsec.features import catalogue, indicators
from docsec.features.shown import places, visual_zone
from docsec.features.shown_table import IMITATIONS, SHOWN, UNSHOWN, why_not
from docsec.specimens.lights import named
from docsec.specimens.operators import FRAUDS, parse
from docsec.specimens.samples import load
from docsec.specimens.sets import of_samples
from docsec.specimens.true_values import true_values


def described(samples, name):
    return json.loads((samples / name / "document.json").read_text(encoding="utf-8"))


@cache
def issued():
    """What the listed samples as issued say of themselves, without drawing any."""
    listed = [one for one in load() if not one.operators]
    found = []
    for order in of_samples(Path(), [one.id for one in listed]):
        lights = named(order.lights)
        found.append((true_values(order.describe(), lights), lights))
    return found


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.feature)
def test_every_feature_is_of_the_catalogue_and_on_a_sample(row):
    assert catalogue.load().feature(row.feature)
    shown = {place.feature for said, lights in issued() for place in places(said, lights)}
    assert row.feature in shown


def test_a_feature_is_shown_or_it_is_said_why_not():
    known = [feature.id for feature in catalogue.load().items]
    shown = {row.feature for row in SHOWN} | {one for row in IMITATIONS for one in row.features}
    unshown = [feature for features in UNSHOWN.values() for feature in features]
    assert sorted((*shown, *unshown)) == sorted(known)
    assert len({row.feature for row in SHOWN}) == len(SHOWN) >= 52


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_why_a_feature_is_not_shown_is_a_sentence(language):
    said = {messages.text(f"shown.none:{why}", language) for why in UNSHOWN}
    assert len(said) == len(UNSHOWN)
    assert all(text.endswith(".") for text in said)
    assert why_not("contactless-chip") == "chip"
    assert why_not("dovid") == ""


def test_places_lie_on_the_page_and_what_has_a_place_is_small():
    for said, lights in issued():
        for place in places(said, lights):
            left, top, right, bottom = place.box
            assert 0 <= left < right <= 1
            assert 0 <= top < bottom <= 1
            assert place.spot is not None or (right - left) * (bottom - top) < 0.5


def test_a_sheet_has_no_more_numbers_than_one_can_look_for():
    for said, lights in issued():
        assert sum(place.numbered for place in places(said, lights)) <= 14


@pytest.mark.parametrize("row", IMITATIONS, ids=lambda row: row.operator)
def test_every_imitation_names_a_fraud_features_and_indicators(row):
    assert row.operator.partition(":")[0] in FRAUDS
    assert parse(row.operator if ":" in row.operator else FRAUDS[row.operator].example)
    for feature in row.features:
        assert catalogue.load().feature(feature)
    for indicator in row.indicators:
        assert indicators.load().indicator(indicator)


def test_a_place_is_on_the_picture_that_shows_it(samples):
    lights = ("white", "ir", "uv", "transmitted", "oblique-1")
    found = {place.feature: place for place in places(described(samples, "td3-specimen"), lights)}
    assert found["mrz-b900"].light == "ir"
    assert found["dovid"].light == "oblique-1"
    assert found["watermark-two-tone"].light == "transmitted"
    left, top, right, bottom = found["mrz-check-digits"].box
    assert (left, right) == pytest.approx((0.045, 0.939), abs=0.01)
    assert 0.75 < top < bottom < 0.95
    assert found["guilloche-two-colour"].spot


def test_what_no_picture_shows_has_no_place(samples):
    found = places(described(samples, "td3-specimen"), ["white"])
    assert {place.light for place in found} == {"white"}
    assert "mrz-b900" not in {place.feature for place in found}


def test_the_visual_zone_is_around_its_values(samples):
    (left, top), _, (right, bottom), _ = visual_zone(described(samples, "td3-specimen"))
    assert 0.3 < left < right < 1
    assert 0.1 < top < bottom < 0.75
