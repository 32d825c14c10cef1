"""The figures of the checks: which specimens, how they are counted, what keeps them."""

import json
from argparse import Namespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from docsec import messages, registry
from docsec.bench import command, figures, table
from docsec.bench.cases import DESIGN, FIRST_SEED, cases
from docsec.bench.figures import FRAUD, GENUINE, NEGATIVE, wilson
from docsec.bench.work import Seen, needed_lights, observe
from docsec.errors import UsageError
from docsec.messages import LANGUAGES

CODES = ("image.halftone", "image.mrz-geometry", "image.ocr-b")


@pytest.fixture(scope="module")
def specimens():
    return cases(CODES, 2)


def test_the_specimens_are_held_out_and_of_all_three_kinds(specimens):
    assert {case.kind for case in specimens} == {GENUINE, FRAUD, NEGATIVE}
    assert {case.document(300).design for case in specimens} == {DESIGN}
    assert min(case.seed for case in specimens) >= FIRST_SEED


def test_every_fraud_is_one_that_a_measured_check_ought_to_find(specimens):
    frauds = [case for case in specimens if case.kind == FRAUD]
    assert {code for case in frauds for code in case.codes} == set(CODES)
    assert {case.name for case in frauds} >= {"mrz-font", "mrz-pitch", "colour-copy"}
    assert all(case.document(300).alterations or case.document(300).handling for case in frauds)


def test_the_same_specimens_are_drawn_each_time(specimens):
    assert cases(CODES, 2) == specimens


def test_white_light_is_enough_for_checks_that_ask_for_no_other():
    assert needed_lights(CODES) == ("white",)


def seen(kind, name, status, codes=()):
    case = next(case for case in cases(CODES, 1) if (case.kind, case.name) == (kind, name))
    assert not codes or set(codes) <= set(case.codes)
    answers = {code: (status, registry.CODES[code].strong) for code in CODES}
    return Seen(case, ((300, answers),))


def test_a_pointer_counts_where_it_was_performed_and_only_for_frauds_made_for_it():
    several = [
        seen(FRAUD, "mrz-font", "undetermined"),
        seen(FRAUD, "colour-copy", "not-performed"),
        seen(GENUINE, "genuine", "successful"),
        seen(NEGATIVE, "stamp", "undetermined"),
    ]
    rows = figures.tally(several, CODES)
    ocr_b, halftone, geometry = (rows[code][0] for code in (CODES[2], CODES[0], CODES[1]))
    assert ocr_b[FRAUD]["by"] == {"mrz-font": [1, 1, 1]}
    assert ocr_b[NEGATIVE]["share"] == 1.0
    assert (halftone[FRAUD]["made"], halftone[FRAUD]["performed"]) == (1, 0)
    assert halftone[FRAUD]["share"] is None
    # A strong check that is undetermined has not failed anything.
    assert geometry[NEGATIVE]["fired"] == 0
    assert not figures.useful(ocr_b)


def test_a_check_is_of_use_from_where_it_stays_of_use():
    def row(dpi, found, alarm):
        kinds = {FRAUD: found, GENUINE: alarm, NEGATIVE: 0.0}
        return {"dpi": dpi} | {kind: {"share": share} for kind, share in kinds.items()}

    rows = [row(150, 0.9, 0.0), row(200, 0.2, 0.0), row(300, 0.5, 0.1), row(400, 1.0, 0.1)]
    assert figures.starts_at(rows) == 300
    assert figures.starts_at([row(150, 0.4, 0.2)]) is None


@given(some.integers(0, 300), some.integers(1, 300))
def test_the_interval_holds_the_share_and_lies_in_0_to_1(hits, of):
    rate = wilson(min(hits, of), of)
    assert 0 <= rate.low <= rate.share <= rate.high <= 1


def test_the_interval_is_wilsons():
    assert wilson(9, 10) == pytest.approx((0.9, 0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 0) == (None, None, None)


def arguments(**given):
    usual = {"show": False, "count": 0, "dpi": (300,), "check": ["image.halftone"], "jobs": 1}
    usual |= {"genuine": None, "pictures": None, "out": None, "lang": "en"}
    return Namespace(**(usual | given))


@pytest.mark.parametrize(
    "wrong",
    [
        *({"jobs": 0}, {"count": -1}, {"genuine": -1}),
        *({"check": ["mrz.dates"]}, {"pictures": "/nowhere/at/all"}),
    ],
)
def test_wrong_use_is_one_sentence(wrong):
    with pytest.raises(UsageError) as refused:
        command.run(arguments(**wrong))
    assert all(refused.value.sentence(language).endswith(".") for language in LANGUAGES)


def test_as_many_genuine_specimens_as_are_asked_for():
    several = cases(("image.halftone",), 0, 7)
    assert [case.kind for case in several] == [GENUINE] * 7
    assert len({case.seed for case in several}) == 7


def test_pictures_of_ones_own_are_counted_and_what_is_no_picture_is_left_out(tmp_path, capsys):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "notes.txt").write_text("no picture")
    out = tmp_path / "figures.json"
    command.run(arguments(pictures=str(tmp_path / "pictures"), out=str(out)))
    assert json.loads(out.read_text())["published"]["pictures"] == 0
    assert "0 pictures" in capsys.readouterr().out


def test_what_was_measured_before_stays_in_the_file():
    about = {"specimens": 4, "frauds": 1}
    old = {"about": about, "checks": [{"code": "b"}, {"code": "a", "at": 1}], "published": None}
    new = {"about": about, "checks": [{"code": "a", "at": 2}], "published": {"checks": {}}}
    merged = figures.merged(old, new)
    assert merged["checks"] == [{"code": "a", "at": 2}, {"code": "b"}]
    assert merged["about"] == {"specimens": 8, "frauds": 2}
    assert merged["published"] == {"checks": {}}


def test_one_specimen_is_drawn_scanned_and_examined():
    case = next(case for case in cases(CODES, 1) if case.kind == GENUINE and case.type == "TD1")
    [(dpi, answers)] = observe(case, (300,), frozenset(CODES)).answers
    assert dpi == 300
    assert {code: status for code, (status, _) in answers.items()} == dict.fromkeys(
        CODES, "successful"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_shipped_are_shown_in_every_language(language):
    shipped = figures.load()
    codes = [check["code"] for check in shipped["checks"]]
    assert codes == sorted(set(codes).intersection(command.measurable()))
    assert "image.ocr-b" in codes
    text = table.render(shipped, language)
    assert all(messages.title(check["code"], language) in text for check in shipped["checks"])
    assert all(messages.text(f"tried.{code}", language) for code in figures.TRIED)
