"""Properties that hold for any text, found by generated inputs."""

from hypothesis import example, given
from hypothesis import strategies as st

from docsec import messages
from docsec.findings import Span, Status
from docsec.mrz.alphabet import VALUES
from docsec.mrz.check_digit import WEIGHTS, compute
from docsec.mrz.explain import explain
from docsec.mrz.parse import parse

ANY_LINE = st.text(max_size=60)
NEAR = st.one_of(
    st.lists(st.text("ABZ019<", min_size=30, max_size=30), min_size=3, max_size=3),
    st.lists(st.text("PVI<A09", min_size=36, max_size=36), min_size=2, max_size=2),
    st.lists(st.text("PVI<A09é", min_size=40, max_size=46), min_size=2, max_size=2),
    st.lists(ANY_LINE, max_size=6),
)


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


SOUND = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)


@given(st.integers(0, 43), st.sampled_from(sorted(VALUES)))
def test_one_changed_character_of_the_second_line_is_reported(at, character):
    if character == SOUND[1][at]:
        return
    changed = (SOUND[0], SOUND[1][:at] + character + SOUND[1][at + 1 :])
    mrz = parse(changed)
    assert mrz.lines == changed
    unseen = _unseen(at, character)
    if not unseen:
        assert mrz.status in (Status.FAILED, Status.UNDETERMINED)


def _unseen(at, character):
    """Whether neither digit over the position can see the change, or none is over it."""
    if 10 <= at <= 12 or at == 20:
        return True
    return (VALUES[SOUND[1][at]] - VALUES[character]) % 10 == 0
