"""Kinds of document with something of their own (Doc 9303-5 and -8)."""

from __future__ import annotations

from docsec.mrz.bulk.asked import ask_each
from docsec.mrz.bulk.block import Block, Mask
from docsec.mrz.bulk.symbols import encoded
from docsec.mrz.rules import profiles


def crew(block: Block) -> None:
    """A crew member certificate names the employer."""
    if block.layout.id == "TD1":
        keys = ("document_code", "optional_data_1")
        ask_each(block, profiles.crew, keys, _with_code(block, profiles.CREW_MEMBER))


def emergency(block: Block) -> None:
    """An emergency passport should be valid for twelve months at most."""
    if block.layout.id == "TD3":
        keys = ("document_code", "expiry_date")
        ask_each(block, profiles.emergency, keys, _with_code(block, profiles.EMERGENCY))


def _with_code(block: Block, code: str) -> Mask:
    first, second = block.at(block.layout.field("document_code").span)
    with_code: Mask = (first == encoded(code)[0]) & (second == encoded(code)[1])
    return with_code
