"""Checks on the picture: one file each, one object each, performed in this order.

A check says what it needs (`docsec.features.checks.needs`); where that is not there, `perform`
makes the 'not performed' with its reason, in one place for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from docsec.features.checks import (
    b900_ir,
    background,
    barcode_mrz,
    fibres,
    file_traces,
    ghost,
    grey_copy,
    guilloche,
    halftone,
    ir_dropout,
    mrz_geometry,
    mrz_jitter,
    mrz_pitch,
    mrz_position,
    mrz_skew,
    ocr_b,
    ovd,
    photo_background,
    photo_zone,
    quality,
    resolution,
    screen_recapture,
    uv_dull,
    viz_mrz,
)
from docsec.features.checks.needs import Needs, lack
from docsec.findings import Finding
from docsec.page.examined import Page
from docsec.registry import not_performed


class Check(Protocol):
    """A check on the picture.

    Its strength (whether it may fail a document) and its routine stand in the registry.
    """

    code: str
    needs: Needs

    def run(self, page: Page) -> Finding | tuple[Finding, ...]:
        """Return what is found; called only where everything in ``needs`` is there.

        A check of several fields returns a finding for each, under codes below its own.
        """
        ...


CHECKS: tuple[Check, ...] = (
    viz_mrz.CHECK,
    barcode_mrz.CHECK,
    resolution.CHECK,
    quality.CHECK,
    mrz_geometry.CHECK,
    mrz_pitch.CHECK,
    mrz_position.CHECK,
    mrz_skew.CHECK,
    ocr_b.CHECK,
    mrz_jitter.CHECK,
    photo_zone.CHECK,
    photo_background.CHECK,
    guilloche.CHECK,
    background.CHECK,
    halftone.CHECK,
    screen_recapture.CHECK,
    grey_copy.CHECK,
    file_traces.CHECK,
    b900_ir.CHECK,
    uv_dull.CHECK,
    ir_dropout.CHECK,
    fibres.CHECK,
    ovd.CHECK,
    ghost.CHECK,
)

# What an officer would expect and this version does not do, said rather than left out.
ABSENT = {
    "chip.passive-authentication": "not-in-this-version",
    "seal.signature": "not-in-this-version",
    "external.sltd": "outside-docsec",
}


def perform(page: Page, only: Collection[str] | None = None) -> Iterator[Finding]:
    """Yield the finding of every check, or why it was not performed.

    Args:
        page: the document.
        only: the codes of the checks that are wanted; None for all.
    """
    for check in CHECKS:
        if only is not None and check.code not in only:
            continue
        reason = lack(page, check.needs)
        if reason:
            yield not_performed(check.code, reason)
            continue
        found = check.run(page)
        yield from (found,) if isinstance(found, Finding) else found


def absent() -> Iterator[Finding]:
    """Yield what is not performed by this version at all."""
    for code, reason in ABSENT.items():
        yield not_performed(code, reason)
