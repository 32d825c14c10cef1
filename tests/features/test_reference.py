"""The reference: complete in four languages, linked both ways, found by what people type."""

import json
import re

import jsonschema
import pytest

from docsec.errors import UsageError
from docsec.features import cards, catalogue, checklist, documents, indicators, links, vocabulary
from docsec.features.records import DATA
from docsec.messages import LANGUAGES
from docsec.mrz.layouts import LAYOUTS
from docsec.registry import CODES, GROUPS
from docsec.specimens.geometry import GEOMETRIES
from tests.features.texts import strings, texts

KINDS = ("features", "indicators", "vocabulary", "documents", "links", "cards")
RAW = {kind: json.loads((DATA / f"{kind}.json").read_text(encoding="utf-8")) for kind in KINDS}
SCHEMA = json.loads((DATA / "reference.schema.json").read_text(encoding="utf-8"))
CHECKLIST = checklist.load()

# Checks that the reference speaks of and a later version may do; the pages say so.
LATER = {
    *("image.pattern", "image.tamper-traces", "image.multi-angle", "image.moire"),
    *("image.uv-pattern", "image.ir-split", "image.print-contrast", "image.chip-symbol"),
    *("image.mrz-geometry", "image.mrz-skew", "image.page-dimensions"),
    *("image.portrait-geometry", "image.portrait-saturation", "mrz.transliteration"),
    *("mrz.profile.etd", "mrz.profile.visa", "cross.dg1-mrz", "cross.seal-mrz"),
    *("cross.visa-passport", "chip.presence", "chip.lds-present", "chip.portrait-compare"),
    *("chip.active-authentication", "chip.certificate-path", "chip.crl", "seal.format"),
    *("external.tdawn", "external.visa-database"),
}
UNTRANSLATABLE = {"features": ["UV 365 nm"], "indicators": [], "cards": []}


def test_every_file_follows_its_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for kind in KINDS:
        validator = jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"})
        problems = [f"{kind} {e.json_path}: {e.message}" for e in validator.iter_errors(RAW[kind])]
        assert problems == []


def test_the_schema_refuses_a_missing_language_and_a_clause_where_there_is_none():
    feature = RAW["features"]["items"][0]
    validator = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/feature"})
    assert validator.is_valid(feature)
    assert not validator.is_valid({**feature, "genuine": {"en": "only English"}})
    assert not validator.is_valid({**feature, "status": "unlisted"})
    assert not validator.is_valid({**feature, "reference": ""})
    assert not validator.is_valid({**feature, "level": 4})
    assert not validator.is_valid({**feature, "threats": ["weather"]})


def test_how_many_there_are():
    assert len(catalogue.load().items) == 94
    assert len(indicators.load().items) == 57
    assert len(vocabulary.load().items) == 105
    assert {f.id for f in documents.load()} == {"TD1", "TD2", "TD3", "MRV-A", "MRV-B"}
    for loaded in (catalogue.load(), indicators.load(), vocabulary.load()):
        ids = [item.id for item in loaded.items]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["features", "indicators", "vocabulary", "cards"])
def test_coverage_is_complete(kind, language):
    every = list(texts(RAW[kind]))
    missing = [path for path, text in every if not text.get(language, "").strip()]
    assert missing == [], f"{language}: {len(every) - len(missing)} of {len(every)}"


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
@pytest.mark.parametrize("kind", ["features", "indicators", "cards"])
def test_no_english_sentence_passes_for_a_translation(kind, language):
    same = [t["en"] for _, t in texts(RAW[kind]) if t.get(language) == t["en"]]
    assert [text for text in same if len(text.split()) > 2] == UNTRANSLATABLE[kind]


def test_texts_are_tidy():
    untidy = [
        f"{kind} {path} {language}: {value}"
        for kind in ("features", "indicators", "vocabulary")
        for path, text in texts(RAW[kind])
        for language, value in text.items()
        if value != value.strip() or "  " in value or "|" in value or "[PRADO]" in value
    ]
    assert untidy == []


def test_no_verdict_and_no_person_is_illegal():
    word = re.compile(r"\b(illegal|ilegal|ilegais|illégal)", re.IGNORECASE)
    assert [s for kind in KINDS for s in strings(RAW[kind]) if word.search(s)] == []


def test_only_the_english_original_counts_as_reviewed():
    for loaded in (catalogue.load(), indicators.load(), vocabulary.load()):
        review = loaded.about.translation
        assert [code for code, read in review.reviewed.items() if read] == ["en"]
        assert review.notice["es"]


def test_what_is_sourced_and_what_is_judgement_stays_marked():
    fields = set(RAW["features"]["items"][0]) - {"id", "prado"}
    about = catalogue.load().about
    assert fields == set(about.sourced) | set(about.judgement)
    assert not set(about.sourced) & set(about.judgement)


def test_every_check_named_is_registered_or_said_to_be_later():
    named = {
        *(code for feature in catalogue.load().items for code in feature.picture.checks),
        *(code for indicator in indicators.load().items for code in indicator.checks),
        *(code for item in CHECKLIST.items for code in item.related_checks),
    }
    families = {group.replace("mrz-", "mrz.") for group in GROUPS}
    unknown = {
        code
        for code in named
        if not code.startswith("manual.")
        and code not in {*CODES, *LATER, *families}
        and not any(links.covers(code, known) for known in CODES)
    }
    assert unknown == set()


def test_every_link_of_an_item_leads_back():
    assert {link.item for link in links.load()} <= {item.id for item in CHECKLIST.items}
    for item in CHECKLIST.items:
        related = links.of_item(item.id)
        for feature in related.features:
            assert item in links.of_feature(feature.id).items
        for indicator in related.indicators:
            assert item in links.of_indicator(indicator.id).items


def test_every_link_of_feature_and_indicator_leads_back():
    for indicator in indicators.load().items:
        related = links.of_indicator(indicator.id)
        assert len(related.features) == len(indicator.features)
        for feature in related.features:
            assert indicator in links.of_feature(feature.id).indicators
    for feature in catalogue.load().items:
        for item in links.of_feature(feature.id).items:
            assert feature in links.of_item(item.id).features


def test_codes_lead_to_what_names_them_and_back():
    for code in CODES:
        related = links.of_code(code)
        for item in related.items:
            assert any(links.covers(named, code) for named in item.related_checks)
        for each in (*related.features, *related.indicators):
            checks = getattr(each, "checks", None) or each.picture.checks
            assert any(links.covers(named, code) for named in checks)
    composite = links.of_code("mrz.check-digits.composite")
    assert "mrz-check-digits" in {f.id for f in composite.features}
    assert {"da-composite", "cf-check-digits"} <= {i.id for i in composite.indicators}
    assert "INS-02" in {item.id for item in composite.items}


def test_every_demonstration_has_its_sample(samples):
    shown = {link.item: link.sample for link in links.load() if link.sample}
    assert shown["INS-02"] == "td3-altered-digit"
    demonstrable = {item.id for item in CHECKLIST.items if item.demonstrable}
    for item, sample in shown.items():
        assert item in demonstrable
        assert (samples / sample / "document.json").is_file()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("holograma", "dovid"),
        ("HOLOGRAMAS", "dovid"),
        ("fibras", "fibres-invisible"),
        ("fibrillas", "fibres-invisible"),
        ("B900", "mrz-b900"),
        ("b900 infrarrojo", "mrz-b900"),
        ("marca de agua", "watermark-two-tone"),
        ("marca-d'água", "watermark-two-tone"),
        ("filigrane", "watermark-two-tone"),
        ("imagen fantasma", "secondary-portrait"),
        ("talho doce", "intaglio"),
        ("taille-douce", "intaglio"),
        ("microtexto", "microprint"),
        ("puce", "contactless-chip"),
        ("image.uv-dull", "uv-dull-paper"),
    ],
)
def test_search_finds_what_a_person_expects(query, first):
    found = [feature.id for feature in catalogue.load().find(query)]
    assert first in found[:3], found


def test_search_without_words_gives_all_and_nonsense_gives_none():
    loaded = catalogue.load()
    assert loaded.find("  ") == loaded.items
    assert loaded.find("xyzzy") == ()
    assert loaded.find("holograma xyzzy") == ()
    assert [i.id for i in indicators.load().find("pegamento etiqueta")] == ["v-lifted"]
    assert "check-digit" in {t.id for t in vocabulary.load().find("dígito de control")}


@pytest.mark.parametrize(
    ("query", "term", "feature"),
    [
        ("dígito de controlo", "check-digit", "mrz-check-digits"),
        ("registo", "see-through-register", "see-through-register"),
        ("sem contacto", "contactless-ic", "contactless-chip"),
    ],
)
def test_european_portuguese_still_finds(query, term, feature):
    assert term in {t.id for t in vocabulary.load().find(query)}
    assert feature in {f.id for f in catalogue.load().find(query)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("light", "uv"), ("sense", "feel"), ("level", "3"), ("category", "ink")),
        *(("threat", "impostor"), ("document", "visa")),
    ],
)
def test_each_filter_takes_some_and_leaves_some(name, value):
    loaded = catalogue.load()
    taken = loaded.find("", {name: value})
    assert 0 < len(taken) < len(loaded.items)
    assert loaded.find("", {name: ""}) == loaded.items
    with pytest.raises(UsageError) as caught:
        loaded.find("", {name: "no-such-value"})
    assert value in caught.value.sentence()


def test_filters_and_query_narrow_together():
    found = catalogue.load().find("holograma", {"document": "visa", "sense": "tilt"})
    assert [feature.id for feature in found][:2] == ["dovid", "ovd-over-portrait"]
    assert all("visa" in feature.documents for feature in found)


def test_what_is_not_there_is_said():
    with pytest.raises(UsageError) as caught:
        catalogue.load().feature("no-such")
    assert caught.value.code == "feature-unknown"
    assert caught.value.http_status == 404
    with pytest.raises(UsageError, match="no fraud indicator no-such"):
        indicators.load().indicator("no-such")


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_speaks_one_language(language):
    found = catalogue.as_dict(catalogue.load().items, language)
    assert json.loads(json.dumps(found)) == found
    assert found["items"][0]["name"] == catalogue.load().items[0].name[language]
    fraud = indicators.as_dict(indicators.load().items, language)
    assert json.loads(json.dumps(fraud)) == fraud
    assert fraud["types"][0]["name"] == indicators.load().types[0].name[language]
    terms = vocabulary.as_dict(vocabulary.load().items, language)
    assert set(LANGUAGES) <= set(terms["items"][0])


def test_formats_are_those_of_the_layouts_and_of_the_specimens():
    for row in documents.load():
        layout = LAYOUTS[row.id]
        assert (row.lines, row.characters) == (layout.line_count, layout.line_length)
        assert row.smallest < (row.width, row.height) < row.largest
        if row.id in GEOMETRIES:
            drawn = GEOMETRIES[row.id]
            assert (row.width, row.height) == (drawn.width, drawn.height)
            assert (row.first_character, row.centre_lines) == (
                drawn.first_character,
                drawn.centre_lines,
            )


def test_member_codes_are_those_of_the_table_of_states():
    states = json.loads((DATA / "states.json").read_text(encoding="utf-8"))["codes"]
    for member in CHECKLIST.members:
        assert states[member.code]["use"] == "both"


@pytest.mark.parametrize("document", [card.id for card in cards.load()])
@pytest.mark.parametrize("level", [1, 2])
def test_a_card_has_at_most_six_points_that_can_be_looked_at(document, level, samples):
    card = cards.card(document)
    assert (samples / card.sample / "document.json").is_file()
    for tools in ((), ("uv",), cards.TOOLS):
        chosen = cards.choose(card, level, tools)
        assert 0 < len(chosen) <= cards.MOST
        assert [point.number for point in chosen] == list(range(1, len(chosen) + 1))
        for point in chosen:
            assert point.feature.level <= level
            assert document in point.feature.documents
            assert set(point.means) <= {*cards.ALWAYS, *tools}
            assert point.means


def test_there_is_a_card_for_every_document_of_the_catalogue():
    assert {card.id for card in cards.load()} == {each.id for each in catalogue.load().documents}


def test_a_card_says_when_there_is_none():
    with pytest.raises(UsageError, match="no quick check card for ferry"):
        cards.card("ferry")
