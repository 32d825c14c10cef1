"""Every string of the pages is in every catalogue, with its parameters, and compiled."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import docsec_web
from docsec_web.language import LOCALE, reviewed

WEB = Path(docsec_web.__file__).parent
LANGUAGES = ("es", "pt", "fr")
PLACE = re.compile(r"%\(\w+\)s")


def used() -> Iterator[str]:
    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    for _, _, message, _, _ in extract_from_dir(str(WEB), methods):
        assert isinstance(message, str), "no plurals are in use"
        yield message


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_every_string_and_no_other(language: str) -> None:
    path = LOCALE / language / "LC_MESSAGES" / "web.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    entries = {entry.id: entry.string for entry in catalogue if entry.id}
    assert set(entries) == set(used())
    for english, translated in entries.items():
        assert translated, english
        assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(translated)), english
    with path.with_suffix(".mo").open("rb") as file:
        compiled = {entry.id: entry.string for entry in read_mo(file) if entry.id}
    assert compiled == entries, "run .ci/catalogues"
    assert not reviewed(language)
