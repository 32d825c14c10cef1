"""The shape of the name field (Doc 9303-3 4.6)."""

from __future__ import annotations

import numpy as np

from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.symbols import FILLER


def structure(block: Block) -> None:
    """A primary identifier first, one double filler at most, single fillers within."""
    span = block.layout.field("name").span
    filled = block.at(span) == FILLER
    # A separator counts where text follows it: two fillers or more, then none.
    ends = filled[:-2] & filled[1:-1] & ~filled[2:]
    longer = (filled[:-3] & ends[1:]).any(axis=0)
    repeated = ends.sum(axis=0, dtype=np.uint8) > 1
    block.fails("mrz.name-structure", filled[0] | repeated | longer, span)
