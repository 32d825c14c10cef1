"""The table of operators: their names on the command line, parameters, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from docsec.errors import UsageError
from docsec.specimens.document import Alteration, Document, Handling
from docsec.specimens.operators import (
    device,
    fields,
    imitated,
    mrz_print,
    mrz_text,
    paper,
    portrait,
    swaps,
    travellers,
    visual,
)
from docsec.specimens.operators.altered import Altered, noted
from docsec.specimens.operators.parameters import Parameter, Value, read

Kind = Literal["fraud", "negative"]


@dataclass(frozen=True, slots=True)
class Row:
    """One operator.

    Attributes:
        name: as on the command line.
        kind: ``fraud``, or ``negative`` for a harmless oddity.
        apply: what alters the description; None for a step of
            `docsec.specimens.operators.handled.STEPS`, taken on the finished pictures.
        parameters: what it takes, in order.
        example: one way to write it, which any TD3, or else any TD1, can bear.
    """

    name: str
    kind: Kind
    apply: Callable[..., Altered] | None
    parameters: tuple[Parameter, ...] = ()
    example: str = ""

    @property
    def form(self) -> str:
        """How it is written: ``mrz-digit:LINE,POSITION,CHARACTER``."""
        return f"{self.name}:{','.join(one.form for one in self.parameters)}".rstrip(":")

    @property
    def key(self) -> str:
        """The key in the catalogues, with ``:title`` and ``:lesson`` after it."""
        return f"specimen.operator.{self.name}"


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator with its parameters: called with a description it returns the altered one.

    Attributes:
        text: as it was written.
        row: of the table.
        values: of its parameters, in order.
    """

    text: str
    row: Row
    values: tuple[Value, ...]

    def __call__(self, document: Document) -> Document:
        """Return the altered description.

        Raises:
            UsageError: where it cannot be done to this document.
        """
        names = (one.name for one in self.row.parameters)
        parameters = tuple(zip(names, self.values, strict=True))
        if self.row.apply is None:
            handling = Handling(self.text, self.row.name, self.row.kind, parameters)
            return replace(document, handling=(*document.handling, handling))
        made = self.row.apply(document, *self.values)
        alteration = Alteration(self.text, self.row.name, self.row.kind, parameters, (), ())
        return noted(document, made, alteration)


def parse(text: str) -> Operator:
    """Return the operator written as on the command line, ``NAME:PARAMETERS``.

    Raises:
        UsageError: there is none of that name, or its parameters are written otherwise.
    """
    name, _, rest = text.partition(":")
    row = OPERATORS.get(name)
    if row is None:
        raise UsageError("specimen-operator", operator=text, known=", ".join(OPERATORS))
    try:
        return Operator(text, row, read(row.parameters, rest))
    except ValueError as error:
        raise UsageError(
            "specimen-operator-form", operator=text, form=row.form, example=row.example
        ) from error


_LINE, _POSITION = Parameter("line", 1, 3), Parameter("position", 1, 44)
_CHARACTER = Parameter("character")
_FACES = ("sans", "sans-bold", "serif-bold", "aileron")
_WHERE = (
    Parameter("where", choices=fields.PLACES, default="visual"),
    Parameter("digits", choices=fields.DIGITS, default="recomputed"),
    Parameter("value", default=""),
)
_GHOST = Parameter("ghost", choices=portrait.GHOSTS, default="kept")
_SEED = Parameter("seed", 0, 2**53, default=0)


def _fraud(
    name: str, apply: Callable[..., Altered] | None, *parameters: Parameter, like: str = ""
) -> Row:
    return Row(name, "fraud", apply, parameters, f"{name}:{like}".rstrip(":"))


def _negative(
    name: str, apply: Callable[..., Altered] | None, *parameters: Parameter, like: str = ""
) -> Row:
    return Row(name, "negative", apply, parameters, f"{name}:{like}".rstrip(":"))


FRAUDS: Mapping[str, Row] = {
    row.name: row
    for row in (
        _fraud("mrz-digit", mrz_text.mrz_digit, _LINE, _POSITION, _CHARACTER, like="2,15,9"),
        _fraud("mrz-recompute", mrz_text.mrz_recompute),
        _fraud("mrz-font", mrz_print.mrz_font, _LINE, _POSITION,
               Parameter("face", choices=_FACES, default="sans"), like="2,16,sans"),
        _fraud("mrz-redraw", mrz_print.mrz_redraw, _LINE, _POSITION, _CHARACTER, like="2,15,9"),
        _fraud("mrz-clone", mrz_print.mrz_clone, _LINE, _POSITION,
               Parameter("source_line", 1, 3), Parameter("source_position", 1, 44),
               like="2,15,1,1"),
        _fraud("mrz-pitch", mrz_print.mrz_pitch, Parameter("factor", 0.8, 1.03), like="0.88"),
        _fraud("mrz-spacing", mrz_print.mrz_spacing, Parameter("factor", 0.7, 1.4), like="0.85"),
        _fraud("mrz-margin", mrz_print.mrz_margin, Parameter("across", -4.0, 4.0),
               Parameter("down", -3.0, 3.0), like="2,-1.5"),
        _fraud("mrz-skew", mrz_print.mrz_skew, Parameter("degrees", -4.0, 4.0), like="-3.8"),
        _fraud("mrz-dye", mrz_print.mrz_dye, Parameter("line", 0, 3, default=0),
               Parameter("position", 0, 44, default=0), like="2,16"),
        _fraud("birth-date", fields.birth_date, *_WHERE, like="both,kept"),
        _fraud("expiry-date", fields.expiry_date, *_WHERE, like="mrz,recomputed"),
        _fraud("document-number", fields.document_number, *_WHERE, like="visual"),
        _fraud("surname", fields.surname, *_WHERE, like="both"),
        _fraud("retyped", visual.retyped, Parameter("field"), like="birth-date"),
        _fraud("photo-pasted", portrait.photo_pasted,
               Parameter("edge", choices=portrait.EDGES, default="hard"), _GHOST, like="hard"),
        _fraud("photo-replaced", portrait.photo_replaced, _GHOST),
        _fraud("bright-paper", paper.bright_paper,
               Parameter("part", choices=paper.PARTS, default="whole"), like="photo"),
        _fraud("fibres-missing", paper.fibres_missing),
        _fraud("fibres-printed", paper.fibres_printed),
        _fraud("guilloche-broken", paper.guilloche_broken,
               Parameter("across", -2.0, 2.0, default=0.25),
               Parameter("down", -2.0, 2.0, default=0.45), like="0.3,0.5"),
        _fraud("no-dropout", paper.no_dropout),
        _fraud("device-static", device.device_static),
        _fraud("device-missing", device.device_missing),
        _fraud("imitated", imitated.imitated,
               Parameter("part", choices=tuple(imitated.PARTS)), like="watermark"),
        _fraud("mrz-of-another", swaps.mrz_of_another, _SEED),
        _fraud("data-of-another", swaps.data_of_another, _SEED),
        _fraud("visa-moved", swaps.visa_moved, _SEED),
        _fraud("fantasy-state", swaps.fantasy_state, Parameter("code", default="LIL")),
        _fraud("fantasy-code", swaps.fantasy_code, Parameter("letter", default="W")),
        _fraud("colour-copy", None, Parameter("lines_per_inch", 85.0, 200.0, default=150.0)),
        _fraud("grey-copy", None, Parameter("lines_per_inch", 85.0, 200.0, default=106.0)),
        _fraud("print-and-rescan", None, Parameter("sharpening", 0.0, 2.0, default=0.8)),
        _fraud("screen-recapture", None, Parameter("pitch", 0.15, 0.35, default=0.23)),
    )
}  # fmt: skip
"""The frauds by name."""

NEGATIVES: Mapping[str, Row] = {
    row.name: row
    for row in (
        _negative("one-name", travellers.one_name),
        _negative("truncated-names", travellers.truncated_names),
        _negative("long-number", travellers.long_number),
        _negative("unknown-birth-day", travellers.unknown_birth_day),
        _negative("born-long-ago", travellers.born_long_ago),
        _negative("sex-unspecified", travellers.sex_unspecified),
        _negative("confusable-number", travellers.confusable_number),
        _negative("national-script", travellers.national_script),
        _negative("mrz-within-tolerance", mrz_print.mrz_within_tolerance),
        _negative("mrz-uneven", mrz_print.mrz_uneven),
        _negative("portrait-offset", portrait.portrait_offset),
        _negative("expired", travellers.expired),
        _negative("grey-design", travellers.grey_design),
        _negative("washed-paper", travellers.washed_paper),
        _negative("washed", None, Parameter("glow", 0.05, 0.5, default=0.22)),
        _negative("stamp", None,
                  Parameter("ink", choices=("violet", "blue", "red"), default="violet")),
        _negative("crease", None, Parameter("strength", 0.3, 2.0, default=1.0)),
        _negative("stain", None, Parameter("radius", 4.0, 25.0, default=13.0)),
        _negative("worn-print", None, Parameter("amount", 0.1, 0.9, default=0.4)),
        _negative("glare", None, Parameter("length", 8.0, 60.0, default=34.0)),
        _negative("fingers", None, Parameter("count", 1, 3, default=2)),
        _negative("low-resolution", None, Parameter("dpi", 0, 600, default=0)),
        _negative("blur", None, Parameter("length", 0.1, 2.0, default=0.6)),
        _negative("strong-jpeg", None, Parameter("quality", 5, 60, default=18)),
        _negative("lamp-misaligned", None, Parameter("loss", 0.1, 0.9, default=0.6)),
        _negative("infrared-veil", None, Parameter("share", 0.0, 0.8, default=0.0)),
        _negative("ultraviolet-leak", None, Parameter("share", 0.05, 0.6, default=0.25)),
        _negative("misregistration", None, Parameter("reach", 0.2, 2.0, default=0.6)),
        _negative("sensor-noise", None, Parameter("amount", 0.02, 0.15, default=0.05)),
        _negative("vignetting", None, Parameter("loss", 0.2, 0.8, default=0.5)),
        _negative("too-dark", None, Parameter("stops", 0.5, 3.0, default=1.5)),
        _negative("too-bright", None, Parameter("stops", 0.3, 2.0, default=0.6)),
        _negative("warm-lamp", None, Parameter("warmth", 0.1, 0.5, default=0.25)),
        _negative("from-the-side", None, Parameter("distance", 150.0, 600.0, default=260.0)),
        _negative("cut-off", None, Parameter("lost", 1.0, 15.0, default=3.0)),
        _negative("pen-mark", None,
                  Parameter("ink", choices=("blue", "black", "green"), default="blue")),
        _negative("staple", None, Parameter("rust", 0.0, 1.0, default=0.6)),
        _negative("show-through", None, Parameter("strength", 0.05, 0.4, default=0.16)),
        _negative("scratches", None, Parameter("count", 1, 12, default=5)),
        _negative("bubbles", None, Parameter("count", 1, 12, default=4)),
        _negative("dust", None, Parameter("count", 1, 40, default=10)),
    )
}  # fmt: skip
"""The harmless oddities by name."""

OPERATORS: Mapping[str, Row] = {**FRAUDS, **NEGATIVES}
"""All by name."""
