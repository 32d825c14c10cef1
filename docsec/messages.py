"""Sentences, from the catalogues in ``locale/``; none stands in the code.

A message is found by a key, not by its English text: ``mrz.sex:failed``, ``reason.line-length``,
``error.file-empty``, ``field.birth_date``. Its parameters are those of the finding.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from docsec.errors import UsageError
from docsec.mrz import codes

if TYPE_CHECKING:
    from docsec.findings import Finding

LANGUAGES = ("en", "es", "pt", "fr")
LOCALE = Path(__file__).parent / "locale"


def check_language(language: str) -> None:
    """Refuse a language docsec has not.

    Raises:
        UsageError: it is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise UsageError("unknown-language", language=language[:20], known=", ".join(LANGUAGES))


@cache
def catalogue(language: str) -> GNUTranslations:
    """Return the catalogue of ``language``.

    Raises:
        UsageError: for a language docsec has not.
    """
    check_language(language)
    with (LOCALE / language / "LC_MESSAGES" / "docsec.mo").open("rb") as file:
        return GNUTranslations(file)


def reviewed(language: str) -> bool:
    """Whether a native speaker who examines documents has read the catalogue."""
    return text("catalogue.reviewed", language) == "yes"


def has(key: str, language: str = "en") -> bool:
    """Whether there is a message ``key``."""
    return catalogue(language).gettext(key) != key


def text(key: str, language: str = "en", /, **parameters: object) -> str:
    """Return the message ``key`` with its parameters filled in.

    Raises:
        KeyError: where there is none, so that a missing one cannot pass unseen.
    """
    message = catalogue(language).gettext(key)
    if message == key:
        raise KeyError(f"no message {key!r} in {language!r}")
    shown = {
        name: number(value, language) if isinstance(value, float) else value
        for name, value in parameters.items()
    }
    return message.format(**shown)


def number(value: float, language: str = "en", places: int | None = None) -> str:
    """Return a number as people of ``language`` write it: with a point in English, else a comma.

    Args:
        value: of any size that needs no grouping of thousands.
        language: one of `LANGUAGES`.
        places: decimals to show; None shows those there are, six digits at most.
    """
    plain = f"{value:g}" if places is None else f"{value:.{places}f}"
    return plain if language == "en" else plain.replace(".", ",")


def colon(language: str) -> str:
    """Return the colon that follows a word: French sets it off by a space that does not break."""
    return "\N{NO-BREAK SPACE}:" if language == "fr" else ":"


def example(key: str, language: str = "en") -> str:
    """Return the message ``key`` with ``[…]`` for everything that a finding fills in."""
    named = Formatter().parse(catalogue(language).gettext(key))
    return text(key, language, **{name: "[…]" for _, name, _, _ in named if name})


def title(code: str, language: str = "en") -> str:
    """Return the short name of a finding code."""
    return text(f"{code}:title", language)


def sentence(finding: Finding, language: str = "en") -> str:
    """Return what ``finding`` says: what was found, where, and why if it is not certain."""
    parameters = _parameters(finding, language)
    code, status, reason = finding.code, finding.status.value, finding.reason
    own = f"{code}:{status}:{reason}"
    if reason and has(own, language):
        return text(own, language, **parameters)
    # What would have failed keeps its sentence; the reason says why it is only undetermined.
    keys = [f"{code}:{status}", *([f"{code}:failed"] if status == "undetermined" else [])]
    key = next((key for key in keys if has(key, language)), f"outcome.{status}")
    said = text(key, language, title=title(code, language), **parameters)
    return f"{said} {text(f'reason.{reason}', language, **parameters)}" if reason else said


def _parameters(finding: Finding, language: str) -> dict[str, object]:
    where = finding.where
    measure = finding.measure
    return {
        "expected": finding.expected,
        "actual": finding.actual,
        "meaning": _meaning(finding, language),
        "field": text(f"field.{finding.field}", language) if finding.field else "",
        "line": getattr(where, "line", None),
        "start": getattr(where, "start", None),
        "end": getattr(where, "end", None),
        "value": None if measure is None else f"{measure.value:.0f}",
        "limit": None if measure is None or measure.limit is None else f"{measure.limit:.0f}",
    }


def _meaning(finding: Finding, language: str) -> str:
    """Return what a code stands for, by its name in the tables; a dash where it has none."""
    printed = (finding.actual or "").rstrip("<")
    is_document = finding.code == "mrz.document-code"
    known = codes.document_code(printed) if is_document else codes.lookup(printed)
    return known.names[language] if known else "–"
