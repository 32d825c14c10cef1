"""Every operator changes something in the lights and places it names, and nothing elsewhere."""

import cv2
import numpy as np
import pytest

from docsec.specimens.negatives import LAID
from docsec.specimens.operators import FRAUDS, NEGATIVES, OPERATORS
from tests.specimens.drawn import drawn

LIGHTS = ("white", "ir", "uv", "transmitted", "oblique-1", "tilt-01")
# What counts as seen, and what nobody would notice in a light that is not named, in levels of 255.
SEEN, FAINT = 4, 14
# Print at the edge of a region reaches into the next pixel; glow and relief spread a little.
SPREAD = {"white": 1, "ir": 1, "tilt": 1, "transmitted": 1, "uv": 3, "oblique": 3}
RESHAPED = ("low-resolution", *LAID)
TYPES = {"long-number": "TD1", "visa-moved": "MRV-A"}
FIRST = {"mrz-recompute": ("mrz-digit:2,15,9",)}
MORE = (
    ("TD3", "b", "photo-pasted:feathered,replaced"),
    ("TD3", "b", "photo-replaced:replaced"),
    ("TD3", "b", "mrz-redraw:2,15,9"),
    ("TD3", "b", "device-static"),
    ("TD3", "b", "bright-paper:whole"),
    ("TD3", "b", "fantasy-state"),
    ("TD3", "b", "mrz-font:1,3,serif-bold"),
    ("TD2", "a", "retyped:surname"),
    ("TD2", "a", "guilloche-broken:-1,1"),
    ("TD1", "b", "mrz-dye"),
    ("TD1", "a", "mrz-skew:3.5"),
    ("TD1-front", "b", "surname:visual"),
    ("TD1-front", "a", "long-number"),
    ("MRV-B", "a", "mrz-clone:2,3,2,1"),
    ("MRV-B", "a", "surname:both"),
    ("ETD", "a", "fibres-missing"),
    ("CMC-front", "a", "birth-date:visual"),
    ("REFUGEE", "a", "data-of-another:17"),
    *(("TD3", "a", f"imitated:{part}")
      for part in ("thread", "heading", "microprint", "overprint", "perforation",
                   "engraved-device")),
    *(("TD3", "b", f"imitated:{part}") for part in ("window", "pierced")),
    *(("TD1-front", "b", f"imitated:{part}")
      for part in ("watermark-place", "register", "film", "shifting-ink", "metallic-ink",
                   "latent-image")),
    *(("CMC-front", "a", f"imitated:{part}")
      for part in ("lens", "ridges", "engraving", "raised-values")),
    *(("ETD", "a", f"imitated:{part}") for part in ("watermark", "dry-seal", "seal")),
    ("MRV-A", "a", "imitated:die-cut"),
    ("MRV-A", "a", "fibres-printed"),
)  # fmt: skip
CASES = [
    *((TYPES.get(name, "TD3"), "a", *FIRST.get(name, ()), row.example)
      for name, row in OPERATORS.items()),
    *MORE,
]  # fmt: skip


def mask(shape, operator, spread):
    """Return which pixels are in the regions that an operator names, and those next to them."""
    inside = np.zeros(shape, np.uint8)
    for region in operator["regions"]:
        corners = np.array(region["polygon_px"])
        whole = [np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))]
        if len(np.unique(corners[:, 0])) > 2:
            cv2.fillPoly(inside, [np.rint(corners).astype(np.int32)], 1)
        else:
            (left, top), (right, bottom) = np.clip(whole, 0, None).astype(int)
            inside[top:bottom, left:right] = 1
    return cv2.dilate(inside, np.ones((3, 3), np.uint8), iterations=spread) > 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case))
def test_the_stated_lights_and_places_differ_and_no_others(case):
    kind, design, *steps = case
    before = drawn(kind, *steps[:-1], design=design, lights=LIGHTS)
    after = drawn(kind, *steps, design=design, lights=LIGHTS)
    operator = after.expected["operators"][-1]
    named = {light.partition("-")[0] for light in operator["lights"]}
    assert named
    for light in LIGHTS:
        pictures = [np.asarray(made.pictures[light]).astype(int) for made in (before, after)]
        if pictures[0].shape != pictures[1].shape:
            assert operator["name"] in RESHAPED
            continue
        moved = np.abs(pictures[0] - pictures[1]).max(axis=2)
        spread = SPREAD[light.partition("-")[0]]
        inside = mask(moved.shape, operator, spread)
        assert moved[~inside].max(initial=0) <= SEEN, light
        if light.partition("-")[0] in named:
            assert moved.max() > SEEN, light
        else:
            assert moved.max() <= FAINT, light


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case))
def test_what_ought_to_be_found_lies_where_the_page_was_altered(case):
    kind, design, *steps = case
    expected = drawn(kind, *steps, design=design, lights=LIGHTS).expected
    regions = [
        np.array(region["polygon"])
        for operator in expected["operators"]
        for region in operator["regions"]
    ]
    for code, finding in expected["findings"].items():
        assert finding["status"] in ("failed", "undetermined")
        corners = np.array(finding["region"])
        assert (corners >= 0).all()
        assert (corners <= 1).all()
        assert any(_meet(corners, region) for region in regions), code
    listed = [code for operator in expected["operators"] for code in operator["findings"]]
    assert set(listed) == set(expected["findings"])
    assert not set(expected.get("must_not_fail", ())) & set(listed)


def _meet(one, other):
    low = np.maximum(one.min(axis=0), other.min(axis=0))
    high = np.minimum(one.max(axis=0), other.max(axis=0))
    return (low <= high).all()


@pytest.mark.parametrize("name", NEGATIVES)
def test_a_harmless_oddity_says_what_must_not_fail(name):
    expected = drawn(TYPES.get(name, "TD3"), name, lights=LIGHTS).expected
    assert expected["must_not_fail"]
    assert set(expected["findings"]) <= {"mrz.expiry"}


@pytest.mark.parametrize("name", [*FRAUDS, *NEGATIVES])
def test_a_step_knows_its_kind(name):
    assert OPERATORS[name].kind == ("fraud" if name in FRAUDS else "negative")


def test_what_only_other_lights_would_show_is_not_expected():
    every = drawn("TD3", "bright-paper", lights=LIGHTS).expected["findings"]
    white = drawn("TD3", "bright-paper").expected["findings"]
    assert list(every) == ["image.uv-dull"]
    assert white == {}
