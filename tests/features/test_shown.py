"""What specimens show of the reference: ids that are there, and places on the samples."""

import json

import pytest

from docsec.features import catalogue, indicators
from docsec.features.shown import IMITATIONS, SHOWN, places, visual_zone
from docsec.specimens.operators import FRAUDS


def described(samples, name):
    return json.loads((samples / name / "document.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.feature)
def test_every_feature_is_of_the_catalogue_and_on_a_sample(samples, row):
    assert catalogue.load().feature(row.feature)
    shown = [
        place
        for path in sorted(samples.glob("*-specimen"))
        for place in places(described(samples, path.name), [one.stem for one in path.iterdir()])
    ]
    assert row.feature in {place.feature for place in shown}


@pytest.mark.parametrize("row", IMITATIONS, ids=lambda row: row.operator)
def test_every_imitation_names_a_fraud_features_and_indicators(row):
    assert row.operator in FRAUDS
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
