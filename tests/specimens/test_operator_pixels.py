"""What each operator says is true of the drawn page, measured in its pixels."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from docsec.specimens import make, perforation
from docsec.specimens.copies import COPIES, specimen_mark
from docsec.specimens.designs import DESIGNS
from docsec.specimens.document import document
from docsec.specimens.elements import fibres_of
from docsec.specimens.expectations import expectations
from docsec.specimens.fibres import WIDTH
from docsec.specimens.geometry import PITCH, Box, pixels_per_millimetre
from docsec.specimens.likeness import placed
from docsec.specimens.operators import parse
from tests.specimens.drawn import LUMINANCE, cell, contrast, drawn, grey, inner, middle, part, value

DPI = 150
SCALE = pixels_per_millimetre(200)
IR, UV = ("white", "ir"), ("white", "uv")


def mrz(*steps, kind="TD3", **more):
    return drawn(kind, *steps, dpi=DPI, **more)


def fillers(made, line):
    """Return positions and middles of the characters ``<`` of a line."""
    text = made.document.printed[line - 1]
    return [
        (position, middle(made, cell(made, line, position)))
        for position, character in enumerate(text, 1)
        if character == "<"
    ]


def pitch(made):
    (first, start), *_, (last, end) = fillers(made, 1)
    return np.hypot(end[0] - start[0], end[1] - start[1]) / (last - first)


def height(made, line):
    """Return how far the middle of the fillers of a line is above the bottom edge."""
    places = [y for _, (_, y) in fillers(made, line)]
    return made.document.geometry.height - float(np.mean(places))


def likeness(one, other):
    return float(cv2.matchTemplate(*(a.astype(np.float32) for a in (one, other)),
                                   cv2.TM_CCOEFF_NORMED).max())  # fmt: skip


def shift(one, other, box):
    """Return how far the print in a box lies to the right and down on another page, in mm."""
    finer, margin = 8, 40
    before, after = (
        cv2.resize(grey(made, box).astype(np.float32), None, fx=finer, fy=finer, interpolation=2)
        for made in (one, other)
    )
    part_ = before[margin:-margin, margin:-margin]
    scores = cv2.matchTemplate(after, part_, cv2.TM_CCOEFF_NORMED)
    row, column = np.unravel_index(scores.argmax(), scores.shape)
    scale = pixels_per_millimetre(one.document.dpi) * finer
    return (column - margin) / scale, (row - margin) / scale


@pytest.mark.parametrize("face", ["sans", "serif-bold", "aileron"])
def test_a_character_in_another_typeface_does_not_look_like_the_others(face):
    before, after = mrz(), mrz(f"mrz-font:2,2,{face}")
    place = inner(cell(before, 2, 2), 0.1)
    assert likeness(grey(before, place), grey(after, place)) < 0.92
    beside = inner(cell(before, 2, 3), 0.1)
    assert np.array_equal(grey(before, beside), grey(after, beside))
    assert after.document.printed == before.document.printed


def test_a_redrawn_character_is_right_but_beside_its_place_on_an_empty_ground():
    plain = drawn("TD3", "mrz-digit:2,2,7", dpi=300)
    after = drawn("TD3", "mrz-redraw:2,2,7", dpi=300)
    place = cell(after, 2, 2)
    assert shift(plain, after, place) == pytest.approx((0.14, 0.20), abs=0.03)
    near = grey(plain, inner(place, 0.5)), grey(after, place)
    assert likeness(near[1], near[0]) > 0.95
    edge = Box(place.left + 0.05, place.top + 0.1, place.width - 0.1, 0.6)
    assert grey(after, edge).std() < 0.5 * grey(plain, edge).std()


def test_a_cloned_character_is_its_source_to_the_last_pixel():
    after = mrz("mrz-clone:2,2,2,9")
    source, copy = (inner(cell(after, 2, position), 0.2) for position in (9, 2))
    size = grey(after, copy).shape
    field = grey(after, cell(after, 2, 9))
    assert np.array_equal(part(after, copy)[:1, :1].shape, (1, 1, 3))
    assert likeness(field, grey(after, copy)[: size[0] - 1, : size[1] - 1]) > 0.999
    assert after.document.printed[1][1] == after.document.printed[1][8]
    redrawn = mrz(f"mrz-redraw:2,2,{after.document.printed[1][8]}")
    assert likeness(field, grey(redrawn, source)) > 0.99


@pytest.mark.parametrize("factor", [0.85, 0.94, 1.03])
def test_the_pitch_is_what_it_says(factor):
    assert pitch(mrz(f"mrz-pitch:{factor}")) == pytest.approx(PITCH * factor, abs=0.01)


@pytest.mark.parametrize(("factor", "kind"), [(0.85, "TD3"), (1.2, "TD3"), (0.9, "TD2")])
def test_the_lines_are_as_far_apart_as_it_says(factor, kind):
    made = mrz(f"mrz-spacing:{factor}", kind=kind)
    upper, lower = (height(made, line) for line in (1, 2))
    assert upper - lower == pytest.approx(6.35 * factor, abs=0.06)
    assert pitch(made) == pytest.approx(PITCH, abs=0.01)
    assert lower == pytest.approx(9.40, abs=0.1)


def test_the_margins_are_as_much_wider_as_it_says():
    before, after = mrz(), mrz("mrz-margin:2,-1.5")
    first = [fillers(made, 1)[0][1] for made in (before, after)]
    assert np.subtract(first[1], first[0]) == pytest.approx((2, -1.5), abs=0.05)
    assert height(after, 2) == pytest.approx(9.40 + 1.5, abs=0.1)


@pytest.mark.parametrize("degrees", [-3.5, 2.0, 3.6])
def test_the_lines_fall_as_steeply_as_it_says(degrees):
    (_, start), *_, (_, end) = fillers(mrz(f"mrz-skew:{degrees}"), 1)
    fall = np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0]))
    assert fall == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize(
    ("step", "alone", "with_edges"),
    [
        ("mrz-pitch:0.98", {}, {}),
        ("mrz-pitch:0.97", {}, {"pitch": "failed"}),
        ("mrz-pitch:0.93", {"geometry": "undetermined"}, {"geometry": "failed", "pitch": "failed"}),
        ("mrz-spacing:1.03", {}, {}),
        ("mrz-spacing:1.08", {"geometry": "undetermined"}, {"geometry": "failed"}),
        ("mrz-spacing:0.85", {"geometry": "failed"}, {"geometry": "failed"}),
        ("mrz-spacing:1.2", {"geometry": "failed"}, {"geometry": "failed", "position": "failed"}),
        ("mrz-margin:0.8,0", {}, {}),
        ("mrz-margin:0,1.5", {}, {"position": "failed"}),
        ("mrz-margin:-1.5,0", {}, {"position": "failed"}),
        ("mrz-skew:0.3", {}, {}),
        ("mrz-skew:2", {}, {"position": "failed"}),
        ("mrz-skew:-3.5", {}, {"skew": "failed", "position": "failed"}),
    ],
)
def test_the_place_of_the_mrz_is_expected_to_be_found_as_far_as_it_is_off(step, alone, with_edges):
    altered = parse(step)(document("TD3", 3))
    for edges, expected in ((False, alone), (True, with_edges)):
        found = expectations(altered, edges=edges)["findings"]
        said = {code.removeprefix("image.mrz-"): each["status"] for code, each in found.items()}
        assert said == expected


def test_what_the_standard_allows_is_measured_and_not_expected_to_be_found():
    made = mrz("mrz-within-tolerance")
    machine = made.document.machine
    (_, start), *_, (_, end) = fillers(made, 1)
    fall = np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0]))
    assert fall == pytest.approx(machine.skew, abs=0.1)
    assert abs(fall) < 0.3
    assert pitch(made) == pytest.approx(PITCH * 0.99, abs=0.01)
    assert made.expected["findings"] == {}


def test_an_uneven_mrz_has_the_same_characters_some_of_them_paler():
    even, made = mrz(lights=IR), mrz("mrz-uneven", lights=IR)
    places = [cell(made, 2, position) for position in range(1, 44)]
    darkest = [[np.percentile(grey(each, place), 2) for place in places] for each in (even, made)]
    assert np.ptp(darkest[1]) > 30 > np.ptp(darkest[0])
    assert min(contrast(made, place, "ir") for place in places) > 0.5
    assert all(likeness(grey(even, place), grey(made, place)) > 0.97 for place in places)


def test_a_portrait_beside_its_place_is_the_same_face_moved():
    before, after = mrz(), mrz("portrait-offset")
    face = inner(before.document.plan.portrait, 9)
    assert shift(before, after, face) == pytest.approx((0.5, -0.4), abs=0.09)
    assert before.document.portrait.seed == after.document.portrait.seed


def test_one_character_in_dye_is_gone_in_infrared_and_its_neighbours_stay():
    made = mrz("mrz-dye:2,16", lights=IR)
    for position in (14, 15, 16, 17, 18):
        place = cell(made, 2, position)
        assert contrast(made, place, "white") > 0.6
        if position == 16:
            assert contrast(made, place, "ir") < 0.1
        else:
            assert contrast(made, place, "ir") > 0.6


@pytest.mark.parametrize("kind", ["TD3", "TD1", "MRV-B"])
def test_a_whole_mrz_in_dye_is_gone_in_infrared(kind):
    made = mrz("mrz-dye", kind=kind, lights=IR)
    for line, text in enumerate(made.document.printed, 1):
        for position, character in enumerate(text, 1):
            place = cell(made, line, position)
            assert contrast(made, place, "ir") < 0.1
            assert contrast(made, place, "white") > 0.5, character


@pytest.mark.parametrize("key", ["birth-date", "expiry-date", "document-number", "surname"])
def test_an_altered_fact_is_printed_where_it_says(key):
    field = key.replace("-", "_")
    before, visual, both = (mrz(*steps) for steps in ((), (f"{key}:visual",), (f"{key}:both",)))
    place = value(visual, field)
    assert not np.array_equal(part(before, place), part(visual, place))
    assert np.array_equal(part(visual, place), part(both, place))
    zone = Box(0, 66, 125, 21)
    assert np.array_equal(part(before, zone), part(visual, zone))
    assert not np.array_equal(part(before, zone), part(both, zone))


def test_around_a_retyped_value_the_background_is_gone_and_a_solvent_glows():
    made = [drawn("TD3", *steps, dpi=300, lights=("white", "uv", "oblique-1"))
            for steps in ((), ("retyped:birth-date",))]  # fmt: skip
    place = value(made[0], "birth_date")
    before, after = (grey(one, place) for one in made)
    # Neither letters nor what touches them, on either page.
    letters = ((before < 110) | (after < 110)).astype(np.uint8)
    bare = cv2.dilate(letters, np.ones((13, 13))) == 0
    assert bare.sum() > 500
    # Blurred, so that the word SPECIMEN, which lies over both, counts little.
    fine = [values - cv2.GaussianBlur(values, (0, 0), 1.5) for values in (before, after)]
    assert fine[1][bare].std() < 0.6 * fine[0][bare].std()
    glow = [np.median(grey(one, place, "uv")[bare]) for one in made]
    assert glow[1] > glow[0] + 25
    rough = [grey(one, place, "oblique-1")[bare].std() for one in made]
    assert rough[1] > rough[0]
    text = [grey(one, place) < 90 for one in made]
    assert likeness(*(mask.astype(float) for mask in text)) < 0.9


def edge_profile(made, light, down=0.5):
    """Return brightness from left to right across the left edge of the portrait."""
    box = made.document.plan.portrait
    strip = Box(box.left - 3.5, box.top + box.height * (down - 0.15), 6, box.height * 0.3)
    return grey(made, strip, light).mean(axis=0)


def test_a_pasted_photograph_has_a_bright_border_and_an_edge_hard_or_soft():
    lights = ("white", "uv", "oblique-1")
    before, hard, soft = (
        mrz(*steps, lights=lights)
        for steps in ((), ("photo-pasted:hard",), ("photo-pasted:feathered",))
    )
    box = before.document.plan.portrait
    border = Box(box.left - 0.6, box.top + 5, 0.5, box.height - 25)
    for made in (hard, soft):
        assert np.median(grey(made, border, "uv")) > 3 * np.median(grey(before, border, "uv"))
    steep = [np.abs(np.diff(edge_profile(made, "uv"))).max() for made in (before, hard, soft)]
    assert steep[1] > 3 * steep[2] > 3 * steep[0]
    edges = [np.ptp(edge_profile(made, "oblique-1")) for made in (before, hard, soft)]
    assert edges[1] > edges[2]
    assert edges[1] > 2 * edges[0]


@pytest.mark.parametrize("step", ["photo-pasted:hard", "photo-replaced"])
def test_the_ghost_is_left_behind_unless_it_is_replaced_too(step):
    form = f"{step},replaced" if ":" in step else f"{step}:replaced"
    before, left, replaced = mrz(), mrz(step), mrz(form)
    ghost = placed(before.document.ghost, before.document.plan.ghost)
    assert np.array_equal(part(before, ghost), part(left, ghost))
    assert np.abs(part(before, ghost) - part(replaced, ghost)).max() > 30
    assert left.document.portrait.seed != left.document.ghost.seed
    assert replaced.document.portrait.seed == replaced.document.ghost.seed


def test_a_replaced_portrait_is_another_face_without_any_edge():
    before, after = mrz(lights=UV), mrz("photo-replaced", lights=UV)
    box = before.document.plan.portrait
    face = inner(box, 6)
    assert np.abs(part(before, face) - part(after, face)).mean() > 8
    border = Box(box.left - 1, box.top, 0.9, box.height)
    assert np.array_equal(part(before, border, "uv"), part(after, border, "uv"))


def blank(made):
    """Return a box of the visual zone's left margin, bare but for the background."""
    return Box(0.6, made.document.geometry.height * 0.3, 1.6, 12)


@pytest.mark.parametrize(("kind", "design"), [("TD3", "a"), ("TD3", "b"), ("MRV-A", "a")])
def test_bright_paper_glows_whole_or_under_the_portrait_only(kind, design):
    dull, whole, slip = (
        drawn(kind, *steps, design=design, lights=UV)
        for steps in ((), ("bright-paper",), ("bright-paper:photo",))
    )
    at = blank(dull)
    assert np.median(grey(dull, at, "uv")) < 40
    assert np.median(grey(whole, at, "uv")) > 110
    assert np.array_equal(part(dull, at, "uv"), part(slip, at, "uv"))
    box = dull.document.plan.portrait
    rim = Box(box.left + 1, box.bottom + 0.1, box.width - 2, 0.5)
    levels = [np.median(grey(made, rim, "uv")) for made in (dull, slip)]
    assert levels[1] > 2 * levels[0]


def test_washed_paper_glows_less_than_office_paper_and_its_fibres_show():
    dull, washed, office = (
        drawn("TD3", *steps, lights=UV) for steps in ((), ("washed-paper",), ("bright-paper",))
    )
    at = blank(dull)
    levels = [np.median(grey(made, at, "uv")) for made in (dull, washed, office)]
    assert levels[0] + 20 < levels[1] < 0.6 * levels[2]
    assert glowing(washed).mean() > 0.8


def glowing(made, light="uv"):
    """Return for each invisible fibre whether it is brighter than the ground beside it."""
    scale = made.pictures[light].width / made.document.page[0]
    picture = np.asarray(made.pictures[light]).astype(float).max(axis=2)
    found = []
    for fibre in fibres_of(made.document):
        x, y = fibre.points()[7]
        if fibre.is_visible or not (50 < x < 120 and 12 < y < 62):
            continue
        row, column = round(y * scale), round(x * scale)
        near = picture[row - 1 : row + 2, column - 1 : column + 2].max()
        around = np.median(picture[row - 6 : row + 7, column - 6 : column + 7])
        found.append(near > around + 10)
    return np.array(found)


def test_fibres_glow_and_do_not_where_they_are_missing_or_printed():
    genuine, missing, printed = (
        drawn("TD3", *steps, dpi=200, lights=UV)
        for steps in ((), ("fibres-missing",), ("fibres-printed",))
    )
    assert len(glowing(genuine)) >= 8
    assert glowing(genuine).mean() > 0.9
    assert glowing(missing).mean() < 0.25
    assert glowing(printed).mean() < 0.25
    darker = grey(genuine, Box(50, 12, 60, 50)) - grey(printed, Box(50, 12, 60, 50))
    assert (darker > 15).sum() > 20 * WIDTH * SCALE
    assert genuine.true_values["fibres"]
    assert missing.true_values["fibres"] == []


def test_a_broken_guilloche_lies_shifted_in_its_box():
    before, after = (
        drawn("TD3", *steps, dpi=300) for steps in ((), ("guilloche-broken:0.25,0.5",))
    )
    (box,) = after.document.alterations[0].boxes
    across, down = (round(part_ * 300 / 25.4) for part_ in (0.25, 0.5))
    lies, stood = grey(after, box), grey(before, box)
    changed = np.abs(lies - stood) > 4
    far = 12
    inside = np.zeros_like(changed)
    inside[far:-far, far:-far] = True
    differs = {}
    for right in range(-8, 9):
        for below in range(-8, 9):
            there = np.roll(stood, (below, right), axis=(0, 1))
            # Print that is not background stands still.
            seen = inside & changed & (np.minimum(np.minimum(lies, stood), there) > 150)
            differs[right, below] = np.abs(lies - there)[seen].mean()
    right, below = min(differs, key=differs.get)
    assert (right, below) == pytest.approx((across, down), abs=1)
    assert differs[right, below] < 0.6 * np.median(list(differs.values()))


def test_pigments_that_stay_leave_the_page_in_infrared_as_it_looks():
    genuine, after = drawn("TD3", lights=IR), drawn("TD3", "no-dropout", lights=IR)
    zone = Box(50, 3, 70, 60)
    assert likeness(grey(after, zone, "ir"), grey(after, zone)) > 0.9
    caption = Box(74, 10, 30, 4)
    assert np.percentile(grey(genuine, caption, "ir"), 5) > 200
    assert np.percentile(grey(after, caption, "ir"), 5) < 170


def test_a_device_changes_with_the_angle_and_its_picture_does_not():
    lights = ("tilt-01", "tilt-08")
    genuine, static, missing = (
        drawn("TD3", *steps, lights=lights)
        for steps in ((), ("device-static",), ("device-missing",))
    )
    box = genuine.document.plan.device
    change = [
        np.abs(part(made, box, "tilt-01") - part(made, box, "tilt-08")).mean()
        for made in (genuine, static, missing)
    ]
    assert change[0] > 15
    assert change[1:] == [0, 0]
    middle_ = inner(box, 5)
    colour = [np.ptp(part(made, middle_, "tilt-01"), axis=2).mean() for made in (static, missing)]
    assert colour[0] > 1.3 * colour[1]


def test_the_number_pierced_through_the_page_is_another_passports():
    made = drawn("MRV-A", "visa-moved:6", dpi=200, lights=("white", "transmitted"))
    place = DESIGNS["VISA-PAGE-a"].perforation
    own, other = made.document.host.passport_number, made.document.visual.passport_number
    pierced, before = (set(perforation.holes(place, number)) for number in (own, other))
    picture = np.asarray(made.pictures["transmitted"]).astype(float).mean(axis=2)

    def lit(holes):
        return np.array([picture[int(y * SCALE), int(x * SCALE)] for x, y in sorted(holes)])

    ground = np.median(lit(before - pierced))
    assert len(before - pierced) > 20
    assert (lit(pierced) > ground + 8).mean() > 0.95
    assert (lit(before - pierced) > ground + 8).mean() < 0.2


def test_a_fantasy_state_is_in_the_heading_and_in_the_mrz():
    before, after = mrz(), mrz("fantasy-state")
    assert not np.array_equal(part(before, Box(5, 2, 40, 7)), part(after, Box(5, 2, 40, 7)))
    for position in (3, 4, 5):
        place = cell(after, 1, position)
        assert likeness(grey(before, place), grey(after, place)) < 0.9
    assert np.array_equal(part(before, cell(before, 1, 1)), part(after, cell(after, 1, 1)))


@pytest.mark.parametrize("copy", ["colour-copy", "grey-copy", "print-and-rescan"])
def test_a_copy_glows_and_nothing_on_it_changes_with_the_angle(copy):
    lights = ("white", "ir", "uv", "tilt-01", "tilt-08")
    made = drawn("TD3", copy, dpi=150, lights=lights)
    assert np.median(grey(made, blank(made), "uv")) > 90
    assert np.abs(part(made, Box(20, 40, 30, 25), "tilt-01")
                  - part(made, Box(20, 40, 30, 25), "tilt-08")).max() <= 2  # fmt: skip
    place = cell(made, 1, 1)
    stays = contrast(made, place, "ir")
    assert stays < 0.15 if copy == "print-and-rescan" else stays > 0.5
    chroma = np.ptp(part(made, Box(0, 0, 125, 60)), axis=2).mean()
    assert chroma < 4 if copy == "grey-copy" else chroma > 8


@pytest.mark.parametrize("kind", ["TD3", "TD1-front"])
@pytest.mark.parametrize("steps", [(), *((name,) for name in COPIES)])
def test_the_word_specimen_is_seen_under_every_light(steps, kind):
    lights = ("white", "ir", "uv", "transmitted", "oblique-1", "tilt-01")
    made = drawn(kind, *steps, dpi=DPI, lights=lights)
    word = specimen_mark.cover(made.document) > 0.5
    around = cv2.dilate(word.astype(np.uint8), np.ones((31, 31))) > 0
    for light in lights:
        values = np.asarray(made.pictures[light]).astype(float) @ LUMINANCE
        local = values - cv2.GaussianBlur(values, (0, 0), 25)
        assert abs(local[word].mean() - local[around & ~word].mean()) > 12, light


@pytest.mark.parametrize("lines", [85, 133])
def test_a_copy_has_rows_of_dots_as_close_as_it_says(lines):
    made = drawn("TD1", f"grey-copy:{lines}", dpi=400)
    field = grey(made, Box(25, 12, 20, 18))
    power = np.abs(np.fft.fft2(field - field.mean()))
    waves = np.fft.fftfreq(len(field), 1 / 400)
    across, down = np.meshgrid(np.fft.fftfreq(field.shape[1], 1 / 400), waves)
    reach = np.hypot(across, down)
    power[(reach < 60) | (reach > 180)] = 0
    assert reach.flat[power.argmax()] == pytest.approx(lines, abs=3)


def test_a_screen_shows_nothing_in_infrared_or_ultraviolet():
    made = drawn("TD3", "screen-recapture", dpi=150, lights=("white", "ir", "uv"))
    word = specimen_mark.cover(made.document) > 0
    for light in ("ir", "uv"):
        assert np.asarray(made.pictures[light])[~word].max() < 25
    assert grey(made, Box(0, 0, 125, 88)).std() > 20


def test_a_grey_design_has_no_colour_but_in_the_face():
    before, after = drawn("TD3"), drawn("TD3", "grey-design")
    margin = Box(0.6, 20, 3, 40)
    chroma = [np.ptp(part(made, margin), axis=2).mean() for made in (before, after)]
    assert chroma[0] > 12
    assert chroma[1] < 9
    face = inner(after.document.plan.portrait, 8)
    assert np.ptp(part(after, face), axis=2).mean() > 15


def test_a_stamp_hides_print_in_white_and_not_in_infrared():
    before, after = drawn("TD3", lights=IR), drawn("TD3", "stamp:blue", lights=IR)
    assert before.pictures["ir"].tobytes() == after.pictures["ir"].tobytes()
    zone = Box(0, 60, 125, 28)
    assert (grey(before, zone) - grey(after, zone) > 40).sum() > 500


def test_low_resolution_and_jpeg_are_told_in_the_true_values_and_kept_in_the_files():
    coarse = drawn("TD3", "low-resolution:80", dpi=150)
    assert coarse.true_values["dpi"] == 80
    page = coarse.true_values["page"]
    assert coarse.picture.size == (page["width_px"], page["height_px"])
    assert page["width_px"] == pytest.approx(125 * 80 / 25.4, abs=1)
    squeezed = drawn("TD3", "strong-jpeg:20")
    assert squeezed.files["white"].startswith(b"\xff\xd8")


def test_the_same_steps_give_the_same_bytes_and_answers(tmp_path):
    steps = [parse(one) for one in ("photo-pasted:feathered", "retyped:surname", "grey-copy",
                                    "fingers", "strong-jpeg")]  # fmt: skip
    files = [
        make.write(make.make("TD3", 5, steps, dpi=75, lights=UV), tmp_path / name)
        for name in ("one", "two")
    ]
    for one, other in zip(*files, strict=True):
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()


def test_steps_on_pictures_follow_the_alterations_of_the_description():
    made = drawn("TD3", "stamp", "mrz-dye:2,16", "low-resolution:80", lights=IR, dpi=150)
    names = [one["name"] for one in made.expected["operators"]]
    assert names == ["mrz-dye", "stamp", "low-resolution"]
    polygon = made.expected["operators"][0]["polygon_px"]
    place = cell(made, 2, 16)
    assert polygon[0] == pytest.approx([place.left * 80 / 25.4, place.top * 80 / 25.4], abs=0.5)
    for one, other in pairwise(made.expected["operators"]):
        assert one["lights"]
        assert other["polygon_mm"]
