"""The lines drawn for training: what they say, where it stands, and that a seed repeats them."""

from functools import partial

import numpy as np
import pytest

from docsec.reading.recogniser import CHARACTERS, HEIGHT, STRIDE
from docsec.reading.training import evaluate, faces
from docsec.reading.training.faces import OCRB, Cut, any_cut, masks
from docsec.reading.training.lines import WIDTHS, Drawing
from docsec.reading.training.rolls import Rolls
from docsec.reading.training.text import draw_text

CLEAN = Drawing(5, (OCRB,), (0.0, 0.0))
WORST = Drawing(5, (OCRB,), (1.0, 1.0))


@pytest.mark.parametrize("drawing", [CLEAN, WORST])
@pytest.mark.parametrize("width", sorted(set(WIDTHS)))
def test_a_line_fits_its_crop(drawing, width):
    for number in range(12):
        line = drawing.line(number, width=width)
        assert line.crop.shape == (HEIGHT, width)
        assert line.crop.dtype == np.uint8
        assert len(line.text) == len(line.centres) > 0
        assert set(line.text) <= set(CHARACTERS)
        assert line.centres[0] >= 0
        assert line.centres[-1] < width
        assert (np.diff(line.centres) > STRIDE).all()


def test_a_character_stands_where_the_label_says():
    """On a clean line the ink under each label is that of its character, by its mask."""
    shapes = masks(Cut(OCRB)).astype(float)
    right = 0
    lines = [CLEAN.line(number, width=320) for number in range(20)]
    for line in lines:
        ink = line.crop.max() - line.crop.astype(float)
        wide = np.stack([_at(ink, centre) for centre in line.centres])
        likeness = _alike(wide, np.stack([_narrowed(shape) for shape in shapes]))
        found = "".join(CHARACTERS[n] for n in likeness.argmax(axis=1))
        right += sum(a == b for a, b in zip(found, line.text, strict=True))
    assert right > 0.9 * sum(len(line.text) for line in lines)


def _at(ink, centre):
    columns = np.arange(-7, 8) + round(centre - 0.5)
    return ink[4:28][:, np.clip(columns, 0, ink.shape[1] - 1)].ravel()


def _narrowed(shape):
    rows = (np.arange(-12, 12) + 0.5) * faces.CAPITAL / 19 + faces.TILE[0] / 2 - 0.5
    columns = np.arange(-7, 8) * 1.5 + faces.TILE[1] / 2 - 0.5
    return shape[np.ix_(np.round(rows).astype(int), np.round(columns).astype(int))].ravel()


def _alike(first, second):
    first, second = ((a - a.mean(1, keepdims=True)) for a in (first, second))
    first, second = ((a / np.linalg.norm(a, axis=1, keepdims=True)) for a in (first, second))
    return first @ second.T


def test_a_seed_repeats_its_lines_and_another_does_not():
    draw = partial(Drawing(5, (OCRB,)).line, width=256)
    once, again, other = draw(3), draw(3), draw(4)
    np.testing.assert_array_equal(once.crop, again.crop)
    assert once.text == again.text
    assert other.text != once.text
    assert Drawing(6, (OCRB,)).line(3, width=256).text != once.text


def test_a_batch_says_the_same_in_classes_and_in_steps():
    batch = Drawing(5, (OCRB,)).batch(0)
    assert batch.crops.shape[0] == len(batch.lengths) == len(batch.steps)
    assert batch.crops.shape[2] == STRIDE * batch.steps.shape[1]
    starts = np.cumsum([0, *batch.lengths])
    for number, steps in enumerate(batch.steps):
        assert (
            steps[steps > 0].tolist() == batch.classes[starts[number] : starts[number + 1]].tolist()
        )
        assert (np.diff(np.flatnonzero(steps > 0)) > 1).all()


def test_texts_hold_every_character_and_favour_no_order():
    random = Rolls(1).random
    texts = [draw_text(random, 44) for _ in range(400)]
    assert {len(text) for text in texts} == {44}
    joined = "".join(texts)
    assert set(joined) == set(CHARACTERS)
    assert 0.6 < joined.count("O") / joined.count("0") < 1.7
    after_letters = sum(joined.count(letter + "0") for letter in CHARACTERS[10:36])
    assert after_letters > 100
    assert any("<" * 30 in text for text in texts)


def test_no_face_is_both_trained_on_and_held_out():
    assert not {face.file for face in faces.FACES} & {face.file for face in faces.HELD_OUT}
    assert sum(face.share for face in faces.FACES) == pytest.approx(1)
    assert all(face.package or face == OCRB for face in faces.FACES + faces.HELD_OUT)


def test_the_seeds_for_measuring_are_their_own():
    lines = [
        evaluate.held_out(CLEAN, 1, 256, seed)[0].text
        for seed in (evaluate.CHECKING, evaluate.MEASURING)
    ]
    assert lines[0] != lines[1]
    assert CLEAN.line(0, width=256).text not in lines


def test_cuts_differ_in_weight():
    thin, bold = (masks(Cut(OCRB, weight)).sum() for weight in (-6, 9))
    assert thin < 0.7 * bold
    assert any_cut(OCRB, Rolls(1).random) == any_cut(OCRB, Rolls(1).random)


def test_a_missing_font_names_its_package(tmp_path):
    face = OCRB._replace(file=tmp_path / "none.otf", package="fonts-none")
    with pytest.raises(FileNotFoundError, match="fonts-none"):
        masks(Cut(face))


@pytest.mark.parametrize(
    ("first", "second", "wrong"), [("A", "A", 0), ("AB", "A", 1), ("ABC", "AXC", 1), ("", "<<", 2)]
)
def test_distance(first, second, wrong):
    assert evaluate.distance(first, second) == wrong
    assert evaluate.compared([(first, second), ("A", "A")]).exact == (0.5 if wrong else 1.0)
