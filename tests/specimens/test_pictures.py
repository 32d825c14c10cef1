"""The pictures are where the geometry says, to a fraction of a millimetre."""

import numpy as np
import pytest

from docsec.specimens import make
from docsec.specimens.geometry import GEOMETRIES, PITCH, pixels_per_millimetre

FORMATS = sorted(GEOMETRIES)
SCALE = pixels_per_millimetre(300)


def ink(specimen):
    """Return where the picture is as dark as the print of the MRZ."""
    return np.asarray(specimen.picture.convert("L")) < 110


def cut(picture, box):
    """Return the pixels whose middle lies in ``box`` and the place of the first, in pixels."""
    left, top = int(np.ceil(box.left * SCALE)), int(np.ceil(box.top * SCALE))
    return picture[top : int(box.bottom * SCALE), left : int(box.right * SCALE)], left, top


def middle(mask, axis):
    """Return the middle of the outermost dark rows (axis 1) or columns (axis 0)."""
    places = np.flatnonzero(mask.any(axis=axis))
    return (places[0] + places[-1] + 1) / 2


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_picture_is_as_large_as_the_page(specimen, document_type):
    made = specimen(document_type, 5)
    geometry = GEOMETRIES[document_type]
    assert made.picture.mode == "RGB"
    assert made.picture.width / SCALE == pytest.approx(geometry.width, abs=0.05)
    assert made.picture.height / SCALE == pytest.approx(geometry.height, abs=0.05)


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_lines_of_the_mrz_lie_on_the_standards_centre_lines(specimen, document_type):
    made = specimen(document_type, 5)
    geometry = GEOMETRIES[document_type]
    for line, above_bottom in enumerate(geometry.centre_lines, 1):
        mask, _, top = cut(ink(made), geometry.line_box(line))
        centre = (top + middle(mask, axis=1)) / SCALE
        assert geometry.height - centre == pytest.approx(above_bottom, abs=0.15)


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_pitch_is_a_tenth_of_an_inch(specimen, document_type):
    made = specimen(document_type, 5)
    geometry = GEOMETRIES[document_type]
    picture = ink(made)
    for line, text in enumerate(made.document.printed, 1):
        positions = [index for index, character in enumerate(text, 1) if character == "<"]
        places = []
        for position in positions:
            mask, left, _ = cut(picture, geometry.character_box(line, position))
            places.append((left + middle(mask, axis=0)) / SCALE)
        if len(positions) >= 2:
            pitch = (places[-1] - places[0]) / (positions[-1] - positions[0])
            assert pitch == pytest.approx(PITCH, abs=0.02)
            assert np.abs(np.diff(places) - np.diff(positions) * PITCH).max() < 0.1


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_first_character_stands_at_the_margin(specimen, document_type):
    made = specimen(document_type, 5)
    geometry = GEOMETRIES[document_type]
    mask, left, _ = cut(ink(made), geometry.line_box(1))
    edge = (left + np.flatnonzero(mask.any(axis=0))[0]) / SCALE
    assert edge == pytest.approx(geometry.first_character, abs=0.25)


@pytest.mark.parametrize("document_type", FORMATS)
def test_nothing_dark_stands_beside_the_lines_in_the_mrz(specimen, document_type):
    made = specimen(document_type, 5)
    geometry = GEOMETRIES[document_type]
    picture = ink(made).copy()
    for line in range(1, len(geometry.centre_lines) + 1):
        box = geometry.line_box(line)
        rows = slice(int(box.top * SCALE), int(np.ceil(box.bottom * SCALE)))
        picture[rows, int(box.left * SCALE) : int(np.ceil(box.right * SCALE))] = False
    edge = int(np.ceil((geometry.height - geometry.zone) * SCALE))
    assert not picture[edge:].any()


@pytest.mark.parametrize("document_type", FORMATS)
def test_the_same_seed_gives_the_same_bytes(tmp_path, specimen, document_type):
    first = make.write(specimen(document_type, 5), tmp_path / "first")
    second = make.write(make.make(document_type, 5), tmp_path / "second")
    assert [path.name for path in first] == [path.name for path in second]
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_another_seed_gives_another_holder_and_another_face(specimen):
    first, second = specimen("MRV-B", 5), specimen("MRV-B", 6)
    assert first.document.holder != second.document.holder
    mask, _, _ = cut(np.asarray(first.picture), first.document.geometry.portrait)
    other, _, _ = cut(np.asarray(second.picture), second.document.geometry.portrait)
    assert (mask != other).any()


@pytest.mark.parametrize(("dpi", "size"), [(150, (506, 319)), (600, (2022, 1275))])
def test_other_resolutions_show_the_same_page(dpi, size):
    made = make.make("TD1", 5, dpi=dpi)
    assert made.picture.size == size
    assert made.true_values["dpi"] == dpi
