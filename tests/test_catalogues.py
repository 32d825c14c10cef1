"""The catalogues, the registry and the code agree; every code has its sentences everywhere."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from docsec import messages, registry
from docsec.findings import Span, Status
from docsec.messages import LANGUAGES
from docsec.registry import CODES, REASONS

ROOT = Path(__file__).parent.parent
SOURCE = sorted((ROOT / "docsec").rglob("*.py"))


def catalogue(language: str, kind: str = "po"):
    path = messages.LOCALE / language / "LC_MESSAGES" / f"docsec.{kind}"
    with path.open("rb") as file:
        return (read_po if kind == "po" else read_mo)(file)


def entries(language: str, kind: str = "po") -> dict[str, str]:
    return {entry.id: entry.string for entry in catalogue(language, kind) if entry.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_agrees_with_its_source(language):
    assert entries(language, "mo") == entries(language), "run .ci/catalogues"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_has_every_message_with_the_same_placeholders(language):
    english, other = entries("en"), entries(language)
    assert list(other) == list(english)
    for key, text in english.items():
        assert other[key].strip(), key
        assert placeholders(other[key]) == placeholders(text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_says_whether_it_was_reviewed(language):
    assert messages.reviewed(language) is (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_title_explanation_and_a_sentence_for_each_status(language, code):
    entry = CODES[code]
    assert entry.reference.startswith("Doc 9303")
    assert entry.anchor
    assert messages.title(code, language)
    assert messages.text(f"{code}:about", language)
    for status in entry.statuses:
        reasons = [None] if status is not Status.UNDETERMINED else [None, *_reasons(code)]
        keys = [f"{code}:{status.value}", *(f"{code}:{status.value}:{r}" for r in reasons if r)]
        assert any(messages.has(key, language) for key in keys), (code, status)
    skipped = registry.not_performed(code, REASONS[0])
    assert messages.title(code, language) in messages.sentence(skipped, language)


def _reasons(code):
    return [reason for reason in REASONS if messages.has(f"{code}:undetermined:{reason}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence(language):
    for reason in REASONS:
        assert messages.text(f"reason.{reason}", language, expected="X", actual="Y").endswith(".")


def test_every_anchor_is_its_own():
    anchors = [code.anchor for code in CODES.values()]
    assert len(set(anchors)) == len(anchors)


def test_every_group_is_known_and_named():
    for code in CODES.values():
        assert code.group in registry.GROUPS
        assert messages.text(f"group.{code.group}")


def test_every_error_raised_has_a_sentence():
    raised = set()
    for path in [*SOURCE, *sorted((ROOT / "web").rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        raised |= set(re.findall(r'Error\(\s*"([a-z][a-z0-9-]+)"', text))
        raised |= set(re.findall(r'Refusal\(\s*"([a-z][a-z0-9-]+)"', text))
    known = {key.removeprefix("error.") for key in entries("en") if key.startswith("error.")}
    assert raised
    assert raised - known == set()


def test_no_message_is_left_over():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE)
    text += "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.jinja", "*.html")
        for folder in ("docsec", "web")
        for path in (ROOT / folder).rglob(pattern)
    )
    unused = []
    for key in entries("en"):
        kind, _, name = key.partition(".")
        forms = (f'"{name}"', f"'{name}'", f'"{key}"')
        if kind in ("error", "report") and not any(form in text for form in forms):
            unused.append(key)
    assert unused == []


def test_an_unknown_message_is_an_error_not_a_blank():
    with pytest.raises(KeyError, match=r"no\.such"):
        messages.text("no.such")


@pytest.mark.parametrize(("language", "mark"), [("en", "."), *((c, ",") for c in LANGUAGES[1:])])
def test_numbers_have_the_decimal_mark_of_the_language(language, mark):
    assert messages.number(1.6667, language, 1) == f"1{mark}7"
    assert messages.number(53.98, language) == f"53{mark}98"
    assert messages.number(125.0, language) == "125"
    assert messages.number(3.0, language, 1) == f"3{mark}0"


def test_a_doubted_failure_keeps_its_sentence_and_adds_the_reason():
    finding = registry.finding(
        "mrz.sex",
        Status.UNDETERMINED,
        where=Span(2, 21, 21),
        field="sex",
        expected="M, F, <",
        actual="X",
        reason="reading-uncertain",
    )
    said = messages.sentence(finding)
    assert said.startswith("The sex field holds X")
    assert said.endswith(messages.text("reason.reading-uncertain"))
