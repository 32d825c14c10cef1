"""Finding MRZs in text: the right lines, as they stand, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsec.mrz.find import find
from docsec.mrz.repair import propose
from tests.mrz.made import ON, TD1, TD3

ICAO = {"TD1", "TD2", "TD3", "MRVA", "MRVB"}
NOISE = "Nationality: Utopian\n12 AUG 1974\n\nZZZZ<\nPassport / Passeport 123456789012345678"


@pytest.fixture(scope="module")
def vectors(shared):
    return json.loads((shared / "vectors" / "mrz.json").read_text(encoding="utf-8"))["vectors"]


def test_several_mrzs_come_top_to_bottom():
    text = "\n".join((NOISE, *TD3, *TD1, NOISE, *TD3, NOISE))
    assert find(text) == (TD3, TD1, TD3)


def test_lines_belong_to_the_mrz_they_fit_best():
    damaged = (TD3[1][:38], *TD3)
    assert find("\n".join(damaged)) == (TD3,)
    assert find("\n".join((TD3[0], *TD3))) == (TD3,)


def test_only_blanks_go_and_what_was_misread_stays():
    noisy = (TD3[0].lower().replace("<<anna", " << anna"), TD3[1].replace("0", "O"))
    assert find("\n".join(noisy)) == (tuple(line.replace(" ", "") for line in noisy),)


@pytest.mark.parametrize(
    "text",
    [
        "MRZ 1: {0}\nMRZ 2: {1}",
        "> {0}\n> {1}",
        '"{0}",\n"{1}"',
        "{0}\\n{1}",
        "{0} {1}",
        "{0}\r\n\r\n{1}",
    ],
)
def test_labels_quotes_and_lost_line_ends(text):
    assert find(text.format(*TD3)) == (TD3,)


@pytest.mark.parametrize(
    "text",
    ["", NOISE, TD3[0], "\n".join([TD3[1], TD3[0]]), "<" * 44 + "\n" + "=" * 44, "0" * 44],
)
def test_text_without_an_mrz_holds_none(text):
    assert find(text) == ()


@given(st.text(max_size=400))
def test_any_text_is_searched_without_an_error(text):
    for lines in find(text):
        assert len(lines) in (1, 2, 3)
        assert all("".join(line.split()) == line for line in lines)


def test_every_vector_is_found_amid_noise_and_among_the_others(vectors):
    whole = [
        tuple(each["lines"])
        for each in vectors
        if each["kind"] in ("valid", "invalid") and each["format"] in ICAO
    ]
    assert len(whole) >= 140
    for lines in whole:
        assert find("\n".join((NOISE, *lines, NOISE))) == (lines,)
    assert find("\n".join("\n".join(lines) for lines in whole)) == tuple(whole)


def test_free_text_and_noisy_vectors_lead_to_their_lines(vectors):
    """v001 holds an MRZ cut off after its first line: none."""
    mended = {
        "v151": ("FACHE305142128097<<800126<<<<<", 1),
        "v152": ("7408122F1204159UTO<<<<<<<<<<<6", 1),
        "v153": ("3407127M9507122YTO<<<<<<<<<<<2", 1),
        "v157": ("SMITH<<JOHN<ALBERT<<<<<<<<<<<<", 2),
        "v159": ("D231458907UTO7408122F1204159<<<<<<<6", 1),
        "v160": ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", 1),
    }
    counted = 0
    for vector in vectors:
        if vector["kind"] not in ("free-text", "noisy"):
            continue
        groups = find(vector.get("text") or "\n".join(vector["lines"]))
        if vector["format"] is None:
            assert groups == (), vector["id"]
            continue
        counted += 1
        (group,) = groups
        proposals = [each.lines for each in propose(group, policy=ON)]
        if vector["kind"] == "free-text":
            assert tuple(vector["lines"]) in (group, *proposals), vector["id"]
        else:
            line, place = mended[vector["id"]]
            assert proposals[0][place] == line
    assert counted == 8
