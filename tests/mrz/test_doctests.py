"""The examples in the docstrings of the MRZ room are so."""

import doctest
import importlib
import pkgutil

import docsec.mrz


def test_every_example_in_the_docstrings_holds():
    tried = 0
    for module in pkgutil.walk_packages(docsec.mrz.__path__, "docsec.mrz."):
        result = doctest.testmod(importlib.import_module(module.name))
        assert result.failed == 0, module.name
        tried += result.attempted
    assert tried > 15
