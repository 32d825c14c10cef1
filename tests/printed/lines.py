"""Lines of print without a picture."""

import numpy as np

from docsec.printed.lines import PrintedLine
from docsec.printed.places import values
from docsec.printed.text import Text
from docsec.printed.zone import VisualZone

POLYGON = ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2))


def line(text, left=0.0, top=0.0, confidence=1.0, height=3.0):
    """A line; ``confidence`` is that of each character, or of all of them."""
    sure = confidence if isinstance(confidence, tuple) else (confidence,) * len(text)
    width = 0.6 * height * max(len(text), 1)
    corners = np.zeros((4, 2))
    return PrintedLine(Text(text, sure), left, top, left + width, top + height, POLYGON, corners)


def column(*texts, confidence=1.0):
    """Lines one below the other."""
    return tuple(line(text, top=4.0 * at, confidence=confidence) for at, text in enumerate(texts))


def zone(*lines, again=None):
    """A visual zone of those lines, where a second look reads the same, or ``again``."""
    named = [line.named for line in lines if line.named]
    fields = frozenset(field for each in named for field in each.fields)
    return VisualZone(values(lines), fields, 0.9, lambda each: again.read if again else each.read)
