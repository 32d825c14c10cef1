"""Medians and fits agree with those of NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from docsec.reading.fits import fitted, median, quantile, valued

numbers = some.lists(some.floats(-2000, 2000), min_size=1, max_size=60).map(np.array)


@given(numbers)
def test_the_median_is_that_of_numpy(values):
    assert median(values) == np.median(values)


@given(numbers, some.floats(0, 1))
def test_a_quantile_is_that_of_numpy(values, share):
    assert quantile(values, share) == pytest.approx(np.quantile(values, share), abs=1e-9)


@given(
    some.lists(some.integers(-1000, 1000), min_size=5, max_size=60, unique=True),
    some.sampled_from((1, 2, 3)),
    some.integers(0, 2**32 - 1),
)
def test_a_fit_lies_where_that_of_numpy_lies(places, degree, seed):
    x = np.array(places, dtype=np.float64)
    x -= x.mean()
    y = np.random.default_rng(seed).normal(0, 5, len(x)) + 0.1 * x
    ours, theirs = (valued(fit, x) for fit in (fitted(x, y, degree), np.polyfit(x, y, degree)))
    assert ours == pytest.approx(theirs, abs=1e-6)


def test_points_one_above_the_other_have_a_level_fit():
    assert fitted(np.zeros(4), np.array([1.0, 2.0, 3.0, 4.0]), 1).tolist() == [0.0, 2.5]
