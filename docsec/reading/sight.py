"""Reading one strip, and looking again where the first look left a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from docsec.reading.decode import ALTERNATIVES, Character, Text, decode
from docsec.reading.flatten import Strip, crop
from docsec.reading.frame import Frame
from docsec.reading.marks import Grey
from docsec.reading.recogniser import PITCH, Recogniser

DOUBT = 0.97
"""A line with a character below this confidence is looked at again."""

LOOKS_AGAIN = ((1.05, 0.04, 0.4), (0.95, -0.04, -0.3))
"""How further crops differ: height of the print, moved down (heights) and along (characters).

One lies a little to this side of the first, one to the other.
"""


class Sight(NamedTuple):
    """What is needed to read a strip: the picture, the frame of the strip, the network."""

    grey: Grey
    frame: Frame
    recogniser: Recogniser

    def text(self, strip: Strip, turned: bool) -> Text:
        """Return what stands in a strip, read from its other end where ``turned``."""
        line = crop(self.grey, strip, self.frame)
        upright = np.ascontiguousarray(line[::-1, ::-1]) if turned else line
        text = decode(self.recogniser.log_probabilities([upright])[0])
        before, after = (PITCH * cells for cells in strip.margins)
        return text.within(after, before) if turned else text.within(before, after)

    def surer(self, strip: Strip, turned: bool, text: Text) -> Text:
        """Return ``text`` as several looks have it, where the first left a doubt."""
        if all(each.confidence >= DOUBT or not each.seen for each in text.characters):
            return text
        looks = [text.characters]
        for look in LOOKS_AGAIN:
            again = self.text(_moved(strip, *look), turned).characters
            if len(again) == len(text.characters):
                looks.append(again)
        together = tuple(agreed(places) for places in zip(*looks, strict=True))
        return replace(text, characters=together) if len(looks) > 1 else text


def _moved(strip: Strip, higher: float, lower: float, earlier: float) -> Strip:
    line = strip.line
    curve = line.curve.copy()
    curve[-1] += lower * line.height
    moved = replace(line, height=line.height * higher, curve=curve)
    return replace(strip, line=moved, first=strip.first + earlier)


def agreed(looks: Sequence[Character]) -> Character:
    """Return the likeliest character of several looks at one place, with its mean probability."""
    shares: dict[str, float] = {}
    for look in looks:
        for value, probability in ((look.value, look.confidence), *look.alternatives):
            shares[value] = shares.get(value, 0.0) + probability / len(looks)
    (value, confidence), *others = sorted(shares.items(), key=lambda pair: -pair[1])
    named = tuple((other, round(share, 4)) for other, share in others[:ALTERNATIVES])
    return replace(looks[0], value=value, confidence=round(confidence, 4), alternatives=named)
