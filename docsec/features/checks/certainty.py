"""Which fields of an MRZ are certain enough for another source to make them fail."""

from __future__ import annotations

from docsec.findings import Mrz, Status
from docsec.page.examined import Page

_DIGITS = {
    "document_number": "document-number",
    "birth_date": "date-of-birth",
    "expiry_date": "date-of-expiry",
}


def is_certain(field: str, page: Page, mrz: Mrz) -> bool:
    """Whether a field was surely read, and its check digit, where it has one, is right."""
    code = f"mrz.check-digits.{_DIGITS.get(field)}"
    digits = [each.status for each in mrz.findings if each.code == code]
    if any(status is not Status.SUCCESSFUL for status in digits):
        return False
    if not page.certain:
        return True
    place = mrz.fields[field]
    return all(page.certain[place.line - 1][place.start - 1 : place.end])
