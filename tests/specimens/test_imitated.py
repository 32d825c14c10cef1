"""Features that only some designs have, and their imitations, measured in the pixels."""

import numpy as np
import pytest

from docsec.errors import UsageError
from docsec.specimens.document import document
from docsec.specimens.document_types import TYPES
from docsec.specimens.elements import elements
from docsec.specimens.geometry import Box
from docsec.specimens.operators import parse
from docsec.specimens.operators.imitated import PARTS
from tests.specimens.drawn import drawn, grey, inner, part

TILTS = ("white", "tilt-01", "tilt-08")
CARD = {"kind": "TD1-front", "design": "b"}


def both(step, *, kind, design="a", lights=("white",), dpi=150):
    """Return a specimen as issued and with one feature imitated."""
    steps = ((), (f"imitated:{step}",))
    return tuple(drawn(kind, *each, design=design, lights=lights, dpi=dpi) for each in steps)


def place(made, name):
    return next(one.box for one in elements(made.document) if one.name == name)


def between(made, box, one="tilt-01", other="tilt-08"):
    """Return how much a place differs between two angles, in levels of 255."""
    return float(np.abs(part(made, box, one) - part(made, box, other)).mean())


def hue(made, box, light):
    """Return red and green of the middle of a place against its brightness."""
    red, green, blue = part(made, box, light).reshape(-1, 3).mean(axis=0)
    return red / (red + green + blue), green / (red + green + blue)


def test_shifting_ink_is_green_and_violet_and_its_imitation_only_lighter():
    issued, imitated = both("shifting-ink", **CARD, lights=TILTS)
    disc = inner(place(issued, "shifting-ink"), 0.8)
    (red, green), (later_red, later_green) = (hue(issued, disc, at) for at in TILTS[1:])
    assert green > red + 0.05
    assert later_red > later_green + 0.05
    first, last = (hue(imitated, disc, at) for at in TILTS[1:])
    assert first == pytest.approx(last, abs=0.03)


def test_metallic_ink_gleams_at_one_angle_and_its_imitation_at_none():
    issued, imitated = both("metallic-ink", **CARD, lights=TILTS)
    word = place(issued, "metallic-ink")
    assert between(issued, word, "white", "tilt-01") > 3
    assert between(imitated, word, "white", "tilt-01") < 0.5


def test_a_latent_image_is_there_from_low_only_and_its_imitation_always():
    issued, imitated = both("latent-image", **CARD, lights=TILTS)
    box = place(issued, "latent-image")
    assert between(issued, box, "white", "tilt-01") > 8
    assert between(imitated, box, "white", "tilt-01") < 0.5
    assert grey(imitated, box).mean() < grey(issued, box).mean() - 4


def test_lenses_part_two_images_and_an_imitation_shows_both_at_once():
    lights = (*TILTS, "oblique-1", "ir")
    issued, imitated = both("lens", kind="CMC-front", lights=lights)
    box = place(issued, "lens")
    assert between(issued, box) > 15
    assert between(imitated, box) < 0.5
    bare = Box(box.left + 0.5, box.top + 0.5, 2.0, box.height - 1)
    ribs = [grey(made, bare, "oblique-1").std() for made in (issued, imitated)]
    assert ribs[0] > 1.5 * ribs[1]


def test_metamers_are_one_colour_by_day_and_part_in_infrared():
    made = drawn("TD1-front", lights=("white", "ir"), dpi=150)
    box = inner(place(made, "metamers"), 0.3)
    assert np.ptp(np.percentile(grey(made, box, "ir"), (5, 95))) > 150
    stays = drawn("TD1-front", "no-dropout", lights=("white", "ir"), dpi=150)
    spread = [np.percentile(grey(stays, box, light), (5, 95)) for light in ("white", "ir")]
    assert np.ptp(spread[1]) < np.ptp(np.percentile(grey(made, box, "ir"), (5, 95)))
    word = grey(made, box, "ir") < 120
    tones = grey(made, box)
    assert abs(np.median(tones[word]) - np.median(tones[~word])) < 12


def test_a_window_lets_light_through_and_a_printed_patch_does_not():
    issued, patch = both("window", kind="TD3", design="b", lights=("white", "transmitted", "uv"))
    box = place(issued, "window")
    middle = Box(box.left + 0.4 * box.width, box.top + 0.05 * box.height, 2.5, 0.8)
    beside = Box(box.left - 4, box.top, 2.5, 2.0)
    assert grey(issued, middle, "transmitted").mean() > grey(issued, beside, "transmitted").mean()
    assert grey(patch, middle, "transmitted").mean() < grey(patch, beside, "transmitted").mean()
    assert grey(issued, middle, "uv").mean() + 60 < grey(patch, middle, "uv").mean()


def test_a_face_in_holes_is_the_holders_and_an_imitation_is_of_somebody_else():
    issued, other = both("pierced", kind="TD3", design="b", lights=("white", "transmitted"))
    box = place(issued, "pierced-portrait")
    around = Box(box.left - 3, box.top, 2.5, box.height)
    assert grey(issued, box, "transmitted").max() > grey(issued, around, "transmitted").max() + 20
    assert np.abs(part(issued, box, "transmitted") - part(other, box, "transmitted")).mean() > 4
    assert issued.document.portrait == other.document.portrait


def test_a_shaded_watermark_has_many_tones_and_a_printed_one_is_seen_by_day():
    issued, printed = both("watermark", kind="ETD", lights=("white", "transmitted"))
    box = place(issued, "multitone-watermark")
    tones = [np.percentile(grey(made, box, "transmitted"), (5, 95)) for made in (issued, printed)]
    assert np.ptp(tones[0]) > 60
    without = both("seal", kind="ETD", lights=("white", "transmitted"))[1]
    assert np.abs(part(issued, box) - part(without, box)).max() == 0
    assert np.abs(part(issued, box) - part(printed, box)).max() > 15


def test_a_printed_thread_stops_short_and_has_no_text():
    issued, printed = both("thread", kind="TD3", lights=("transmitted", "uv"))
    strip = place(issued, "thread")
    end = Box(strip.left + 0.3, strip.bottom - 2.5, strip.width - 0.6, 2.0)
    assert grey(issued, end, "transmitted").mean() + 50 < grey(printed, end, "transmitted").mean()
    assert grey(issued, strip, "uv").max() > grey(printed, strip, "uv").mean() + 80


@pytest.mark.parametrize(
    ("step", "kind", "name"),
    [
        ("heading", "TD3", "heading"),
        ("engraved-device", "TD3", "engraved-device"),
        ("raised-values", "CMC-front", "raised-value"),
        ("ridges", "CMC-front", "ridges"),
        ("dry-seal", "ETD", "dry-seal"),
    ],
)
def test_what_is_raised_has_edges_in_light_from_the_side_and_an_imitation_fewer(step, kind, name):
    issued, flat = both(step, kind=kind, lights=("white", "oblique-1"), dpi=200)
    box = place(issued, name)
    edges = [np.abs(np.diff(grey(made, box, "oblique-1"))).mean() for made in (issued, flat)]
    assert edges[0] > edges[1]


def test_an_engraved_portrait_stays_in_infrared_and_a_printed_one_does_not():
    issued, printed = both("engraving", kind="CMC-front", lights=("white", "ir"))
    box = issued.document.plan.portrait
    assert np.array_equal(part(issued, box), part(printed, box))
    assert grey(printed, box, "ir").min() > grey(issued, box, "ir").min() + 80


def test_a_film_runs_over_the_portrait_and_one_laid_anew_is_cut_around_it():
    issued, cut = both("film", **CARD, lights=("uv",))
    edge = issued.document.plan.portrait
    border = Box(edge.left - 0.2, edge.top, 0.4, edge.height)
    assert grey(cut, border, "uv").max() < grey(issued, border, "uv").max() - 15
    elsewhere = Box(40, 20, 20, 20)
    assert np.array_equal(part(cut, elsewhere, "uv"), part(issued, elsewhere, "uv"))


def test_a_watermark_in_register_moves_and_the_ring_around_it_does_not():
    issued, moved = both("watermark-place", **CARD, lights=("white", "transmitted"))
    box = place(issued, "registered-watermark")
    assert np.array_equal(part(issued, box), part(moved, box))
    assert np.abs(part(issued, box, "transmitted") - part(moved, box, "transmitted")).max() > 40


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_imitated_where_it_is_once_and_refused_elsewhere(name):
    borne = 0
    for kind, row in TYPES.items():
        for design in row.designs:
            issued = document(kind, 5, 100, design=design)
            there = {one.name for one in elements(issued)} & set(PARTS[name].elements)
            step = parse(f"imitated:{name}")
            if not there:
                with pytest.raises(UsageError):
                    step(issued)
                continue
            altered = step(issued)
            borne += 1
            assert altered.alterations[-1].boxes
            with pytest.raises(UsageError):
                step(altered)
    assert borne
