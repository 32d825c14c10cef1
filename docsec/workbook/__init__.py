"""The workbook: what a country or agency says about itself, item by item of the checklist.

A workbook belongs to whoever filled it in. Nothing here stores one; reading a damaged one
changes nothing.
"""

from docsec.workbook.assess import Assessment, as_dict, assess
from docsec.workbook.compare import Comparison, check_count, compare, comparison_as_dict, table
from docsec.workbook.files import read, to_csv, to_json
from docsec.workbook.record import Entry, Practice, Workbook, from_fields, to_fields

__all__ = [
    "Assessment",
    "Comparison",
    "Entry",
    "Practice",
    "Workbook",
    "as_dict",
    "assess",
    "check_count",
    "compare",
    "comparison_as_dict",
    "from_fields",
    "read",
    "table",
    "to_csv",
    "to_fields",
    "to_json",
]
