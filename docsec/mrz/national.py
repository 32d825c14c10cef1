"""Layouts that single States use beside those of Doc 9303. A new one is a new row and a test.

Sources. France, identity card of 1988 to 2021, and driving licence of 2013: published specimens.
Slovakia: published specimen. Switzerland, driving licence: published specimens, with a personal
number of 9 digits and, later, of 12. Licences that begin with D1: ISO/IEC 18013-3 fixes the
code, the State and a check digit over the whole line; the rest is the State's own. Russia,
internal passport: order of the Ministry of the Interior No. 773 of 16 November 2020.
"""

from __future__ import annotations

from dataclasses import replace

from docsec.findings import Span
from docsec.mrz.positions import (
    FieldPosition,
    Kind,
    Layout,
    composite,
    digit_position,
    two_lines,
)

# The surname stands in the first line, the number (year and month of issue, department, serial),
# given names and birth in the second; no expiry.
FRA_ID = Layout(
    "FRA-ID",
    (36, 36),
    "I",
    "national layout, France",
    fields=(
        FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("surname", Kind.NAME, Span(1, 6, 30)),
        FieldPosition("optional_data", Kind.OPTIONAL, Span(1, 31, 36)),
        FieldPosition("issue_date", Kind.MONTH, Span(2, 1, 4)),
        FieldPosition("document_number", Kind.NUMBER, Span(2, 1, 12)),
        FieldPosition("given_names", Kind.NAME, Span(2, 14, 27)),
        FieldPosition("birth_date", Kind.DATE, Span(2, 28, 33)),
        FieldPosition("sex", Kind.SEX, Span(2, 35, 35)),
    ),
    digits=(
        digit_position("document-number", "document_number", 2, 13, 12),
        digit_position("date-of-birth", "birth_date", 2, 34, 6),
        composite(2, 36, Span(1, 1, 36), Span(2, 1, 35)),
    ),
    prefix="IDFRA",
    # No nationality, as TD2 would have it.
    second_line="(?!.{10}[A-Z][A-Z<]{2})",
)

# As TD2, two characters shorter and without a composite digit.
SVK_ID = replace(two_lines("SVK-ID", 34, "I", "national layout, Slovakia", 34), prefix="I<SVK")

FRA_DL = Layout(
    "FRA-DL",
    (30,),
    "D",
    "national layout, France",
    fields=(
        FieldPosition("document_code", Kind.LICENCE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("document_number", Kind.NUMBER, Span(1, 6, 14)),
        FieldPosition("expiry_date", Kind.DATE, Span(1, 16, 21)),
        FieldPosition("surname", Kind.NAME, Span(1, 22, 29)),
    ),
    digits=(
        digit_position("document-number", "document_number", 1, 15, 14),
        composite(1, 30, Span(1, 1, 29)),
    ),
    prefix="D1FRA",
)

EU_DL = Layout(
    "EU-DL",
    (30,),
    "D",
    "ISO/IEC 18013-3",
    fields=(
        FieldPosition("document_code", Kind.LICENCE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("optional_data", Kind.OPTIONAL, Span(1, 6, 29)),
    ),
    digits=(composite(1, 30, Span(1, 1, 29)),),
    prefix="D1",
)


def _swiss_licence(identifier: str, personal_number: int, prefix: str) -> Layout:
    """Return a Swiss driving licence; they differ in the length of the personal number."""
    version = 6 + personal_number
    return Layout(
        identifier,
        (9, 30, 30),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "national layout, Switzerland",
        fields=(
            FieldPosition("document_number", Kind.NUMBER, Span(1, 1, 9)),
            FieldPosition("language", Kind.CODE, Span(1, 7, 7)),
            FieldPosition("document_code", Kind.CODE, Span(2, 1, 2)),
            FieldPosition("issuing_state", Kind.STATE, Span(2, 3, 5)),
            FieldPosition("licence_number", Kind.DIGITS, Span(2, 6, version - 1)),
            FieldPosition("version", Kind.DIGITS, Span(2, version, version + 2)),
            FieldPosition("birth_date", Kind.DATE, Span(2, version + 5, version + 10)),
            FieldPosition("name", Kind.NAME, Span(3, 1, 30)),
        ),
        digits=(),
        prefix=prefix,
        prefix_line=2,
    )


CHE_DL = _swiss_licence("CHE-DL", 9, "FACHE............<<")
CHE_DL_12 = _swiss_licence("CHE-DL-12", 12, "FACHE...............<<")

# The number is the first three digits of the series and the number; the fourth stands first in
# the optional data. There is no expiry: its places and those of its digit hold fillers.
RUS_ID = Layout(
    "RUS-ID",
    (44, 44),
    "P",
    "national layout, Russian Federation",
    fields=(
        FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("name", Kind.RUSSIAN_NAME, Span(1, 6, 44)),
        FieldPosition("document_number", Kind.NUMBER, Span(2, 1, 9)),
        FieldPosition("nationality", Kind.STATE, Span(2, 11, 13)),
        FieldPosition("birth_date", Kind.DATE, Span(2, 14, 19)),
        FieldPosition("sex", Kind.SEX, Span(2, 21, 21)),
        FieldPosition("optional_data", Kind.OPTIONAL, Span(2, 29, 42)),
    ),
    digits=(
        digit_position("document-number", "document_number", 2, 10, 9),
        digit_position("date-of-birth", "birth_date", 2, 20, 6),
        digit_position("optional-data", "optional_data", 2, 43, 14),
        composite(2, 44, Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 43)),
    ),
    prefix="PNRUS",
    # No expiry, as TD3 would have it.
    second_line=".{21}<{4}",
)

_ROWS = (FRA_ID, SVK_ID, FRA_DL, EU_DL, CHE_DL, CHE_DL_12, RUS_ID)
NATIONAL = {layout.id: layout for layout in _ROWS}
"""By id, as in ``Mrz.format``."""
