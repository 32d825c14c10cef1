"""Which feature specimens show and where, which they imitate, and why the rest are not shown.

All of it is our judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: what of a specimen shows a feature.

    Attributes:
        feature: an id of the catalogue.
        element: a name in ``elements`` of document.json, ``visual:`` and the key of a field, or
            ``mrz``, ``fibres``, ``visible-fibres``, ``paper``.
        lights: under which it is seen, the best first; the first frame stands for ``tilt``.
        spot: where its number stands if it is all over the page, 0..1; None where it has a place.
        types: the document types that it is shown on; all where there are none.
        numbered: whether it has a number on a trainer's sheet; the others would crowd it.
        close: the part of its place to look at from near: left, top, right, bottom, 0..1; all of
            it where there is none.
        beside: other lights that it is looked at under as well, for what differs between them.
        twice: whether the other type is shown beside the first.
    """

    feature: str
    element: str
    lights: tuple[str, ...]
    spot: tuple[float, float] | None = None
    types: tuple[str, ...] = ()
    numbered: bool = True
    close: Box | None = None
    beside: tuple[str, ...] = ()
    twice: bool = False


_EVERYWHERE = (0.5, 0.5)
_VISAS = ("MRV-A", "MRV-B")

SHOWN = (
    Shown("integrated-biodata", "portrait", ("oblique", "white")),
    Shown("secondary-portrait", "ghost", ("white",)),
    Shown("dovid", "variable-device", ("tilt", "oblique", "white")),
    Shown(
        "guilloche-two-colour",
        "background",
        ("white",),
        (0.60, 0.05),
        close=(0.46, 0.03, 0.66, 0.19),
    ),
    Shown("ir-dropout-ink", "background", ("ir",), (0.60, 0.30), beside=("white",)),
    Shown("mrz-check-digits", "mrz", ("white",)),
    Shown("mrz-b900", "mrz", ("ir",), beside=("white",)),
    Shown("uv-fluorescent-ink", "luminous-overprint", ("uv",), (0.60, 0.25)),
    Shown("fibres-invisible", "fibres", ("uv",), beside=("white",)),
    Shown("uv-dull-paper", "paper", ("uv",), (0.93, 0.93)),
    Shown("watermark-two-tone", "watermark", ("transmitted",), beside=("white",)),
    Shown("security-thread", "thread", ("transmitted", "uv"), close=(0.0, 0.0, 1.0, 0.3)),
    Shown(
        "laser-perforated-number",
        "perforation",
        ("transmitted", "white"),
        close=(0.0, 0.0, 0.6, 1.0),
    ),
    Shown("barcode", "barcode", ("white",)),
    Shown("officer-seal-overlap", "seal", ("white",)),
    Shown("fibres-visible", "visible-fibres", ("white",), numbered=False),
    Shown("planchettes", "planchette", ("uv", "white"), numbered=False, beside=("white",)),
    Shown("synthetic-uv-dull", "plastic", ("uv",), _EVERYWHERE, numbered=False),
    Shown("tactile-surface", "ridges", ("oblique",), numbered=False, close=(0.3, 0.0, 0.6, 1.0)),
    Shown("rainbow-printing", "background", ("white",), _EVERYWHERE, numbered=False),
    Shown("microprint", "microprint", ("white",), numbered=False, close=(0.0, 0.0, 0.12, 1.0)),
    Shown("intaglio", "heading", ("oblique",), numbered=False, close=(0.0, 0.0, 0.5, 1.0)),
    Shown("black-line-white-line", "line-reversal", ("white",), numbered=False),
    Shown("relief-design", "medallion", ("white",), numbered=False),
    Shown("see-through-register", "see-through-register", ("transmitted",), numbered=False),
    Shown("ir-absorbent-ink", "mrz", ("ir",), numbered=False, beside=("white",)),
    Shown("number-all-sheets", "page-number", ("white",), types=_VISAS, numbered=False),
    Shown("fluorescent-number", "glowing-number", ("uv",), numbered=False),
    Shown(
        "card-number-both-sides",
        "visual:document_number",
        ("white",),
        types=("TD1", "TD1-front"),
        numbered=False,
        twice=True,
    ),
    Shown("ovd-over-portrait", "device-over-portrait", ("tilt", "white"), numbered=False),
    Shown("blind-embossing", "dry-seal", ("oblique",), numbered=False),
    Shown("background-in-portrait", "portrait", ("white",), numbered=False),
    Shown(
        "laser-engraving",
        "engraved-portrait",
        ("ir", "white"),
        numbered=False,
        beside=("white",),
    ),
    Shown("tactile-laser", "raised-value", ("oblique",), numbered=False),
    Shown("uv-portrait", "glowing-portrait", ("uv",), numbered=False),
    Shown("displayed-signature", "visual:signature", ("white",), numbered=False),
    Shown("portrait-quality", "portrait", ("white",), numbered=False),
    Shown("chip-symbol", "chip-symbol", ("white",), numbered=False),
    Shown(
        "visa-passport-link",
        "visual:passport_number",
        ("white",),
        types=_VISAS,
        numbered=False,
    ),
    Shown("visa-portrait", "portrait", ("white",), types=_VISAS, numbered=False),
    Shown("watermark-cylinder-mould", "multitone-watermark", ("transmitted",), numbered=False),
    Shown("watermark-registered", "registered-watermark", ("transmitted",), numbered=False),
    Shown(
        "label-die-cut",
        "die-cut",
        ("transmitted", "oblique", "white"),
        numbered=False,
        close=(0.1, 0.0, 0.45, 1.0),
    ),
    Shown(
        "transparent-window", "window", ("transmitted", "white"), numbered=False, beside=("white",)
    ),
    Shown("latent-image", "latent-image", ("tilt",), numbered=False),
    Shown("optically-variable-ink", "shifting-ink", ("tilt",), numbered=False),
    Shown("metallic-ink", "metallic-ink", ("tilt", "white"), numbered=False),
    Shown("metameric-inks", "metamers", ("ir",), numbered=False, beside=("white",)),
    Shown("lenticular-image", "lens", ("tilt",), numbered=False),
    Shown("ovd-intaglio-overprint", "engraved-device", ("oblique",), numbered=False),
    Shown(
        "laminate-uv-print",
        "film-pattern",
        ("uv",),
        _EVERYWHERE,
        numbered=False,
        close=(0.0, 0.18, 0.45, 0.92),
    ),
    Shown("laser-perforated-portrait", "pierced-portrait", ("transmitted",), numbered=False),
)
"""The features that specimens show; those with a number in the order in which one looks."""


@dataclass(frozen=True, slots=True)
class Imitation:
    """One row: what an altered specimen is an example of.

    Attributes:
        operator: the name of what was done to it, or all of it as on the command line.
        features: ids of the catalogue, of which it shows an imitation or what spoils them.
        indicators: ids of the fraud indicators that it shows.
        light: under which it shows most.
    """

    operator: str
    features: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    light: str = "white"


IMITATIONS = (
    Imitation("mrz-digit", ("mrz-check-digits",)),
    Imitation("mrz-font", (), ("cf-mrz-pitch", "da-font")),
    Imitation("mrz-dye", ("mrz-b900", "ir-absorbent-ink"), ("cf-mrz-ir", "sb-mrz"), "ir"),
    Imitation("mrz-spacing", (), ("cf-mrz-pitch",)),
    Imitation(
        "photo-pasted",
        ("integrated-biodata", "background-in-portrait", "portrait-quality"),
        ("ps-edge", "ps-background", "ps-uv"),
    ),
    Imitation("photo-replaced", ("secondary-portrait",), ("ps-ghost",)),
    Imitation("retyped", (), ("da-erasure", "da-font")),
    Imitation("birth-date", (), ("da-viz-mrz",)),
    Imitation("expiry-date", ("barcode",), ("da-expiry",)),
    Imitation("bright-paper", ("uv-dull-paper",), ("cf-uv-bright", "pg-uv"), "uv"),
    Imitation("fibres-printed", ("fibres-invisible", "fibres-visible", "planchettes"), (), "uv"),
    Imitation("device-static", ("dovid", "ovd-over-portrait"), ("cf-flat-ovd",), "tilt"),
    Imitation("no-dropout", ("ir-dropout-ink", "metameric-inks"), (), "ir"),
    Imitation("visa-moved", ("visa-passport-link",), ("v-passport",)),
    Imitation("fantasy-state", (), ("fa-code", "cf-code")),
    Imitation("colour-copy", ("guilloche-two-colour", "rainbow-printing"), ("cf-dots",)),
    Imitation("mrz-of-another", (), ("da-viz-mrz",)),
    Imitation(
        "imitated:watermark",
        ("watermark-two-tone", "watermark-cylinder-mould"),
        ("cf-no-watermark",),
        "transmitted",
    ),
    Imitation("imitated:watermark-place", ("watermark-registered",), (), "transmitted"),
    Imitation("imitated:thread", ("security-thread",), (), "transmitted"),
    Imitation("imitated:register", ("see-through-register",), (), "transmitted"),
    Imitation("imitated:heading", ("intaglio",), ("cf-touch",), "oblique"),
    Imitation("imitated:microprint", ("microprint",), ("cf-dots",)),
    Imitation("imitated:overprint", ("uv-fluorescent-ink", "uv-portrait"), ("ps-uv",), "uv"),
    Imitation("imitated:perforation", ("laser-perforated-number",), (), "transmitted"),
    Imitation("imitated:engraving", ("laser-engraving",), (), "ir"),
    Imitation("imitated:raised-values", ("tactile-laser",), ("cf-touch",), "oblique"),
    Imitation("imitated:ridges", ("tactile-surface",), ("cf-touch",), "oblique"),
    Imitation("imitated:dry-seal", ("blind-embossing",), ("ps-device",), "oblique"),
    Imitation("imitated:seal", ("officer-seal-overlap",), ("ps-device",)),
    Imitation("imitated:film", ("laminate-uv-print",), ("ps-uv",), "uv"),
    Imitation("imitated:engraved-device", ("ovd-intaglio-overprint",), ("cf-touch",), "oblique"),
    Imitation("imitated:shifting-ink", ("optically-variable-ink",), ("cf-flat-ovd",), "tilt"),
    Imitation("imitated:metallic-ink", ("metallic-ink",), (), "tilt"),
    Imitation("imitated:latent-image", ("latent-image",), (), "tilt"),
    Imitation("imitated:lens", ("lenticular-image",), ("cf-flat-ovd",), "tilt"),
    Imitation("imitated:window", ("transparent-window",), (), "transmitted"),
    Imitation("imitated:pierced", ("laser-perforated-portrait",), ("ps-ghost",), "transmitted"),
    Imitation("imitated:die-cut", ("label-die-cut",)),
)
"""What altered specimens are examples of; our judgement."""


UNSHOWN = {
    "action": (
        "chemical-sensitizers", "paper-surface", "label-adhesive", "synthetic-split-resistant",
        "reactive-ink", "thermochromic-ink", "secure-laminate", "visa-frangible-label",
        "anti-scan-pattern",
    ),
    "back": ("penetrating-numbering-ink",),
    "booklet": (
        "watermark-different-data-page", "data-page-hinge", "unique-data-page-design",
        "unique-design-each-page", "biodata-inside-page", "secure-sewing", "uv-sewing-thread",
        "multicolour-thread", "stitch-pattern", "glued-stitching", "integrated-page-numbers",
        "index-marks",
    ),
    "chip": (
        "contactless-chip", "passive-authentication", "chip-cloning-protection",
        "chip-access-control", "chip-portrait",
    ),
    "device": (
        "taggant", "tagged-ink", "magnetic-ink", "machine-readable-ovd", "steganographic-image",
        "led-display-feature",
    ),
    "lamp": (
        "phosphorescent-ink", "bifluorescent-ink", "anti-stokes-ink", "retroreflective-laminate",
    ),
    "magnifier": ("duplex-pattern", "deliberate-error", "unique-font", "special-typeface-number"),
    "signed": ("visible-digital-seal",),
}  # fmt: skip
"""The features that no specimen shows, by what it would take; ``shown.none:`` says it."""


def row(feature: str) -> Shown | None:
    """Return what shows a feature as issued; None where no specimen does."""
    return next((one for one in SHOWN if one.feature == feature), None)


def imitated(changes: Iterable[Mapping[str, Any]]) -> tuple[Imitation, ...]:
    """Return the rows of what was done to a specimen: of ``operators`` of its expected.json."""
    done = {change.get(key) for change in changes for key in ("name", "operator")}
    return tuple(one for one in IMITATIONS if one.operator in done)


def why_not(feature: str) -> str:
    """Return why no specimen shows a feature, a key of `UNSHOWN`; nothing where one does."""
    return next((why for why, features in UNSHOWN.items() if feature in features), "")
