"""Lines of the MRZ followed in the picture, whatever a reader says of their place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.page.followed import measure
from docsec.page.line import INK_WIDTH, PITCH

from .scenes import FORMATS, drawn, examined

CORNER = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
REGION = st.tuples(CORNER, CORNER, CORNER, CORNER)


@pytest.mark.parametrize("dpi", [100, 150, 300])
@pytest.mark.parametrize("name", ["TD3", "TD1", "MRV-B"])
def test_characters_stand_where_they_were_drawn(name, dpi):
    pixels = drawn(name, 1, dpi)
    page, known = examined(pixels), FORMATS[name]
    for line, above in zip(page.lines, known.centre_lines, strict=True):
        number = np.arange(known.characters)
        x = (known.first_character + INK_WIDTH / 2 + number * PITCH) * dpi / 25.4 - 0.5
        y = (known.height - above) * dpi / 25.4 - 0.5
        off = np.abs(line.centres - np.column_stack((x, np.full(len(x), y)))) * 25.4 / dpi
        assert off.max() < 0.15
        assert line.height == pytest.approx(1, abs=0.05)
        assert line.fit > 0.85


def test_a_region_a_character_too_long_or_too_short_is_put_right():
    pixels = drawn("TD3", 1, 150)
    page = examined(pixels)
    grey = page.grey
    for left, right in ((-1, 0), (0, 1), (0.8, 0), (0, -0.8)):
        cell = 15 / pixels.shape[1]
        regions = [
            tuple(
                (x + cell * (right if at in (1, 2) else left), y) for at, (x, y) in enumerate(each)
            )
            for each in page.line_regions
        ]
        for found, true in zip(measure(grey, regions, page.line_texts), page.lines, strict=True):
            assert np.abs(found.centres - true.centres).max() < 1.0


@given(st.lists(REGION, min_size=1, max_size=3), st.text("AB<0", min_size=8, max_size=50))
def test_no_place_makes_it_raise(regions, text):
    grey = np.full((60, 90), 200, np.uint8)
    grey[20:40:3, ::4] = 30
    assert len(measure(grey, regions, [text] * len(regions))) == len(regions)
