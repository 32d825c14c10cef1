"""One term and one spelling in each language, wherever docsec speaks."""

import json
import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from docsec import messages
from docsec.features import vocabulary
from docsec.features.records import DATA
from docsec_web.language import LOCALE
from tests.features.texts import texts

# What may follow "digit" when the check digit is meant, and is not the term of docsec.
OTHERS = {
    "es": r"d[ií]gitos? (de (verificación|comprobación|chequeo)|verificador(es)?)",
    "pt": r"d[ií]gitos? (de (controle|verificação)|verificador(es)?)",
    "fr": r"(chiffres?|clés?) de vérification|clés? de contr[oô]le",
}
TERMS = {"es": "dígito de control", "pt": "dígito de controlo", "fr": "chiffre de contrôle"}


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Yield where, and what is said there, over both catalogues and all data."""
    for folder in (messages.LOCALE, LOCALE):
        [path] = (folder / language / "LC_MESSAGES").glob("*.po")
        with path.open("rb") as file:
            for entry in read_po(file):
                yield f"{path.name} {entry.id}", str(entry.string)
    for path in sorted(DATA.glob("*.json")):
        for place, text in texts(json.loads(path.read_text(encoding="utf-8"))):
            # A term of the vocabulary names the words of other places, after the stroke.
            said = text.get(language, "")
            variants = path.name == "vocabulary.json" and place.endswith(".text")
            yield f"{path.name} {place}", said.partition(" / ")[0] if variants else said


@pytest.mark.parametrize("language", OTHERS)
def test_a_check_digit_has_one_name(language):
    said = list(sentences(language))
    files = {where.partition(" ")[0] for where, _ in said}
    assert {"docsec.po", "web.po", "vocabulary.json", "features.json", "checklist.json"} <= files
    other = re.compile(OTHERS[language], re.IGNORECASE)
    assert [(where, text) for where, text in said if other.search(text)] == []


@pytest.mark.parametrize("language", TERMS)
def test_it_is_the_first_of_the_vocabulary(language):
    term = next(each for each in vocabulary.load().items if each.id == "check-digit")
    assert term.text[language].split(" / ")[0] == TERMS[language]
    assert sum(TERMS[language] in text.lower() for _, text in sentences(language)) > 20


def test_french_marks_are_never_torn_from_their_word():
    torn = re.compile(r"(?<=\S) [:;!?»](?!\w)|« ")
    assert [(where, text) for where, text in sentences("fr") if torn.search(text)] == []


def test_portuguese_spells_one_way():
    other = re.compile(r"carácter|caractere\b", re.IGNORECASE)
    assert [(where, text) for where, text in sentences("pt") if other.search(text)] == []
