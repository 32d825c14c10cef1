"""Arabic letters in the form that joins them, in the order in which they are drawn.

The typeface holds the joined forms as characters of their own (Unicode, Arabic Presentation
Forms-B); choosing them here keeps the picture the same whatever Pillow was built with.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_FORMS = ("isolated", "final", "initial", "medial")
_LAM = "\u0644"
_ALEFS = "\u0622\u0623\u0625\u0627"


def is_arabic(text: str) -> bool:
    """Whether ``text`` holds an Arabic letter."""
    return any("\u0600" <= character <= "\u06ff" for character in text)


def drawn(text: str) -> str:
    """Return ``text`` as it is drawn from left to right, its Arabic letters joined."""
    if not is_arabic(text):
        return text
    letters = _ligatures(text)
    joined = (_shaped(letters, index) for index in range(len(letters)))
    return "".join(reversed(list(joined)))


def _ligatures(text: str) -> list[str]:
    """Return the letters, lam and a following alef counted as one."""
    letters: list[str] = []
    for character in text:
        if letters and letters[-1] == _LAM and character in _ALEFS:
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _shaped(letters: list[str], index: int) -> str:
    forms = _forms()
    letter = letters[index]
    if letter not in forms:
        return letter
    before = index > 0 and "initial" in forms.get(letters[index - 1], {})
    after = index + 1 < len(letters) and "final" in forms.get(letters[index + 1], {})
    own = forms[letter]
    if before and after and "medial" in own:
        return own["medial"]
    if before and "final" in own:
        return own["final"]
    if after and "initial" in own:
        return own["initial"]
    return own["isolated"]


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the forms of each letter, from the names in Unicode's own table."""
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEFD):
        kind, *parts = unicodedata.decomposition(chr(code)).split()
        form = kind.strip("<>")
        if form in _FORMS:
            letter = "".join(chr(int(part, 16)) for part in parts)
            forms.setdefault(letter, {})[form] = chr(code)
    return forms
