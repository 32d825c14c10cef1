"""What was read, and two looks held together."""

from hypothesis import given
from hypothesis import strategies as st

from docsec.printed.text import Text, surer

SURE = st.floats(0, 1)
READ = st.text(max_size=20).flatmap(
    lambda text: st.builds(Text, st.just(text), st.tuples(*[SURE] * len(text)))
)


def test_a_text_is_as_sure_as_its_least_sure_character_blanks_aside():
    assert Text("A B", (0.9, 0.1, 0.8)).confidence == 0.8
    assert Text("", ()).confidence == 0.0


def test_a_part_keeps_the_confidence_of_each_letter_and_figure():
    read = Text("No. É-1", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7))
    assert read.of("É-1") == read.of("e1") == (("e", 0.5), ("1", 0.7))
    assert read.of("E2") == ()


def test_the_surer_look_counts_where_both_agree():
    first, second = (("a", 0.6), ("1", 0.9)), (("a", 0.8), ("7", 1.0))
    assert surer(first, second) == (("a", 0.8), ("1", 0.0))
    assert surer(first, second[:1]) == ()


@given(READ, READ)
def test_any_two_looks_are_held_together(one, other):
    first, second = one.of(one.text), other.of(other.text)
    both = surer(first, second)
    assert len(both) in (0, len(first))
    assert all(0 <= sure <= 1 for _, sure in both)
    assert surer(first, first) == first
