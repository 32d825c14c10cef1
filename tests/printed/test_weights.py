"""Networks whose subnormal weights are set to zero."""

import struct

import numpy as np
import pytest

from docsec.printed import network
from docsec.printed.weights import without_subnormals

TINY, DOUBLE, FLOAT = 1e-40, 11, 1


def field(number, payload):
    """A field of a protobuf message: bytes, or a number."""
    if isinstance(payload, int):
        return bytes((number << 3, payload))
    length, digits = len(payload), []
    while length > 127:
        digits.append(length & 127 | 128)
        length >>= 7
    return bytes((number << 3 | 2, *digits, length)) + payload


def tensor(values, kind=FLOAT):
    data = np.array(values, "<f4" if kind == FLOAT else "<f8").tobytes()
    return field(1, len(values)) + field(2, kind) + field(8, b"name") + field(9, data)


def model(*tensors):
    others = b"\x09" + struct.pack("<d", 1.0) + b"\x15" + struct.pack("<f", TINY)
    graph = field(1, b"\x00" * 300) + b"".join(field(5, each) for each in tensors)
    return field(1, 10) + others + field(7, graph) + field(14, b"text")


@pytest.fixture
def rewritten(tmp_path):
    def rewrite(content):
        path = tmp_path / "network.onnx"
        path.write_bytes(content)
        return without_subnormals(path)

    return rewrite


def test_subnormal_weights_become_zero_and_all_others_stay(rewritten):
    least = float(np.finfo(np.float32).tiny)
    before = tensor([1.5, TINY, -TINY, least, -least, 0.0]), tensor([TINY] * 40)
    after = tensor([1.5, 0, 0, least, -least, 0]), tensor([0.0] * 40)
    assert rewritten(model(*before)) == model(*after)


def test_what_is_no_float_weight_stays(rewritten):
    assert rewritten(model(tensor([TINY, 1.0], DOUBLE))) == model(tensor([TINY, 1.0], DOUBLE))


@pytest.mark.parametrize("content", [b"\x0f", b"\xff\xff"])
def test_what_is_no_network_is_refused(rewritten, content):
    with pytest.raises(ValueError, match="ONNX"):
        rewritten(content)


def test_the_finder_marks_the_same(print_reader):
    import onnxruntime

    file = network._files()["det"]
    known = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    picture = np.random.default_rng(0).standard_normal((1, 3, 64, 96)).astype(np.float32)
    one, other = (each.run(None, {"x": picture})[0] for each in (known, print_reader._finder))
    assert np.allclose(one, other, rtol=0, atol=1e-6)
