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
    "pt": r"d[ií]gitos? de (controle|controlo|verificação)",
    "fr": r"(chiffres?|clés?) de vérification|clés? de contr[oô]le",
}
TERMS = {"es": "dígito de control", "pt": "dígito verificador", "fr": "chiffre de contrôle"}

# Portuguese as Brazil does not write it: words, spellings, "estar a" before the infinitive, «».
EUROPEAN = re.compile(
    r"""\b(
        regist(?!r)\w* | ficheir\w* | utilizador\w* | ecrãs? | contact\w* | factos? | controlos?
      | carácter | carateres? | (?<!(de|em)\ )caráter | equipas? | câmaras? | secç\w* | recetor\w*
      | receção | conceção | perceção | deteç\w* | detet(?!iv)\w* | aspetos? | oticamente
      | conceptua\w* | acç\w* | direcç\w* | projecto\w* | (?<!{)actua\w* | \w+ámos
      | \w*(ónic|ómic|énic|émic|ómetr)\w* | géneros? | gémeos? | prémios? | humidades? | húmid\w*
      | descodific\w* | píxe(l|is) | palavras?-passe | grelhas? | partilh\w* | governação
      | noutr[oa]s? | apelidos? | cartas?\ de\ condução | telemóve\w* | agrafos? | maquilh\w*
      | burlas? | aceites | (?<!a\ )bordos? | lixívia | planea\w* | sítios?\ web | por\ defeito
      | até\ aos? | de\ enchimento | voss[oa]s?
      | est(á|ão|ava|avam|ar|ou|amos)\ a\ \w+[aei]r
    )\b | ^A\ \w+[aei]r\b.*… | «""",
    re.IGNORECASE | re.VERBOSE,
)


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Yield where, and what is said there, over both catalogues and all data."""
    for folder in (messages.LOCALE, LOCALE):
        [path] = (folder / language / "LC_MESSAGES").glob("*.po")
        with path.open("rb") as file:
            for entry in filter(lambda each: each.id, read_po(file)):  # the header has none
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


@pytest.mark.parametrize(
    "text",
    [
        *("Registo", "dois ficheiros", "o ecrã", "Secções", "caráter a caráter", "carácter"),
        *("está a verificar", "um bordo nítido", "eletrónico", "detetar", "até ao fim", "«válido»"),
        "A ler …",
    ],
)
def test_what_only_europe_writes_is_noticed(text):
    assert EUROPEAN.search(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Registro", "de caráter geral", "a bordo", "detetive", "compartilhar", "o que aceite"),
        *("contato", "seções", "caractere", "continua a mesma", "está a 3 mm", "eletrônico"),
    ],
)
def test_what_brazil_writes_too_is_let_pass(text):
    assert EUROPEAN.search(text) is None


def test_portuguese_is_brazilian():
    said = list(sentences("pt"))
    assert [(where, text) for where, text in said if EUROPEAN.search(text)] == []


def test_the_portuguese_zone_has_one_name():
    other = re.compile(r"\bZL[AM]\b|de leitura automática|zona legível", re.IGNORECASE)
    said = [text for _, text in sentences("pt")]
    assert [text for text in said if other.search(text)] == []
    assert sum("zona de leitura mecânica" in text for text in said) > 3
