"""From MRZ characters back to Arabic letters (Doc 9303-3 Appendix B.6).

Every letter has a sequence of its own, and no sequence begins another, so that an MRZ name can
be cut in one way only. What stays open: ``Y`` is yeh or Pashto yeh, and two equal sequences
are a letter with shadda or the letter twice. Vowel marks and tatwheel are never recovered.

>>> arabic_candidates("MXHMD").original
'محمد'
>>> arabic_candidates("EBBAS").candidates
('عبّاس', 'عبباس')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docsec.mrz.alphabet import FILLER
from docsec.mrz.letters import table

SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class ArabicReading:
    """What an MRZ name may have been in Arabic script.

    Attributes:
        candidates: the names, the likeliest first; none where the MRZ has a sequence that
            stands for no letter, as in a name that was cut within one.
        complete: whether these are all.
    """

    candidates: tuple[str, ...]
    complete: bool

    @property
    def original(self) -> str | None:
        """The name, where there is only one that it can be."""
        return self.candidates[0] if self.complete and len(self.candidates) == 1 else None


def arabic_candidates(mrz: str, limit: int = 100) -> ArabicReading:
    """Return the names in Arabic script that transliterate to ``mrz``, at most ``limit``.

    Only for documents of a State that transliterates from Arabic script: the letters alone do
    not tell (Appendix B.5.3). Fillers become spaces.
    """
    limit = max(limit, 1)
    # Each state: the text so far, and the sequence that a following equal one could double.
    found = {("", "")}
    states = list(found)
    complete = True
    for sequence in _sequences(mrz.strip(FILLER)):
        states = list(dict.fromkeys(_longer(states, sequence)))
        if len(states) > limit:
            complete, states = False, states[:limit]
    return ArabicReading(tuple(dict.fromkeys(text for text, _ in states)), complete)


def _longer(states: list[tuple[str, str]], sequence: str) -> Iterator[tuple[str, str]]:
    for text, doubled in states:
        if sequence == FILLER:
            yield text + " ", ""
            continue
        if sequence == doubled:
            yield text + SHADDA, ""
        for letter in _letters().get(sequence, ()):
            yield text + letter, sequence


def _sequences(mrz: str) -> Iterator[str]:
    """Cut the text into sequences; what stands for no letter comes out as it is."""
    at = 0
    while at < len(mrz):
        if mrz[at] == FILLER:
            yield FILLER
            at += len(mrz[at:]) - len(mrz[at:].lstrip(FILLER))
            continue
        pieces = (mrz[at : at + length] for length in (1, 2, 3))
        sequence = next((piece for piece in pieces if piece in _letters()), mrz[at])
        yield sequence
        at += len(sequence)


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    """Return the letters of each sequence, in the order of the code table."""
    found: dict[str, list[str]] = {}
    rows = sorted((char, row) for char, row in table().items() if row.script == "arabic")
    for character, letter in rows:
        for form in (*letter.forms, *letter.final):
            found.setdefault(form, []).append(character)
    for character, letter in rows:
        for form in letter.search:
            found.setdefault(form, [character])
    return {form: tuple(characters) for form, characters in found.items()}
