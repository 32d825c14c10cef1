"""Frauds and harmless oddities to practise on, each a small step that says what it changed.

Most take a description and return the altered one; those that happen to pictures (copies, wear,
bad light) are noted in the description and done once it is drawn. What ought to be found then
stands in `docsec.specimens.operators.tables`.
"""

from docsec.specimens.operators.registry import (
    FRAUDS,
    NEGATIVES,
    OPERATORS,
    Operator,
    Row,
    parse,
)

__all__ = ["FRAUDS", "NEGATIVES", "OPERATORS", "Operator", "Row", "parse"]
