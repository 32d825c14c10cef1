"""What was read in a line of print, and two looks at one line held together."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.printed.folding import fold

Characters = tuple[tuple[str, float], ...]
"""Letters and digits, in lower case and without accents, with the confidence of each."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a look at a line read.

    Attributes:
        text: the characters.
        confidences: of each of them, its case and accents aside, 0..1.
    """

    text: str
    confidences: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """That of the least certain character, as a blank says nothing; 0 without any."""
        pairs = zip(self.text, self.confidences, strict=True)
        return min((sure for character, sure in pairs if character != " "), default=0.0)

    def of(self, part: str) -> Characters:
        """Return the letters and digits of a part of the text, nothing where it has none such."""
        whole, wanted = fold(self.text), fold(part).text
        at = whole.text.rfind(wanted)
        if at < 0:
            return ()
        places = whole.places[at : at + len(wanted)]
        sure = (self.confidences[place] for place in places)
        return tuple(zip(wanted, sure, strict=True))


def surer(first: Characters, second: Characters) -> Characters:
    """Return what two looks read, each character with the confidence of the surer look.

    Two looks that agree are better evidence than either alone, whether what misled one would have
    misled the other or not: so the surer of the two is no more than what both together are worth.
    Where they differ the confidence is 0; nothing is returned where one read more than the other.
    """
    if len(first) != len(second):
        return ()
    pairs = zip(first, second, strict=True)
    return tuple((one, max(p, q) if one == other else 0.0) for (one, p), (other, q) in pairs)
