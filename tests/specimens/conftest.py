"""Specimens are drawn once and shared: each takes about a second."""

from functools import cache

import numpy as np
import pytest

from docsec.specimens import draw, operators
from docsec.specimens import make as maker
from docsec.specimens.document import document


@cache
def _made(document_type, seed, *steps):
    return maker.make(document_type, seed, [operators.parse(step) for step in steps])


@cache
def _lit(document_type, design, seed, *lights):
    described = document(document_type, seed, design=design)
    return described, arrays(draw.pictures(described, lights))


def arrays(pictures):
    return {light: np.asarray(image).astype(np.int16) for light, image in pictures.items()}


@pytest.fixture(scope="session")
def specimen():
    return _made


@pytest.fixture(scope="session")
def lit():
    """The description and the pictures, as arrays, of an unaltered document."""
    return _lit
