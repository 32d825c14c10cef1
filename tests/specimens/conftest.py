"""Specimens are drawn once and shared: each takes about a second."""

from functools import cache

import pytest

from docsec.specimens import make as maker
from docsec.specimens import operators


@cache
def _made(document_type, seed, *steps):
    return maker.make(document_type, seed, [operators.parse(step) for step in steps])


@pytest.fixture(scope="session")
def specimen():
    return _made
