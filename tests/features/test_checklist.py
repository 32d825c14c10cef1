"""The Session 4 checklist: complete in four languages, and nothing mixed up."""

import csv
import dataclasses
import io
import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from docsec.errors import UsageError
from docsec.features import checklist
from tests.features.texts import strings, texts

ROOT = Path(__file__).parents[2]
DATA = ROOT / "docsec" / "data"
RAW = json.loads((DATA / "checklist.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((DATA / "checklist.schema.json").read_text(encoding="utf-8"))
SHARED = Path(os.environ.get("DOCSEC_SHARED", ROOT.parent / "shared"))
SOURCE = SHARED / "reference" / "session4-checklist.md"
LANGUAGES = checklist.LANGUAGES

SAME_AS_ENGLISH = {
    "Visa": "the word is the same in Spanish and French",
    "absent": "the word is the same in French",
    "initial": "the word is the same in French",
    "informal": "the word is the same in Spanish and Portuguese",
    "bilateral": "the word is the same in Spanish and Portuguese",
    "regional": "the word is the same in Spanish and Portuguese",
    "portal": "the word is the same in Spanish and Portuguese",
    "frangible": "the word is the same in Spanish and French",
    "MRZ": "Brazil keeps the English abbreviation",
}


def source_items():
    if not SOURCE.exists():
        pytest.skip(f"the reference {SOURCE} is not here; set DOCSEC_SHARED to the shared folder")
    body = SOURCE.read_text(encoding="utf-8").split("## 3. Items")[1].split("\n## 4.")[0]
    return {
        block[:6]: dict(re.findall(r"^- ([^:]+): (.*)$", block, re.MULTILINE))
        for block in body.split("\n### ")[1:]
    }


@pytest.fixture(scope="module")
def loaded():
    return checklist.load()


def test_the_data_follows_its_schema():
    validator = jsonschema.Draft202012Validator
    validator.check_schema(SCHEMA)
    problems = [f"{e.json_path}: {e.message}" for e in validator(SCHEMA).iter_errors(RAW)]
    assert problems == []


def test_the_schema_refuses_a_missing_language_and_a_sixth_anchor():
    item = RAW["items"][0]
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/item", "$defs": SCHEMA["$defs"]})
    assert validator.is_valid(item)
    assert not validator.is_valid({**item, "why": {"en": "only English"}})
    assert not validator.is_valid({**item, "maturity": item["maturity"] * 2})
    assert not validator.is_valid({**item, "id": "POL-1"})
    assert not validator.is_valid({**item, "more": 1})
    assert not validator.is_valid({**item, "demonstrable": True})  # its only check is manual


def test_58_items_with_unique_ids_in_ten_sections(loaded):
    ids = [item.id for item in loaded.items]
    assert len(ids) == len(set(ids)) == 58
    assert [section.id for section in loaded.sections] == list("ABCDEFGHIJ")
    by_section = [loaded.in_section(section.id) for section in loaded.sections]
    assert all(by_section)
    assert [item.id for items in by_section for item in items] == ids
    for items in by_section:
        assert len({item.id[:3] for item in items}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language):
    missing = [path for path, text in texts(RAW) if not text.get(language, "").strip()]
    assert missing == [], f"{language}: {len(missing)} texts missing"


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
def test_no_english_passes_for_a_translation(language):
    untranslated = [
        f"{path}: {text['en']}"
        for path, text in texts(RAW)
        if text.get(language) == text["en"]
        and text["en"] not in SAME_AS_ENGLISH
        and not path.startswith("members")  # many country names are the same
    ]
    assert untranslated == []


def test_the_list_of_same_words_has_no_leftover():
    same = {t["en"] for _, t in texts(RAW) if t["en"] in {t.get(c) for c in ("es", "pt", "fr")}}
    assert set(SAME_AS_ENGLISH) - same == set()


def test_texts_are_tidy():
    untidy = [
        f"{path} {language}: {value}"
        for path, text in texts(RAW)
        for language, value in text.items()
        if value != value.strip() or "  " in value or "|" in value
    ]
    assert untidy == []


def test_no_person_is_illegal():
    word = re.compile(r"\b(illegal|ilegal|ilegais|illégal)", re.IGNORECASE)
    assert [s for s in strings(RAW) if word.search(s)] == []


def test_demonstrable_only_where_software_has_a_check(loaded):
    shown = re.compile(r"(mrz|cross|image|seal|chip)\.")
    for item in loaded.items:
        has_check = any(shown.match(code) for code in item.related_checks)
        assert has_check or not item.demonstrable, item.id
        # a check that cannot show the item must say so
        assert item.demonstrable or not has_check or item.note, item.id


def test_members(loaded):
    for conference, count in (("RCM", 11), ("SACM", 12)):
        assert sum(member.conference == conference for member in loaded.members) == count
    assert len({member.code for member in loaded.members}) == 23


def test_only_the_english_original_counts_as_reviewed(loaded):
    parts = loaded.translation.parts
    assert all(part.reviewed["en"] for part in parts)
    assert not any(part.reviewed[language] for part in parts for language in ("es", "pt", "fr"))
    named = {part.part.split(".")[0] for part in parts}
    assert named >= {"about", "frame", "scale", "sections", "members", "statement", "why"}
    assert named >= {"evidence", "maturity", "note"}


def test_loaded_once_and_frozen(loaded):
    assert checklist.load() is loaded
    with pytest.raises(dataclasses.FrozenInstanceError):
        loaded.items[0].id = "POL-99"


def test_a_text_without_translation_is_none(loaded):
    assert loaded.items[0].statement.get("es") != loaded.items[0].statement.get("en")
    first = dataclasses.replace(loaded.items[0], statement={"en": "Only English."})
    partial = dataclasses.replace(loaded, items=(first,))
    assert checklist.as_dict(partial, "es")["items"][0]["statement"] is None
    assert next(checklist.rows(partial, "es"))["statement"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_dict_speaks_one_language(loaded, language):
    data = checklist.as_dict(loaded, language)
    assert json.loads(json.dumps(data)) == data
    assert data["language"] == language
    assert len(data["items"]) == 58
    assert all(len(item["maturity"]) == 5 for item in data["items"])
    own = {text[language] for _, text in texts(RAW)}
    foreign = {v for _, text in texts(RAW) for k, v in text.items() if k != language} - own
    assert foreign.isdisjoint(strings(data["items"]))
    assert foreign.isdisjoint(strings(data["frame"]))
    assert own <= set(strings(data))


def test_rows_make_a_table(loaded):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, checklist.COLUMNS)
    writer.writeheader()
    writer.writerows(checklist.rows(loaded, "es"))
    table = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert len(table) == 58
    assert tuple(table[0]) == checklist.COLUMNS
    assert table[0]["id"] == "POL-01"
    assert table[0]["section"] == "Política y marco legal"
    assert [table[0][level] for level in checklist.LEVELS][:2] == ["ausente", "informal"]
    assert table[2]["related_checks"] == "mrz.format image.page-dimensions"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_taken_for_a_formula(loaded, language):
    cells = [cell for row in checklist.rows(loaded, language) for cell in row.values()]
    assert [cell for cell in cells if cell and cell[0] in "=+-@"] == []


@pytest.mark.parametrize("language", ["de", "", "EN", "es-MX"])
@pytest.mark.parametrize("function", [checklist.as_dict, checklist.rows])
def test_an_unknown_language_is_wrong_use(loaded, function, language):
    with pytest.raises(UsageError) as caught:
        function(loaded, language)
    assert caught.value.code == "unknown-language"
    assert caught.value.parameters == {"language": language, "known": "en, es, pt, fr"}


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_statements_are_those_of_the_reference(loaded, language):
    source = source_items()
    assert [item.id for item in loaded.items] == list(source)
    differing = tuple(
        item.id
        for item in loaded.items
        if item.statement[language] != source[item.id][language.upper()]
    )
    assert differing == loaded.translation.corrected[language]


def test_anchors_are_those_of_the_reference(loaded):
    source = source_items()
    for item in loaded.items:
        line = source[item.id]["maturity (0 = absent)"]
        anchors = re.split(r";?\s*\*\*[1-4]\*\*\s*", line)[1:]
        for ours, theirs in zip(item.maturity[1:], anchors, strict=True):
            rewritten = theirs == "none" or theirs.startswith("+")
            assert rewritten or ours["en"] == theirs, item.id
