"""Whatever the bytes, only a DocsecError may come out, and never half a picture."""

from __future__ import annotations

import io
import threading
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from docsec.capture import open_captures
from docsec.errors import DocsecError
from docsec.page.quiet import quiet
from docsec.policy import Policy

POLICY = Policy(max_pixels=1_000_000)
KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
PATIENT = settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow])


def whole(kind: str) -> bytes:
    file = io.BytesIO()
    values = np.random.default_rng(3).integers(0, 256, (20, 30, 3), dtype=np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(values).save(file, kind, **({"exif": exif} if kind in KINDS[:4] else {}))
    return file.getvalue()


WHOLE = {kind: whole(kind) for kind in KINDS}
STARTS = [b"", *(data[:16] for data in WHOLE.values())]


def opened(data: bytes) -> np.ndarray | None:
    try:
        pixels = open_captures(data, POLICY)[0].main.pixels
    except DocsecError:
        return None
    assert pixels.dtype == np.uint8
    assert pixels.ndim == 3
    assert pixels.size
    return pixels


@PATIENT
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_random_bytes(start, data):
    opened(start + data)


@PATIENT
@given(st.sampled_from(KINDS), st.floats(0, 1))
def test_cut_off(kind, share):
    data = WHOLE[kind]
    pixels = opened(data[: int(len(data) * share)])
    if pixels is not None:
        assert np.array_equal(pixels, opened(data))


@PATIENT
@given(
    st.sampled_from(KINDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
)
def test_changed_bytes(kind, changes):
    data = bytearray(WHOLE[kind])
    for share, value in changes:
        data[int(len(data) * share)] = value
    opened(bytes(data))


@settings(deadline=None, max_examples=15)
@given(st.binary(max_size=300))
def test_random_pdfs(data):
    opened(b"%PDF-1.7\n" + data)


def test_warnings_stay_as_they_were_after_many_threads():
    before = list(warnings.filters)
    gate = threading.Barrier(8)

    def work() -> None:
        gate.wait()
        for _ in range(200):
            with quiet():
                warnings.warn("not to be heard", UserWarning, stacklevel=1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(warnings.filters) == before
    with quiet():
        warnings.warn("not to be heard", UserWarning, stacklevel=1)
    with pytest.raises(UserWarning, match="to be heard"):
        warnings.warn("to be heard", UserWarning, stacklevel=1)
