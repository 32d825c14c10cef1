"""Security features as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from docsec import messages
from docsec.features import catalogue
from docsec.features.catalogue import Feature
from docsec.features.records import Text

FEW = 5
"""Up to so many features are shown in full, more as a list."""

_WIDTH = 96


def render_features(features: Sequence[Feature], language: str) -> str:
    """Return a list of ``features`` by category, or all that is known of a few."""
    if len(features) <= FEW:
        return "\n\n".join(_in_full(feature, language) for feature in features)
    lines = []
    width = max(len(feature.id) for feature in features)
    for category in catalogue.load().categories:
        members = [each for each in features if each.category == category.id]
        if members:
            lines += ["", _in(category.name, language)]
        lines += [f"  {each.id:{width}}  {_in(each.name, language)}" for each in members]
    return "\n".join(lines).lstrip("\n")


def _in_full(feature: Feature, language: str) -> str:
    loaded = catalogue.load()
    status = next(each for each in loaded.statuses if each.id == feature.status)
    level = next(each for each in loaded.levels if each.id == str(feature.level))
    means = [_in(each.name, language) for each in loaded.means if each.id in feature.means]
    rows = {
        "report.clause": "; ".join(filter(None, (_in(status.name, language), feature.reference))),
        "report.level": f"{feature.level}, {_in(level.name, language)}",
        "report.look-with": ", ".join(means),
        "report.genuine": _in(feature.genuine, language),
        "report.imitation": _in(feature.imitation, language),
        "report.on-picture": _in(feature.picture.text, language),
    }
    names = {key: messages.text(key, language) for key in rows}
    width = max(map(len, names.values()))
    lines = [f"{_in(feature.name, language)}  ({feature.id})"]
    for key, value in rows.items():
        first = f"  {names[key]:{width}}  "
        rest = " " * len(first)
        lines.append(textwrap.fill(value, _WIDTH, initial_indent=first, subsequent_indent=rest))
    return "\n".join(lines)


def _in(text: Text, language: str) -> str:
    return text.get(language) or "–"
