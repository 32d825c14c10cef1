"""Document code, States, document number and sex (Doc 9303-3 4.4 and 5; Parts 4 to 7)."""

from __future__ import annotations

from docsec.mrz.bulk.asked import ask
from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.symbols import FILLER
from docsec.mrz.rules import content


def document_code(block: Block) -> None:
    """Whether the first letter belongs to the format and the second is allowed with it."""
    ask(block, content.document_code, "document_code", by_format=True)


def issuing_state(block: Block) -> None:
    """Whether the issuing State or organization is in the table."""
    ask(block, content.issuing_state, "issuing_state")


def nationality(block: Block) -> None:
    """Whether the nationality is in the table."""
    ask(block, content.nationality, "nationality")


def document_number(block: Block) -> None:
    """Whether there is a document number at all."""
    printed = block.at(block.layout.field("document_number").span)
    if (printed[0] == FILLER).any():
        block.doubts("mrz.document-number", (printed == FILLER).all(axis=0))


def long_document_number(block: Block) -> None:
    """Whether a document number that runs on has its digit with the filler counted."""
    if block.long_numbers is not None:
        block.doubts("mrz.long-document-number", block.long_numbers.filler_counted)


def sex(block: Block) -> None:
    """M, F or filler; X belongs to the visual zone only."""
    ask(block, content.sex, "sex")
