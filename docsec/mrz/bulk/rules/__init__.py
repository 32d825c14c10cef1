"""The rules of `docsec.mrz.rules` for a whole block at once, by the same names.

What never fails and is never undetermined is left out: a table of outcomes does not list it.
"""

from __future__ import annotations

from collections.abc import Callable

from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.rules import content, dates, digits, names, profiles, structure

BlockRule = Callable[[Block], None]

RULES: tuple[BlockRule, ...] = (
    structure.line_length,
    structure.charset,
    structure.field_class,
    structure.fillers,
    digits.check_digits,
    content.document_code,
    content.issuing_state,
    content.nationality,
    content.document_number,
    content.long_document_number,
    dates.birth,
    dates.expiry,
    dates.expired,
    dates.order,
    content.sex,
    names.structure,
    profiles.crew,
    profiles.emergency,
)

NEVER_LISTED = (
    "content.specimen_code",
    "dates.century",
    "names.truncation",
    "names.transliteration",
    "content.optional_data",
    "profiles.visa",
)
"""The rules that only announce something."""

NOT_OF_ICAO = ("dates.issue",)
"""The rules about fields that the five formats do not have."""


def evaluate(block: Block) -> None:
    """Note in ``block`` what every rule finds."""
    for rule in RULES:
        rule(block)
