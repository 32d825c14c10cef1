"""No sentence about a finding claims what no picture shows (see the figures' page)."""

import re

import pytest

from docsec import messages
from docsec.findings import Status
from docsec.messages import LANGUAGES
from docsec.registry import CODES, REASONS

# Stems: a document is none of these for docsec.
CLAIMS = {
    "en": r"genuine|authentic(?!at)|\bfakes?\b|\bforge|counterfeit|fraud|tamper|probab|likel[yi]"
    r"|certainly|(?<!not )verified|\bsafe\b",
    "es": r"genuin|aut[eé]ntic(?!ac)|\bfals[oaei]|falsific|fraud|adulterad|probab"
    r"|documentos? (?:es )?segur|(?<!no se ha )verificad[ao]s?\b",
    "pt": r"genu[ií]n|aut[eê]ntic(?!a[çc])|\bfals[oa]s?\b|falsific|fraud|adulterad|probab"
    r"|documentos? (?:é )?segur|(?<!não foi )(?<!não )verificad[ao]s?\b",
    "fr": r"authenti(?!fication)|\bfaux\b|falsifi|contrefa|fraud|probab|certainement"
    r"|(?<!pas été )(?<!non )vérifié|document (?:est )?sûr",
}
# A share of contrast or brightness is a measure; a share of anything else would be a score.
SCORE = re.compile(r"\bscores?\b|puntuaci|pontuaç|\d ?%")


def sentences(language):
    """Every sentence that may stand beside a finding, by key."""
    keys = [f"{code}:{status}" for code in CODES for status in Status]
    keys += [f"{key}:{reason}" for key in keys for reason in REASONS]
    keys += [f"reason.{reason}" for reason in REASONS]
    keys += [f"{code}:title" for code in CODES]
    keys += [f"{code}:about" for code in CODES if code.startswith("image.")]
    return {key: messages.example(key, language) for key in keys if messages.has(key, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_what_a_picture_cannot_show(language):
    found = {
        key: text
        for key, text in sentences(language).items()
        if re.search(CLAIMS[language], text, re.IGNORECASE) or SCORE.search(text)
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scan_sees_a_claim(language):
    claims = {
        "en": "The document is genuine.",
        "es": "El documento es auténtico.",
        "pt": "O documento é autêntico.",
        "fr": "Le document est authentique.",
    }
    assert re.search(CLAIMS[language], claims[language], re.IGNORECASE)
    assert len(sentences(language)) > len(CODES)
