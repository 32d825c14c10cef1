"""Languages: the prefix of every page, the strings of the pages, and the sentences of docsec."""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, request
from werkzeug.exceptions import NotFound

from docsec import messages
from docsec.errors import DocsecError, UsageError

LOCALE = Path(__file__).parent / "locale"
NAMES = {"en": "English", "es": "Español", "pt": "Português", "fr": "Français"}
LANGUAGES = messages.LANGUAGES


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the strings of the pages; English ones stand in the templates themselves."""
    path = LOCALE / language / "LC_MESSAGES" / "web.mo"
    if language == "en":
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def reviewed(language: str) -> bool:
    """Whether a native speaker who examines documents has read all of ``language``."""
    # A message, since Babel drops headers that it does not know.
    pages = language == "en" or catalogue(language).gettext("catalogue.reviewed") == "yes"
    return pages and messages.reviewed(language)


def gettext(message: str) -> str:
    """Return a string of the pages in the language of this request."""
    return catalogue(current()).gettext(message)


def current() -> str:
    """Return the language of this request."""
    if "language" not in g:
        g.language = _guess()
    language: str = g.language
    return language


def say(key: str, **parameters: object) -> str:
    """Return a message of docsec in the language of this request."""
    return messages.text(key, current(), **parameters)


def error_sentence(error: DocsecError) -> str:
    """Return the sentence of an error, or its bare code where there is none yet."""
    try:
        return error.sentence(current())
    except KeyError:
        return gettext("docsec could not do this.") + f" ({error.code})"


def preferred() -> str:
    """Return the language the browser asks for."""
    return request.accept_languages.best_match(LANGUAGES) or "en"


def set_api_language() -> None:
    """Take the language of an API request from ``?lang=``.

    Raises:
        UsageError: for a language docsec has not.
    """
    wanted = request.args.get("lang", "en")
    _checked(wanted)
    g.language = wanted


def install(app: Flask) -> None:
    """Give the templates their strings, and take the language from the URL."""
    # Not jinja2.ext.i18n: it takes every string for markup, and ours speak of the character <.
    app.jinja_env.globals["_"] = _translated
    app.url_value_preprocessor(_take)
    app.url_defaults(_give)


def _translated(message: str, **parameters: object) -> str:
    text = gettext(message)
    return text % parameters if parameters else text


def _guess() -> str:
    first = request.path.split("/", 2)[1]
    if first in LANGUAGES:
        return first
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else preferred()


def _take(endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "language" in values:
        wanted = values.pop("language")
        if not re.fullmatch("[a-z]{2,3}", wanted):
            raise NotFound
        _checked(wanted, 404)
        g.language = wanted


def _give(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = current()


def _checked(language: str, status: int = 400) -> None:
    try:
        messages.check_language(language)
    except UsageError as error:
        error.http_status = status
        raise
