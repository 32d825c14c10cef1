"""From the network's probabilities to characters: one to a place, none made up, none corrected."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.reading.assemble import choose, has_fillers
from docsec.reading.decode import Text, decode
from docsec.reading.evening import evened
from docsec.reading.recogniser import CHARACTERS, PITCH, STRIDE

STEPS = PITCH // STRIDE
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


def answer(line: str, sure: float = 0.98, margin: int = 2) -> np.ndarray:
    """What a network that sees ``line`` says: one step a character; it passes over ' '."""
    steps = np.full(((len(line) + 2 * margin) * STEPS, 1 + len(CHARACTERS)), 0.01 / 37)
    steps[:, 0] = 0.99
    for place, character in enumerate(line, margin):
        if character != " ":
            row = steps[place * STEPS + STEPS // 2]
            row[:] = (1 - sure) / 37
            row[1 + CHARACTERS.index(character)] = sure
    return np.log(steps).astype(np.float32)


def line(text: str, **options) -> Text:
    return decode(answer(text, **options))


@given(st.text(CHARACTERS, min_size=3, max_size=60))
def test_every_character_is_kept_as_it_was_seen(text):
    read = line(text)
    assert str(read) == text
    assert all(each.confidence == pytest.approx(0.98, abs=0.001) for each in read.characters)
    assert read.pitch == pytest.approx(PITCH)


def test_a_place_passed_over_is_a_guess_without_confidence():
    read = line(TD3[1][:12] + " " + TD3[1][13:])
    assert len(str(read)) == 44
    assert [place for place, each in enumerate(read.characters) if not each.seen] == [12]
    assert read.characters[12].confidence < 0.01


def test_of_two_in_one_place_the_likelier_stays_and_is_doubted():
    steps = np.exp(answer(TD3[1]))
    steps[5 * STEPS + STEPS // 2 - 1 + 2 * 0][1 + CHARACTERS.index("8")] = 0.0
    close = steps[(2 + 5) * STEPS + STEPS // 2 + 1]
    close[:] = 0.4 / 37
    close[1 + CHARACTERS.index("O")] = 0.6
    read = decode(np.log(np.maximum(steps, 1e-9)).astype(np.float32))
    assert str(read) == TD3[1]
    assert read.characters[5].confidence < 0.9
    assert read.characters[5].alternatives[0][0] == "O"


def test_runners_up_are_named_with_their_probabilities():
    steps = np.exp(answer(TD3[1]))
    row = steps[(2 + 3) * STEPS + STEPS // 2]
    row[1 + CHARACTERS.index("9")], row[1 + CHARACTERS.index("8")] = 0.6, 0.35
    read = decode(np.log(steps).astype(np.float32))
    assert (read.characters[3].value, read.characters[3].alternatives[0][0]) == ("9", "8")
    assert read.characters[3].confidence == pytest.approx(0.6, abs=0.01)


def test_nothing_seen_is_an_empty_text():
    read = line(" " * 20)
    assert (str(read), read.certainty, read.pitch) == ("", 0.0, 0.0)


@pytest.mark.parametrize("lines", [TD1, TD3, (TD3[0][:36], TD3[1][:36])])
def test_an_mrz_is_chosen_among_other_lines(lines):
    texts = [line("SPECIMEN", sure=0.5), *map(line, lines), line("AUTHORITY", sure=0.6)]
    chosen = choose(texts, [1.67 * at for at in range(len(texts))])
    assert chosen is not None
    assert chosen.places == tuple(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    "lines",
    [
        ("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOGS".replace(" ", "X"),) * 2,
        (TD3[0],),
        (TD3[0], TD3[1][:30]),
        (TD3[0][:20], TD3[1][:20]),
        ("A" * 60 + "<<", "A" * 62),
    ],
    ids=["no fillers", "one line", "unequal", "short", "long"],
)
def test_what_has_not_the_shape_of_an_mrz_is_none(lines):
    assert choose([line(each) for each in lines], [2.5 * at for at in range(len(lines))]) is None


def test_lines_unevenly_apart_are_not_one_mrz():
    assert choose([line(each) for each in TD1], [0.0, 1.67, 3.3]).places == (0, 1, 2)
    assert choose([line(each) for each in TD1], [0.0, 1.67, 5.0]).places != (0, 1, 2)


def test_a_doubtful_line_is_none_of_an_mrz():
    assert choose([line(TD3[0]), line(TD3[1], sure=0.5)], [0.0, 2.5]) is None
    holes = "".join(" " if at % 6 == 2 else each for at, each in enumerate(TD3[1]))
    assert choose([line(TD3[0]), line(holes)], [0.0, 2.5]) is None


def test_the_single_line_of_a_driving_licence():
    licence = line("D1UTO" + "A12345678" + "<" * 15 + "6")
    assert choose([licence], [0.0]) is not None
    assert choose([line("X1UTO" + "A12345678" + "<" * 15 + "6")], [0.0]) is None


def test_fillers_count_only_if_they_were_read_surely():
    assert has_fillers(line("AB<<CD"))
    assert not has_fillers(line("AB<<CD", sure=0.55))
    assert not has_fillers(line("AB<C<D"))


def test_print_beside_the_mrz_is_parted_from_it_by_a_blank():
    read = line("IL " + TD3[0] + "  7", margin=1)
    assert str(read.within(4 * PITCH, 4 * PITCH)) == TD3[0]
    inside = line(TD3[0][:20] + " " + TD3[0][21:])
    assert len(str(inside.within(4 * PITCH, 4 * PITCH))) == 44


def places(*texts: Text):
    return [lambda columns: columns / PITCH for _ in texts]


def test_a_doubtful_stroke_beyond_the_other_lines_is_left_out():
    texts = [line(TD3[0], margin=3), line("1" + TD3[1], margin=2)]
    doubted = decode(_with_doubt(answer("1" + TD3[1], margin=2), 2 * STEPS + STEPS // 2))
    assert [str(each) for each in evened([texts[0], doubted], places(*texts))] == list(TD3)


def test_a_sure_character_beyond_the_other_lines_stays():
    texts = [line(TD3[0], margin=3), line("1" + TD3[1], margin=2)]
    assert [str(each) for each in evened(texts, places(*texts))] == [TD3[0], "1" + TD3[1]]


def test_a_trace_of_a_character_at_an_end_is_kept_with_its_doubt():
    steps = np.exp(answer(TD3[1][:43] + " ", margin=2))
    row = steps[(2 + 43) * STEPS + STEPS // 2]
    row[0], row[1 + CHARACTERS.index("0")] = 0.6, 0.38
    texts = [line(TD3[0]), decode(np.log(steps).astype(np.float32))]
    found = evened(texts, places(*texts))
    assert str(found[1]) == TD3[1]
    assert found[1].characters[-1].confidence == pytest.approx(0.38, abs=0.01)


def test_where_nothing_is_printed_at_an_end_nothing_is_added():
    texts = [line(TD3[0]), line(TD3[1][:43] + " ")]
    assert str(evened(texts, places(*texts))[1]) == TD3[1][:43]


def _with_doubt(steps: np.ndarray, at: int) -> np.ndarray:
    changed = np.exp(steps)
    changed[at] = np.where(changed[at] > 0.5, 0.55, 0.45 / 37)
    return np.log(changed).astype(np.float32)
