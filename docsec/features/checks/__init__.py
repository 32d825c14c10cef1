"""Checks on the picture: one file each, one object each, performed in this order.

A check says what it needs; where that is not there, `perform` makes the 'not performed' with
its reason, in one place for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from docsec.features.checks import barcode_mrz, resolution, viz_mrz
from docsec.findings import Finding
from docsec.page.examined import Page
from docsec.printed.network import installed
from docsec.registry import not_performed


class Check(Protocol):
    """A check on the picture.

    Its strength (whether it may fail a document) and its routine stand in the registry.
    """

    code: str
    needs: tuple[str, ...]

    def run(self, page: Page) -> Finding | tuple[Finding, ...]:
        """Return what is found; called only where everything in ``needs`` is there.

        A check of several fields returns a finding for each, under codes below its own.
        """
        ...


CHECKS: tuple[Check, ...] = (viz_mrz.CHECK, barcode_mrz.CHECK, resolution.CHECK)

# What an officer would expect and this version does not do, said rather than left out.
ABSENT = {
    "image.b900-ir": "not-in-this-version",
    "image.uv-dull": "not-in-this-version",
    "chip.passive-authentication": "not-in-this-version",
    "seal.signature": "not-in-this-version",
    "external.sltd": "outside-docsec",
}

_LACKING = {
    "mrz-place": "no-mrz-place",
    "mrz-format": "mrz-format-unknown",
    "print-reader": "print-reader-missing",
}


def perform(page: Page) -> Iterator[Finding]:
    """Yield the finding of every check, or why it was not performed."""
    for check in CHECKS:
        missing = next((need for need in check.needs if not _has(page, need)), None)
        if missing:
            yield not_performed(check.code, _LACKING[missing])
            continue
        found = check.run(page)
        yield from (found,) if isinstance(found, Finding) else found


def absent() -> Iterator[Finding]:
    """Yield what is not performed by this version at all."""
    for code, reason in ABSENT.items():
        yield not_performed(code, reason)


def _has(page: Page, need: str) -> bool:
    if need == "mrz-place":
        return bool(page.line_regions) and len(page.line_regions) == len(page.line_lengths)
    if need == "mrz-format":
        return page.mrz is not None and page.mrz.format is not None
    if need == "print-reader":
        return installed()
    return page.capture.under(need) is not None
