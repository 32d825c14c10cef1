"""The one table from operator to the findings that ought to come, and what these look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docsec.specimens.document import Document
from docsec.specimens.geometry import Box

FAILED, UNDETERMINED = "failed", "undetermined"

_COPY = ("image.uv-dull", "image.fibres", "image.ovd")
FINDINGS: Mapping[str, tuple[str, ...]] = {
    "mrz-font": ("image.ocr-b",),
    "mrz-redraw": ("image.mrz-jitter",),
    "mrz-pitch": ("image.mrz-geometry", "image.mrz-pitch"),
    "mrz-spacing": ("image.mrz-geometry", "image.mrz-position"),
    "mrz-margin": ("image.mrz-position",),
    "mrz-skew": ("image.mrz-skew", "image.mrz-position"),
    "mrz-dye": ("image.b900-ir",),
    "retyped": ("image.background",),
    "guilloche-broken": ("image.guilloche",),
    "photo-pasted": ("image.photo-zone", "image.photo-background", "image.uv-dull"),
    "bright-paper": ("image.uv-dull",),
    "fibres-missing": ("image.fibres",),
    "fibres-printed": ("image.fibres",),
    "no-dropout": ("image.ir-dropout",),
    "device-static": ("image.ovd",),
    "device-missing": ("image.ovd",),
    "fantasy-state": ("mrz.issuing-state", "mrz.nationality"),
    "fantasy-code": ("mrz.document-code",),
    "colour-copy": ("image.halftone", *_COPY),
    "grey-copy": ("image.halftone", "image.grey-copy", *_COPY),
    "print-and-rescan": ("image.b900-ir", *_COPY),
    "screen-recapture": ("image.screen-recapture", "image.fibres", "image.ovd"),
    "expired": ("mrz.expiry",),
}
"""By operator, the codes that ought to be found, beside those that follow from the characters.

What no check finds is not among them: a character copied, and another face, which a person
compares. Some are found only beside a document of the same model.
"""

_NAMES = ("mrz.name-structure", "cross.viz-mrz.surname", "cross.viz-mrz.given-names")
_MRZ_PLACE = ("image.mrz-geometry", "image.mrz-pitch", "image.mrz-position", "image.mrz-skew")
_MRZ_PRINT = ("image.b900-ir", *_MRZ_PLACE, "image.ocr-b", "image.mrz-jitter")
_SURFACE = ("image.background", "image.photo-zone", "image.photo-background", "image.guilloche")
_PICTURE = ("image.halftone", "image.screen-recapture")
_VISUAL = (
    "cross.viz-mrz.document-number",
    "cross.viz-mrz.date-of-birth",
    "cross.viz-mrz.date-of-expiry",
)
MUST_NOT_FAIL: Mapping[str, tuple[str, ...]] = {
    "one-name": _NAMES,
    "truncated-names": _NAMES,
    "long-number": ("mrz.check-digits.document-number", "mrz.check-digits.composite",
                    "mrz.document-number", "cross.viz-mrz.document-number"),
    "unknown-birth-day": ("mrz.dates", "mrz.field-class", "mrz.check-digits.date-of-birth",
                          "cross.viz-mrz.date-of-birth"),
    "born-long-ago": ("mrz.dates", "cross.viz-mrz.date-of-birth"),
    "sex-unspecified": ("mrz.sex", "cross.viz-mrz.sex"),
    "confusable-number": ("mrz.check-digits.document-number", "mrz.check-digits.composite",
                          "cross.viz-mrz.document-number"),
    "national-script": _NAMES,
    "mrz-within-tolerance": (*_MRZ_PLACE, "image.mrz-jitter"),
    "mrz-uneven": _MRZ_PRINT,
    "portrait-offset": ("image.photo-zone", "image.photo-background"),
    "expired": ("mrz.dates", "mrz.check-digits.date-of-expiry", "cross.viz-mrz.date-of-expiry"),
    "grey-design": ("image.grey-copy", "image.halftone"),
    "washed-paper": ("image.uv-dull", "image.fibres"),
    "washed": ("image.uv-dull", "image.fibres"),
    "stamp": (*_MRZ_PRINT, "image.ir-dropout"),
    "crease": (*_MRZ_PRINT, *_SURFACE),
    "stain": (*_MRZ_PRINT, *_SURFACE, "image.uv-dull"),
    "worn-print": (*_MRZ_PRINT, *_SURFACE, "image.fibres"),
    "glare": (*_MRZ_PRINT, *_SURFACE, "image.ovd"),
    "fingers": (*_MRZ_PRINT, *_SURFACE, "image.uv-dull"),
    "low-resolution": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "blur": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "strong-jpeg": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "lamp-misaligned": ("image.b900-ir", "image.uv-dull", "image.ir-dropout"),
    "infrared-veil": ("image.b900-ir", "image.ir-dropout"),
    "ultraviolet-leak": ("image.uv-dull", "image.fibres"),
    "misregistration": ("image.b900-ir", "image.uv-dull", "image.ir-dropout", "image.fibres"),
    "sensor-noise": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "vignetting": (*_MRZ_PRINT, *_SURFACE, *_PICTURE, "image.uv-dull"),
    "too-dark": (*_MRZ_PRINT, *_SURFACE, *_PICTURE, "image.uv-dull", "image.fibres"),
    "too-bright": (*_MRZ_PRINT, *_SURFACE, *_PICTURE, "image.uv-dull"),
    "warm-lamp": ("image.grey-copy", "image.screen-recapture", *_SURFACE),
    "from-the-side": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "cut-off": (*_MRZ_PRINT, *_SURFACE),
    "pen-mark": (*_SURFACE, "image.ir-dropout", *_VISUAL),
    "staple": (*_SURFACE, *_VISUAL),
    "show-through": (*_SURFACE, *_PICTURE, *_VISUAL),
    "scratches": (*_MRZ_PRINT, *_SURFACE, *_VISUAL),
    "bubbles": (*_MRZ_PRINT, *_SURFACE, *_VISUAL),
    "dust": (*_MRZ_PRINT, *_SURFACE, "image.fibres", *_VISUAL),
}  # fmt: skip
"""By harmless oddity, the checks that it might mislead; a pointer fails where it points."""

_STRONG = {
    "image.b900-ir", "image.uv-dull", "cross.barcode-mrz", "cross.viz-mrz.document-number",
    "cross.viz-mrz.date-of-birth", "cross.viz-mrz.date-of-expiry", "mrz.document-code",
    "mrz.expiry", "mrz.dates",
}  # fmt: skip
"""What fails; everything else that is no check digit only points (undetermined)."""

_LIGHT = {
    "image.b900-ir": "ir",
    "image.ir-dropout": "ir",
    "image.uv-dull": "uv",
    "image.fibres": "uv",
    "image.ovd": "tilt",
}
"""The light that a check needs; all other image checks need white."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that ought to come.

    Attributes:
        code: of the finding.
        status: ``failed`` or ``undetermined``.
        box: the altered place, in millimetres of the document; not all that a check looks at.
    """

    code: str
    status: str
    box: Box


def visible(code: str, lights: Iterable[str]) -> bool:
    """Whether a check can be made with pictures of ``lights``."""
    if not code.startswith("image."):
        return True
    return _LIGHT.get(code, "white") in {light.partition("-")[0] for light in lights}


def status_of(code: str) -> str:
    """Return the status that a finding has where what it looks for is there."""
    return FAILED if code in _STRONG or code.startswith("mrz.check-digits.") else UNDETERMINED


def is_there(document: Document, code: str) -> bool:
    """Whether a document has what a check looks at."""
    plan = document.plan
    feature = {
        "image.fibres": plan.fibres,
        "image.ovd": plan.device,
        "image.photo-zone": plan.portrait,
        "image.photo-background": plan.portrait,
        "cross.barcode-mrz": plan.barcode,
    }
    if code in feature:
        return bool(feature[code])
    on_mrz = code.startswith(("mrz.", "cross.")) or code in _MRZ_PRINT
    return bool(document.printed) or not on_mrz
