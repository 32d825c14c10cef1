"""Properties that hold for any text, found by generated inputs."""

import random

from hypothesis import example, given
from hypothesis import strategies as st

from docsec import messages
from docsec.findings import Span, Status
from docsec.mrz.alphabet import VALUES
from docsec.mrz.build import build
from docsec.mrz.check_digit import WEIGHTS, compute
from docsec.mrz.explain import explain
from docsec.mrz.find import find
from docsec.mrz.layouts import KNOWN, LAYOUTS
from docsec.mrz.parse import parse
from tests.mrz.made import ON, covered_places, digit_failed, drawn_fields, made_of, put, still_right

ANY_LINE = st.text(max_size=60)
NEAR = st.one_of(
    st.lists(st.text("ABZ019<", min_size=30, max_size=30), min_size=3, max_size=3),
    st.lists(st.text("PVI<A09", min_size=36, max_size=36), min_size=2, max_size=2),
    st.lists(st.text("PVI<A09é", min_size=40, max_size=46), min_size=2, max_size=2),
    st.text("FRANLD019<", min_size=20, max_size=30).map(lambda rest: ["D1" + rest]),
    st.text("RUS2789<", min_size=39, max_size=39).map(lambda rest: ["PNRUS" + rest, "1" * 44]),
    st.text("019B<", min_size=25, max_size=25).map(
        lambda rest: ["AAA001D<<", "FACHE" + rest, "<" * 30]
    ),
    st.lists(ANY_LINE, max_size=6),
)
SEEDS = st.integers(0, 2**32)


@given(st.one_of(st.text(max_size=300), NEAR.map("\n".join)))
@example("")
@example("\x00\n\u2028<")
def test_any_text_is_explained_without_an_error(text):
    explanation = explain(text)
    mrz = explanation.mrz
    assert mrz.findings
    assert ["".join(cell.character for cell in row) for row in explanation.cells] == list(mrz.lines)
    for finding in mrz.findings:
        assert messages.sentence(finding)
        if isinstance(finding.where, Span):
            assert 1 <= finding.where.start <= finding.where.end
            assert finding.where.line <= len(mrz.lines)
    for field in mrz.fields.values():
        assert mrz.lines[field.line - 1][field.start - 1 : field.end].startswith(field.raw)
    find(text)


@given(st.text("".join(VALUES), max_size=400))
@example("9" * 84)
@example("J" * 85)
def test_a_check_digit_is_the_weighted_sum_at_any_length(characters):
    values = (VALUES[each] * WEIGHTS[at % 3] for at, each in enumerate(characters))
    assert compute(characters) == str(sum(values) % 10)


@given(SEEDS, st.sampled_from(sorted(LAYOUTS)))
def test_what_is_built_parses_to_what_was_given(seed, format_):
    given_fields, values = drawn_fields(random.Random(seed), format_)  # noqa: S311
    mrz = parse(build(format_, **given_fields), ON)
    assert (mrz.format, mrz.status) == (format_, Status.SUCCESSFUL)
    assert {key: mrz.fields[key].value for key in values} == values


@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=1, max_size=40),
    st.integers(min_value=0),
    st.sampled_from(sorted(VALUES)),
)
def test_a_changed_character_is_seen_unless_the_arithmetic_cannot_see_it(text, at, character):
    at %= len(text)
    changed = text[:at] + character + text[at + 1 :]
    difference = (VALUES[text[at]] - VALUES[character]) * WEIGHTS[at % 3] % 10
    assert (compute(text) == compute(changed)) is (difference == 0)


@given(SEEDS, st.sampled_from(sorted(KNOWN)), SEEDS, st.sampled_from(sorted(VALUES)))
def test_one_changed_character_is_reported_or_provably_unseen(seed, format_, at, character):
    layout = KNOWN[format_]
    places = covered_places(layout)
    if not places:
        return
    lines = made_of(random.Random(seed), layout)  # noqa: S311
    assert (parse(lines, ON).format, still_right(lines, layout)) == (format_, True)
    changed = put(lines, places[at % len(places)], character)
    mrz = parse(changed, ON)
    assert mrz.lines == changed
    if mrz.format == format_ and not still_right(changed, layout):
        assert digit_failed(mrz)
