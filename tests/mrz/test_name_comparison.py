"""The name of the visual zone beside that of the MRZ (Doc 9303-3 4.6; 9303-4 4.2.3)."""

import json

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from docsec.errors import BuildError
from docsec.mrz.build import build
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.letters import LANGUAGES, table
from docsec.mrz.name_comparison import compare
from docsec.mrz.names import field
from docsec.mrz.parse import parse
from docsec.mrz.transliteration import identifier

LENGTHS = {layout.id: layout.field("name").length for layout in LAYOUTS.values()}


def result(surname, given_names, mrz, length=39, language=None):
    comparison = compare(surname, given_names, mrz, length, language)
    return comparison.outcome, comparison.reason


@pytest.mark.parametrize(
    ("surname", "given_names", "mrz"),
    [
        ("Eriksson", "Anna Maria", "ERIKSSON<<ANNA<MARIA<<<<"),
        ("O’Connor", "Enya Siobhan", "OCONNOR<<ENYA<SIOBHAN"),
        ("Smith-Jones", "Susie, Margaret", "SMITH<JONES<<SUSIE<MARGARET"),
        ("Satriya Sudarpa", "", "SATRIYA<SUDARPA<<<<"),
        ("Cañon", "Térèsa", "CANON<<TERESA"),
        ("Müller", "Björn", "MUELLER<<BJOERN"),
        ("Ткаченко", "Мар'яна", "TKACHENKO<<MARIANA"),
        ("عبّاس", "محمد", "EBBAS<<MXHMD"),
        ("Smith", "John Jr.", "SMITH<<JOHN<JR"),
    ],
)
def test_the_same_name(surname, given_names, mrz):
    assert result(surname, given_names, mrz) == ("matches", None)


@pytest.mark.parametrize(
    ("surname", "given_names", "mrz", "reason"),
    [
        ("Cañon", "Térèsa", "CANXXON<<TERESA", "alternative-transliteration"),
        ("Müller", "Björn", "MULLER<<BJORN", "alternative-transliteration"),
        ("Müller", "Björn", "MUXXLLER<<BJOERN", "alternative-transliteration"),
        ("عباس", "", "EBBAS", "alternative-transliteration"),
        ("عبّاس", "", "EBAS", "alternative-transliteration"),
        ("فاطمة", "", "FAXTTMXTA", "alternative-transliteration"),
        ("Милица", "Жика", "MILICA<<ZIKA", "alternative-transliteration"),
        ("Smith", "Dr. John", "SMITH<<JOHN", "title-left-out"),
        ("Smith", "John Jr", "SMITH<<JOHN", "title-left-out"),
        ("Smith", "John II", "SMITH<<JOHN", "title-left-out"),
        ("Smith Jr", "", "SMITH", "title-left-out"),
        ("Smith Jr", "John", "SMITH<<JOHN<JR", "order"),
        ("Anna", "Eriksson", "ERIKSSON<<ANNA", "order"),
        ("الرازي", "ابو بكر محمد بن زكريا", "BN<ZKRYA<ALRAZY<<ABW<BKR<MXHMD", "order"),
        ("Smith-Jones", "Anne-Marie", "SMITHJONES<<ANNE<MARIE", "word-division"),
        ("عبدالعزيز", "بن متعب", "EBD<ALEZYZ<<BN<MTEB", "word-division"),
    ],
)
def test_a_name_that_only_may_be_the_same(surname, given_names, mrz, reason):
    assert result(surname, given_names, mrz) == ("may-match", reason)


@pytest.mark.parametrize(
    ("surname", "given_names", "mrz", "reason"),
    [
        ("Smith", "John", "SMYTH<<JOHN", "surname-differs"),
        ("Smith", "John", "SMITH<<JEAN", "given-names-differ"),
        ("Smith", "John", "SMYTH<<JEAN", "name-differs"),
        ("Smith", "John", "SMITH", "given-names-missing"),
        ("Smith", "", "SMITH<<JOHN", "given-names-added"),
        ("Smith", "John", "SMITH<<JOHN<JR", "given-names-differ"),
        ("Smith", "John", "SMITH<<J", "cut-short"),
        ("Smith", "John Peter", "SMITH<<JOHN", "cut-short"),
        ("O'Connor", "Enya", "O<CONOR<<ENYA", "surname-differs"),
        ("Müller", "", "MÜLLER", "surname-differs"),
        ("Smith", "John", "", "name-differs"),
        ("Smith", "John", "smith<<john", "name-differs"),
        ("عبد الله", "", "EBD<ALLXH", "surname-differs"),
    ],
)
def test_another_name(surname, given_names, mrz, reason):
    assert result(surname, given_names, mrz) == ("differs", reason)


def test_the_language_decides_which_form_is_sure():
    assert result("Милица", "Жика", "MILICA<<ZIKA", language="sr") == ("matches", None)
    assert result("Милица", "Жика", "MILITSA<<ZHIKA") == ("matches", None)
    assert result("Милица", "", "MILITSA", language="sr")[0] == "may-match"
    # Table B gives H for the Serbian letter that Serbia itself writes as G.
    assert result("Горан", "Жика", "GORAN<<ZIKA", language="sr")[0] == "may-match"
    assert result("Яценко", "Юлія", "YATSENKO<<YULIIA", language="uk") == ("matches", None)


LONG = ("Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo Potoroo")


@pytest.mark.parametrize(
    ("mrz", "length", "expected"),
    [
        ("BENNELONG<WOOLOOMOOLOO<W<W<<DI", 30, ("may-match", "truncated")),
        ("B<W<W<W<<DINGO<POTOROO", 22, ("may-match", "truncated")),
        # The last position is not a letter although the name was cut.
        ("BENNELONG<WOOLOOMOOLOO<W<W<<DI", 39, ("differs", "cut-short")),
        # A component left out in the middle, and one that is no prefix.
        ("BENNELONG<WARRANDYTE<WARN<<DIN", 30, ("differs", "surname-differs")),
        ("BENNELONG<WOOLOOMOOLOO<W<W<<PO", 30, ("differs", "given-names-differ")),
        # At least one letter of the secondary identifier must be there (9303-4 4.2.2.1).
        ("BENNELONG<WOOLOOMOOLOO<WARRAND", 30, ("differs", "given-names-missing")),
    ],
)
def test_truncation(mrz, length, expected):
    assert result(*LONG, mrz, length) == expected


def test_the_components_say_what_became_of_each():
    comparison = compare(*LONG, "BENNELONG<WOOLOOM<WAR<WARN<<DINGO", 33)
    assert comparison.full
    assert [(each.part, each.visual, each.mrz, each.fit) for each in comparison.components] == [
        ("surname", "BENNELONG", "BENNELONG", "same"),
        ("surname", "WOOLOOMOOLOO", "WOOLOOM", "cut"),
        ("surname", "WARRANDYTE", "WAR", "cut"),
        ("surname", "WARNAMBOOL", "WARN", "cut"),
        ("given_names", "DINGO", "DINGO", "same"),
        ("given_names", "POTOROO", "", "left-out"),
    ]
    other = compare("Smith", "Dr Zoë", "SMITH<<ZOA<EVE", 39).components
    assert [(each.visual, each.mrz, each.fit) for each in other] == [
        ("SMITH", "SMITH", "same"),
        ("DR", "ZOA", "different"),
        ("ZOË", "EVE", "different"),
    ]
    added = compare("Smith", "Zoë", "SMITH<<ZOE<EVE", 39).components
    assert (added[-1].visual, added[-1].mrz, added[-1].fit) == ("", "EVE", "not-in-visual")


def test_the_two_identifiers_may_come_apart():
    mrz = parse(
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    )
    raw = mrz.fields["surname"].raw, mrz.fields["given_names"].raw
    assert result("Eriksson", "Anna Maria", raw) == ("matches", None)
    assert result("Eriksson", "", ("ERIKSSON", "")) == ("matches", None)


def test_one_of_two_titles_may_be_left_out():
    comparison = compare("Smith", "Dr Dr Anna", "SMITH<<DR<ANNA", 39)
    assert (comparison.outcome, comparison.reason) == ("may-match", "title-left-out")
    assert [each.mrz for each in comparison.components] == ["SMITH", "DR", "", "ANNA"]


def test_names_that_cannot_be_mapped_are_refused():
    for surname, code in [("Παπάς", "build-name-character"), ("'", "build-name-empty")]:
        with pytest.raises(BuildError) as caught:
            compare(surname, "", "PAPAS", 39)
        assert caught.value.code == code


def test_hostile_sizes_are_quick():
    assert compare("Ä " * 5000, "Dr " * 5000, "B<" * 19 + "B", 39).outcome == "differs"
    assert compare("Ü" * 5000, "", "U" * 39, 39).outcome == "may-match"


def test_published_names_match_their_visual_form(shared):
    vectors = json.loads((shared / "vectors" / "mrz.json").read_text(encoding="utf-8"))
    rows = vectors["micro"]["doc9303_names"]
    assert len(rows) == 65
    # 45: a line printed one filler too long; 9 and 11: a name without its line.
    lengths = {30: 30, 36: 31, 44: 39, 45: 39, 9: 39, 11: 39}
    cut = 0
    for row in rows:
        surname, _, given_names = row["viz"].partition(", ")
        mrz = row["mrz"][5:] if row["mrz"][2:5] == "UTO" else row["mrz"]
        comparison = compare(surname, given_names, mrz, lengths[row["length"]])
        fits = len(identifier(surname) + identifier(given_names)) + 2 <= lengths[row["length"]]
        expected = ("matches", None) if fits else ("may-match", "truncated")
        assert (comparison.outcome, comparison.reason) == expected, row
        cut += not fits
    assert cut == 26


def test_name_field_vectors(shared):
    vectors = json.loads((shared / "vectors" / "mrz.json").read_text(encoding="utf-8"))
    rows = vectors["micro"]["name_fields"]
    assert len(rows) == 6
    for row in rows:
        names = row["primary"], row["secondary"]
        comparison = compare(*names, row["mrz"], row["width"])
        cut = len(identifier(names[0])) + 2 + len(identifier(names[1])) > row["width"]
        expected = ("may-match", "truncated") if cut else ("matches", None)
        assert (comparison.outcome, comparison.reason) == expected, row
        # The issuer is free in how to cut (Doc 9303-4 4.2.2.1), so that docsec's own way of
        # cutting need not be the published one.
        if not cut:
            assert field(*names, row["width"]) == row["mrz"]


def name_in(script: str) -> st.SearchStrategy[str]:
    letters = sorted(
        character
        for character, row in table().items()
        if row.script == script and not row.doubles and (row.forms or script == "arabic")
    )
    if script == "latin":
        letters += list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    word = st.text(st.sampled_from([*letters, "'", "-"]), min_size=1, max_size=14)
    title = st.sampled_from(["DR", "JR", "II"]) if script == "latin" else st.nothing()
    return st.lists(st.one_of(word, title), max_size=7).map(" ".join)


PAIRS = st.sampled_from(["latin", "cyrillic", "arabic"]).flatmap(
    lambda script: st.tuples(name_in(script), name_in(script))
)


@given(PAIRS, st.sampled_from(sorted(LENGTHS)), st.sampled_from([None, *LANGUAGES]))
@example(("A B C D E F G H I J K L M N O P Q R S T", ""), "TD1", None)
@example(("A B C D E F G H I J K L M N O P Q R S T", "U V W"), "TD3", None)
@example(("A", "B C D E F G H I J K L M N O P Q R S T U V W"), "TD2", None)
@example(("II DR DR DR FALSE DR", "II DR DR DR FALSE DR"), "MRV-A", "bg")
@example(("A A AA AAAA AAAAA AAAAA", "A A A A"), "TD2", None)
def test_what_is_built_never_differs(names, format_, language):
    surname, given_names = names
    assume(identifier(surname, language))
    length = LENGTHS[format_]
    lines = build(
        format_,
        surname=surname,
        given_names=given_names,
        document_number="D23145890",
        expiry_date="2035-06-30",
        language=language,
    )
    span = LAYOUTS[format_].field("name").span
    written = lines[span.line - 1][span.start - 1 : span.end]
    comparison = compare(surname, given_names, written, length, language)
    whole = identifier(surname, language) + "<<" + identifier(given_names, language)
    if len(whole.rstrip("<")) <= length:
        assert (comparison.outcome, comparison.reason) == ("matches", None)
    else:
        # What is left of a cut form can be the whole of a shorter one: SSAE, SSA.
        assert comparison.outcome == "may-match"
        assert comparison.reason in ("truncated", "alternative-transliteration")


@given(PAIRS, st.text("ABCX<", max_size=45), st.integers(1, 45))
def test_any_field_can_be_compared(names, mrz, length):
    assume(identifier("".join(names)))
    comparison = compare(*names, mrz, length)
    assert comparison.outcome in ("matches", "may-match", "differs")
    assert (comparison.reason is None) is (comparison.outcome == "matches")
