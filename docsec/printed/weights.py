"""A network in an ONNX file, its subnormal weights set to zero.

A weight below the smallest normal number, 1.2e-38, adds nothing to what a network says, but
makes a processor many times slower: one layer of the finder of print took half of its time. The
switch that onnxruntime has for this acts on whole threads, and only where it made its first
session; the weights themselves are the same for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

# Where weights stand in a file, by the numbers of their fields (onnx.proto).
_GRAPH, _INITIALIZER = 7, 5
_DATA_TYPE, _FLOAT, _RAW_DATA = 2, 1, 9

_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5


def without_subnormals(file: Path) -> bytes:
    """Return the bytes of a network whose subnormal weights are zero.

    Raises:
        ValueError: it is no ONNX file.
    """
    model = bytearray(file.read_bytes())
    for graph in _messages(memoryview(model), _GRAPH):
        for tensor in _messages(graph, _INITIALIZER):
            _flush(tensor)
    return bytes(model)


def _flush(tensor: memoryview) -> None:
    """Set the subnormal numbers of a tensor to zero."""
    fields = dict(_fields(tensor))
    data = fields.get(_RAW_DATA)
    if fields.get(_DATA_TYPE) != _FLOAT or not isinstance(data, memoryview):
        return
    values = np.frombuffer(data, "<f4")
    values[np.abs(values) < np.finfo(np.float32).tiny] = 0


def _messages(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the messages within a message that stand in fields of one number."""
    for number, value in _fields(message):
        if number == wanted and isinstance(value, memoryview):
            yield value


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield each field of a protobuf message: a number, or its bytes in place."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind, length = key & 7, 0
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        if kind == _LENGTH:
            length, at = _varint(message, at)
        elif kind in (_EIGHT_BYTES, _FOUR_BYTES):
            length = 8 if kind == _EIGHT_BYTES else 4
        else:
            raise ValueError("not a network in an ONNX file")
        yield key >> 3, message[at : at + length]
        at += length


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(message):
            raise ValueError("not a network in an ONNX file")
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
