"""Line length, alphabet, classes of characters and fillers (Doc 9303-3 4.3 to 4.10)."""

from __future__ import annotations

from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.symbols import FILLER, TEN
from docsec.mrz.positions import Kind

_LETTERS_ONLY = (Kind.CODE, Kind.STATE, Kind.NAME)
_LEFT_ALIGNED = ("document_code", "issuing_state", "nationality", "document_number")


def line_length(block: Block) -> None:
    """Whether each line has the length of the format."""
    if block.lengths is not None:
        wrong = (block.lengths != block.layout.line_length).any(axis=0)
        block.fails("mrz.line-length", wrong)


def charset(block: Block) -> None:
    """Every character outside the alphabet."""
    block.fails("mrz.charset", block.foreign)


def field_class(block: Block) -> None:
    """Names and codes hold letters and fillers only, no digit."""
    for position in block.layout.fields:
        if position.kind in _LETTERS_ONLY:
            lowest = block.at(position.span).min(axis=0)
            block.fails("mrz.field-class", lowest < TEN, position.span)


def fillers(block: Block) -> None:
    """Data start at the first position of their field; fillers follow."""
    for key in filter(block.layout.has, _LEFT_ALIGNED):
        span = block.layout.field(key).span
        printed = block.at(span)
        if (printed[0] == FILLER).any():
            filled = printed == FILLER
            block.fails("mrz.fillers", filled[0] & ~filled.all(axis=0), span)
