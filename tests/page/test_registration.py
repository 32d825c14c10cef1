"""Pictures under other lights laid on the white one, against the homographies they have."""

import cv2
import numpy as np
import pytest

from .scenes import corners, drawn, examined, on_desk, picture


def infrared(pixels):
    """What is left in infrared: dark ink stays, colours fade; a little veil."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(int)
    grey = np.where(grey > 110, 255 - (255 - grey) // 5, grey) * 3 // 4 + 50
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def ultraviolet(pixels):
    """A dark page whose print shows faintly, with fibres that glow."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark = np.stack([grey * 0.08, grey * 0.10, grey * 0.30], axis=2).astype(np.uint8)
    random = np.random.default_rng(5)
    for _ in range(60):
        start = random.integers(0, pixels.shape[1::-1])
        end = start + random.integers(-40, 40, 2)
        colour = tuple(int(c) for c in random.choice([(220, 60, 60), (60, 220, 90)]))
        cv2.line(dark, tuple(map(int, start)), tuple(map(int, end)), colour, 2)
    noise = random.normal(0, 3, dark.shape)
    return np.clip(dark + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("look", [infrared, ultraviolet])
@pytest.mark.parametrize("name", ["TD3", "TD1"])
def test_another_light_is_laid_on_the_white_one_within_a_fifth_of_a_millimetre(name, look):
    pixels = drawn(name, 2)
    placed = corners(pixels, 5.0, (0.04, 0.0))
    white = on_desk(name, pixels, placed)
    moved = placed + np.array([(9, -14), (-11, 6), (14, 12), (-5, -8)])
    other = on_desk(name, look(pixels), moved, seed=7)
    crop = other.pixels[: white.pixels.shape[0], : white.pixels.shape[1]]
    page = examined(white.pixels, picture(crop, look.__name__))
    found = page.registered(look.__name__)
    assert found.residual < 0.2
    assert found.share > 0.25
    # Both planes against their own truth: what is left is how far one lies off the other.
    apart = found.plane.to_page(other.true) - page.plane.to_page(white.true)
    assert np.linalg.norm(apart, axis=1).max() < 0.2


def test_a_tilted_page_is_found_by_its_features():
    pixels = drawn("TD3", 3)
    white = on_desk("TD3", pixels, corners(pixels, 0.0))
    tilted = on_desk("TD3", pixels, corners(pixels, 14.0, (0.15, 0.05)) + 60, seed=9)
    page = examined(white.pixels, picture(tilted.pixels, "tilt-01"))
    found = page.registered("tilt-01")
    apart = found.plane.to_page(tilted.true) - page.plane.to_page(white.true)
    assert np.linalg.norm(apart, axis=1).max() < 0.2
    flat, other = page.flat(100), page.flat(100, "tilt-01")
    assert np.abs(flat.astype(int) - other).mean() < 8


@pytest.mark.parametrize("seed", range(3))
def test_another_document_is_not_laid_on_this_one(seed):
    white = drawn("TD3", 1)
    noise = np.random.default_rng(seed).integers(0, 255, white.shape).astype(np.uint8)
    for other in (cv2.GaussianBlur(noise, (0, 0), 3), np.full_like(white, 40)):
        page = examined(white, picture(other, "ir"))
        assert page.registered("ir") is None
        assert page.flat(100, "ir") is None
