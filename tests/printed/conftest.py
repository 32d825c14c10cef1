"""Where the reader of print is needed, it is there, or the test says why it is not run."""

import pytest

from docsec.printed import network


@pytest.fixture
def print_reader():
    if not network.installed():
        pytest.skip("rapidocr or onnxruntime is not installed: pip install 'docsec[printed]'")
    return network.print_reader()
