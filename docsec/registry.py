"""The registry of finding codes: what each stands under, rests on, and may answer.

Every code has in the catalogues a title, an explanation (``:about``) and a sentence for each
status listed here; a test holds the three together. ``not-performed`` needs no sentence of its
own: the title and the reason make it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docsec.findings import Evidence, Finding, Measure, Region, Span, Status

GROUPS = (
    "reading",
    "mrz-structure",
    "mrz-check-digits",
    "mrz-content",
    "comparison",
    "picture",
    "features",
    "chip-and-seals",
    "external",
)

_PASS = (Status.SUCCESSFUL,)
_PASS_FAIL = (Status.SUCCESSFUL, Status.FAILED)
_PASS_DOUBT = (Status.SUCCESSFUL, Status.UNDETERMINED)
_ALL = (Status.SUCCESSFUL, Status.FAILED, Status.UNDETERMINED)
_NEVER: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One finding code.

    Attributes:
        code: its name.
        group: its heading in a report, one of `GROUPS`.
        reference: the clause it rests on; a finding may name a more exact one.
        statuses: the answers it has a sentence for, beside not performed.
        strong: whether it counts in the status of a report.
        routine: the ICAO generic routine (Doc 9303-2 App. C.3.1), where there is one.
    """

    code: str
    group: str
    reference: str
    statuses: tuple[Status, ...]
    strong: bool = True
    routine: str | None = None

    @property
    def anchor(self) -> str:
        """Where the code is explained on the page of findings."""
        return self.code.replace(".", "-")


_TABLE = (
    Code("reading.mrz", "reading", "Doc 9303-3 4.3", _PASS, strong=False),
    Code("reading.agreement", "reading", "Doc 9303-2 App. C, C.16", _PASS_DOUBT, strong=False),
    Code("reading.second-reader", "reading", "Doc 9303-2 App. C, C.16", _PASS_DOUBT, strong=False),
    Code("mrz.line-count", "mrz-structure", "Doc 9303-3 4.10", _PASS_FAIL),
    Code("mrz.line-length", "mrz-structure", "Doc 9303-3 4.10", _PASS_FAIL),
    Code("mrz.format", "mrz-structure", "Doc 9303-3 4.10", _PASS_FAIL),
    Code("mrz.charset", "mrz-structure", "Doc 9303-3 4.3", _PASS_FAIL),
    Code("mrz.field-class", "mrz-structure", "Doc 9303-3 4.6", _PASS_FAIL),
    Code("mrz.fillers", "mrz-structure", "Doc 9303-3 4.10", _PASS_FAIL),
    Code("mrz.check-digits.document-number", "mrz-check-digits", "Doc 9303-3 4.9", _ALL),
    Code("mrz.check-digits.date-of-birth", "mrz-check-digits", "Doc 9303-3 4.9", _PASS_FAIL),
    Code("mrz.check-digits.date-of-expiry", "mrz-check-digits", "Doc 9303-3 4.9", _PASS_FAIL),
    Code("mrz.check-digits.optional-data", "mrz-check-digits", "Doc 9303-3 4.9", _PASS_FAIL),
    Code("mrz.check-digits.composite", "mrz-check-digits", "Doc 9303-3 4.9", _PASS_FAIL),
    Code("mrz.document-code", "mrz-content", "Doc 9303-3 4.4", _ALL),
    Code("mrz.issuing-state", "mrz-content", "Doc 9303-3 5", _PASS_DOUBT),
    Code("mrz.nationality", "mrz-content", "Doc 9303-3 5", _PASS_DOUBT),
    Code("mrz.specimen-code", "mrz-content", "Doc 9303-3 5 Part G", _PASS),
    Code("mrz.document-number", "mrz-content", "Doc 9303-3 4.10", _PASS_DOUBT),
    Code("mrz.long-document-number", "mrz-content", "Doc 9303-5 4.2.2.3 n.j", _PASS_DOUBT),
    Code("mrz.dates", "mrz-content", "Doc 9303-3 4.8", _ALL),
    Code("mrz.date-unknown", "mrz-content", "Doc 9303-3 4.8", _PASS_FAIL),
    Code("mrz.century", "mrz-content", "Doc 9303-3 4.8", _PASS),
    Code("mrz.expiry", "mrz-content", "Doc 9303-2 App. C, C.43 c", _PASS_FAIL, strong=False),
    Code("mrz.sex", "mrz-content", "Doc 9303-4 4.2.2.2 n.p", _PASS_FAIL),
    Code("mrz.name-structure", "mrz-content", "Doc 9303-3 4.6", _PASS_FAIL),
    Code("mrz.name-truncation", "mrz-content", "Doc 9303-4 4.2.3", _PASS),
    Code("mrz.transliteration", "mrz-content", "Doc 9303-3 6", _PASS),
    Code("mrz.optional-data", "mrz-content", "Doc 9303-4 4.2.2", _PASS),
    Code("mrz.profile.cmc", "mrz-content", "Doc 9303-5 App. C", _PASS_DOUBT),
    Code("mrz.profile.etd", "mrz-content", "Doc 9303-8 4.4.2", _PASS_DOUBT, strong=False),
    Code("mrz.profile.visa", "mrz-content", "Doc 9303-7 4.1.1.1", _PASS),
    Code("cross.viz-mrz", "comparison", "Doc 9303-3 7.3.1", _NEVER),
    Code("cross.viz-mrz.document-number", "comparison", "Doc 9303-3 7.3.1", _ALL),
    Code("cross.viz-mrz.surname", "comparison", "Doc 9303-3 4.6", _PASS_DOUBT, strong=False),
    Code("cross.viz-mrz.given-names", "comparison", "Doc 9303-3 4.6", _PASS_DOUBT, strong=False),
    Code("cross.viz-mrz.nationality", "comparison", "Doc 9303-3 7.3.1", _PASS_DOUBT, strong=False),
    Code("cross.viz-mrz.date-of-birth", "comparison", "Doc 9303-3 4.8", _ALL),
    Code("cross.viz-mrz.sex", "comparison", "Doc 9303-3 7.3.1", _PASS_DOUBT, strong=False),
    Code("cross.viz-mrz.date-of-expiry", "comparison", "Doc 9303-3 4.8", _ALL),
    Code("cross.viz-mrz.date-of-issue", "comparison", "Doc 9303-3 3.8", _PASS_DOUBT, strong=False),
    Code("cross.barcode-mrz", "comparison", "Doc 9303-13", _ALL),
    Code("image.resolution", "picture", "Doc 9303-2 App. C, B.1", _PASS_DOUBT, strong=False),
    Code("image.quality", "picture", "Doc 9303-2 App. C, B.1", _PASS_DOUBT, strong=False),
    Code("image.mrz-geometry", "features", "Doc 9303-3 4.4", _ALL),
    Code("image.mrz-pitch", "features", "Doc 9303-3 4.4", _ALL),
    Code("image.mrz-position", "features", "Doc 9303-3 4.11", _ALL),
    Code("image.ocr-b", "features", "Doc 9303-3 4.3", _PASS_DOUBT, strong=False),
    Code("image.mrz-jitter", "features", "Doc 9303-3 4.4", _PASS_DOUBT, strong=False),
    Code("image.file-traces", "picture", "Doc 9303-2 App. C", _PASS, strong=False),
    Code("image.photo-zone", "features", "Doc 9303-4 4.1.1", _PASS_DOUBT, strong=False),
    Code(
        "image.photo-background",
        "features",
        "Doc 9303-2 App. C, C.15",
        _PASS_DOUBT,
        strong=False,
    ),
    Code("image.guilloche", "features", "Doc 9303-2 App. C, C.15", _PASS_DOUBT, strong=False),
    Code("image.background", "features", "Doc 9303-2 App. C, C.15", _PASS_DOUBT, strong=False),
    Code("image.halftone", "features", "Doc 9303-2 App. C", _PASS_DOUBT, strong=False),
    Code("image.screen-recapture", "features", "Doc 9303-2 App. C", _PASS_DOUBT, strong=False),
    Code("image.grey-copy", "features", "Doc 9303-2 App. C", _PASS_DOUBT, strong=False),
    Code("image.b900-ir", "features", "Doc 9303-3 4.11", _ALL, routine="(IR,AB,MR)"),
    Code("image.uv-dull", "features", "Doc 9303-3 4.11", _ALL, routine="(UV,BR,FU)"),
    Code(
        "image.ir-dropout",
        "features",
        "Doc 9303-2 App. C, C.15",
        _PASS_DOUBT,
        strong=False,
        routine="(IR,TR,IS) (VI,AB,IS)",
    ),
    Code(
        "image.fibres",
        "features",
        "Doc 9303-2 App. C, C.15",
        _PASS_DOUBT,
        strong=False,
        routine="(UV,LU,FI)",
    ),
    Code("image.ovd", "features", "Doc 9303-2 App. A, A.5.3.2", _PASS_DOUBT, strong=False),
    Code("image.ghost", "features", "Doc 9303-2 App. C, C.19", _NEVER, strong=False),
    Code("image.mrz-skew", "features", "Doc 9303-3 4.11", _ALL),
    Code("chip.passive-authentication", "chip-and-seals", "Doc 9303-11 5.1", _NEVER),
    Code("seal.signature", "chip-and-seals", "Doc 9303-13", _NEVER),
    Code("external.sltd", "external", "Doc 9303-2 6.3", _NEVER),
)

CODES: Mapping[str, Code] = {row.code: row for row in _TABLE}

# Why a rule was not decided, or what is worth a word though it passed. Each has a sentence in the
# catalogues under reason.<code>.
REASONS = (
    "barcode-without-mrz-data",
    "character-outside-alphabet",
    "characters-fade",
    "code-blank",
    "code-deprecated",
    "code-not-for-this-place",
    "code-of-no-nationality",
    "code-of-organization",
    "code-of-united-nations",
    "code-unknown",
    "covered-by-no-digit",
    "document-number-blank",
    "edges-unconfirmed",
    "employer-code-form",
    "expiry-before-birth",
    "face-unlike-ocr-b",
    "filler-counted",
    "for-the-eye",
    "format-without-measures",
    "glow-too-weak",
    "letter-c-after-i",
    "letter-in-national-use",
    "line-length",
    "line-spacing-off",
    "line-too-short",
    "lines-differ",
    "meaning-unverified",
    "model-without-fibres",
    "mrz-blurred",
    "mrz-cut-off",
    "mrz-field-unusable",
    "mrz-format-unknown",
    "mrz-glare",
    "mrz-not-followed",
    "mrz-too-small",
    "mrz-zone-glows",
    "near-the-limit",
    "no-barcode",
    "no-file-traces",
    "no-ir-picture",
    "no-jpeg",
    "no-mrz-found",
    "no-mrz-place",
    "no-oblique-picture",
    "no-outline",
    "no-photograph-here",
    "no-places-of-portraits",
    "no-program-named",
    "no-reference",
    "no-tilt-picture",
    "no-transmitted-picture",
    "no-uv-picture",
    "no-white-picture",
    "not-in-this-version",
    "nothing-alike",
    "nothing-typed",
    "other-century-possible",
    "outline-uncertain",
    "outside-docsec",
    "part-unknown-by-halves",
    "photo-zone-glows",
    "picture-blurred",
    "picture-exposure",
    "picture-stretched",
    "picture-too-coarse",
    "picture-without-colour",
    "pictures-not-registered",
    "pitches-differ",
    "place-of-fillers",
    "print-fades",
    "print-partly-hidden",
    "print-reader-missing",
    "print-restless",
    "print-too-faint",
    "printed-differs",
    "printed-field-absent",
    "printed-issue-order",
    "printed-look-alike",
    "printed-not-read",
    "printed-word-unknown",
    "reader-missing",
    "reader-timeout",
    "readers-differ",
    "reading-uncertain",
    "reference-does-not-fit",
    "repeated-filler",
    "resolution-too-low",
    "second-reader-found-nothing",
    "switched-off",
    "taken-from-the-side",
    "too-few-frames",
    "turned-down",
    "valid-over-ten-years",
    "valid-over-twelve-months",
    "visual-zone-glows",
    "whole-mrz",
)

NOTHING_READ = ("mrz-blurred", "mrz-cut-off", "mrz-glare", "mrz-too-small", "no-mrz-found")
"""Of these, the reasons for which a reader reads nothing in a picture."""


class _Draft:
    """A finding while it is written: with its slots, and without the guard that slows this down."""

    __slots__ = Finding.__slots__


def finding(
    code: str,
    status: Status,
    *,
    where: Span | Region | None = None,
    field: str | None = None,
    expected: str | None = None,
    actual: str | None = None,
    reason: str | None = None,
    measure: Measure | None = None,
    uses: tuple[Span, ...] = (),
    reference: str | None = None,
    routine: str | None = None,
    region: Region | None = None,
    evidence: Evidence | None = None,
) -> Finding:
    """Return a finding with what the registry knows of its code filled in.

    Raises:
        KeyError: for a code that is not registered.
    """
    known = CODES[code]
    draft: Any = _Draft()
    draft.code, draft.status = code, status
    draft.group, draft.reference = known.group, reference or known.reference
    draft.where, draft.field, draft.uses, draft.region = where, field, uses, region
    draft.expected, draft.actual = expected, actual
    draft.reason, draft.measure = reason, measure
    draft.strong, draft.routine = known.strong, routine or known.routine
    draft.evidence = evidence
    draft.__class__ = Finding
    finished: Finding = draft
    return finished


def with_status(finding: Finding, status: Status, reason: str) -> Finding:
    """Return ``finding`` with another status, and why."""
    draft: Any = _Draft()
    draft.code, draft.status = finding.code, status
    draft.group, draft.reference = finding.group, finding.reference
    draft.where, draft.field = finding.where, finding.field
    draft.uses, draft.region = finding.uses, finding.region
    draft.expected, draft.actual = finding.expected, finding.actual
    draft.reason, draft.measure = reason, finding.measure
    draft.strong, draft.routine = finding.strong, finding.routine
    draft.evidence = finding.evidence
    draft.__class__ = Finding
    finished: Finding = draft
    return finished


def not_performed(code: str, reason: str, *, field: str | None = None) -> Finding:
    """Return the finding that says ``code`` was not performed, and why."""
    return finding(code, Status.NOT_PERFORMED, reason=reason, field=field)
