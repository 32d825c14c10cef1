"""Chance that is the same everywhere."""

import numpy as np

from docsec.specimens import noise


def test_the_stream_is_the_published_one():
    """The first known answer for philox4x64-10 that its authors publish: counter and key 0."""
    words = np.random.Philox(counter=2**256 - 1, key=0).random_raw(4)
    assert [f"{int(word):016x}" for word in words] == [
        "16554d9eca36314c",
        "db20fe9d672d0fdc",
        "d7e772cee186176b",
        "7e68b68aec7ba23b",
    ]


def test_seed_and_topic_decide():
    first = noise.bits(7, "grain", 8)
    assert np.array_equal(first, noise.bits(7, "grain", 8))
    assert not np.array_equal(first, noise.bits(8, "grain", 8))
    assert not np.array_equal(first, noise.bits(7, "drops", 8))


def test_normal_is_bell_shaped_and_bounded():
    field = noise.normal(3, "bell", (500, 400))
    assert field.shape == (500, 400)
    assert field.dtype == np.float32
    assert abs(field.mean()) < 0.01
    assert abs(field.std() - 1) < 0.01
    assert abs((np.abs(field) < 1).mean() - 0.674) < 0.01  # of four summed evens; a bell has 0.683
    assert np.abs(field).max() < 3.5


def test_uniform_fills_the_range():
    field = noise.uniform(3, "even", (100_000,))
    assert 0 <= field.min() < 0.001
    assert 0.999 < field.max() < 1
    assert np.allclose(np.histogram(field, 10, (0, 1))[0], 10_000, atol=400)


def test_clouds_belong_to_the_page_not_to_the_pixels():
    x, y = np.arange(0, 40, 0.5, dtype=np.float32), np.arange(0, 30, 0.5, dtype=np.float32)
    coarse = noise.clouds(5, "cloud", x[None, ::4], y[::4, None], 6.0)
    fine = noise.clouds(5, "cloud", x[None], y[:, None], 6.0)
    full = noise.clouds(5, "cloud", *np.meshgrid(x, y), 6.0)
    assert np.array_equal(fine[::4, ::4], coarse)
    assert np.array_equal(fine, full)
    assert fine.std() > 0.2


def test_clouds_are_smooth():
    x = np.arange(0, 60, 0.01, dtype=np.float32)[None]
    steps = np.diff(noise.clouds(5, "cloud", x, np.zeros((1, 1), np.float32), 6.0), axis=1)
    assert np.abs(steps).max() < 0.015
