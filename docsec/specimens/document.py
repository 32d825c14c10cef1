"""The description of one specimen: everything the pictures are drawn from.

A genuine document is what `document` returns: every attribute has its genuine value. An altered
one is made with ``dataclasses.replace``; nothing else is needed, for the drawing and the true
values both follow from the description alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from docsec.errors import UsageError
from docsec.mrz.build import build
from docsec.specimens.designs import DESIGNS, Design
from docsec.specimens.document_types import TYPES, DocumentType
from docsec.specimens.geometry import VISA_PAGE, Box, PageGeometry
from docsec.specimens.holder import STATE, Holder, holder
from docsec.specimens.machine_print import MACHINE, MachinePrint

RESOLUTIONS = (75, 600)
COUNTRY = "UTOPIA"


@dataclass(frozen=True, slots=True)
class Alteration:
    """What an operator did to a description.

    Attributes:
        operator: as on the command line, ``mrz-digit:2,18,4``.
        name: the operator's name.
        kind: ``fraud``, or ``negative`` for a harmless oddity.
        parameters: its parameters by name, and what stood there before.
        boxes: the only places where the picture differs, in millimetres of the document.
        lights: the pictures it shows in clearly; ``oblique`` and ``tilt`` for all of theirs.
        characters: line and position, from 1, of the characters of the MRZ that are others.
        fields: the keys of the fields of the visual zone that say something else.
    """

    operator: str
    name: str
    kind: Literal["fraud", "negative"]
    parameters: tuple[tuple[str, int | float | str], ...]
    boxes: tuple[Box, ...]
    lights: tuple[str, ...]
    characters: tuple[tuple[int, int], ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handling:
    """What happens to the pictures of the finished page: it is copied, worn, badly lit.

    Attributes:
        operator: as on the command line, ``stamp:blue``.
        name: the name of the step, as `docsec.specimens.pictures.Change` has it.
        kind: ``fraud`` or ``negative``.
        parameters: by name; those left out are chosen by the seed.
    """

    operator: str
    name: str
    kind: Literal["fraud", "negative"]
    parameters: tuple[tuple[str, int | float | str], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A portrait or ghost image, and how it is set into the page.

    Attributes:
        seed: whose face; the holder's is the document's own seed.
        sex: which features the face is drawn with: ``F`` or ``M``.
        setting: ``printed`` into the page; ``pasted``, a photograph stuck on it that hides what
            is beneath and stands up by ``thickness``.
        feather: how softly a pasted photograph ends, in millimetres; 0 is a hard edge.
        thickness: of a pasted photograph, in micrometres.
        substrate: what a pasted photograph is on, a row of `docsec.specimens.inks.SUBSTRATES`.
        ink: what it is printed with: ``dye`` or ``laser-black``; the design's own if nothing.
        across: how far to the right of its place, in millimetres.
        down: likewise down.
        scale: of its size.
    """

    seed: int
    sex: str
    setting: Literal["printed", "pasted"] = "printed"
    feather: float = 0.0
    thickness: float = 120.0
    substrate: str = "photo-paper"
    ink: str = ""
    across: float = 0.0
    down: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Retyping:
    """How one field of the visual zone is printed, where it is not like the others.

    Attributes:
        key: the field, as in `docsec.specimens.visual.Entry`.
        face: the typeface of its value.
        ink: a row of `docsec.specimens.inks.INKS`.
        across: how far to the right of its place, in millimetres.
        down: likewise down.
        scale: of its size.
    """

    key: str
    face: str = "sans"
    ink: str = "b900-black"
    across: float = 0.0
    down: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Erasure:
    """A place where the background was rubbed or washed away before anything was typed on it.

    Attributes:
        box: in millimetres.
        strength: 0..1, how much of the background is gone.
        roughness: how much the surface is roughened, in micrometres.
        halo: the glow that a solvent leaves under ultraviolet, 0..1.
    """

    box: Box
    strength: float = 1.0
    roughness: float = 8.0
    halo: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the lines of the background do not meet those around it.

    Attributes:
        box: in millimetres.
        across: how far the background in it is shifted to the right, in millimetres.
        down: likewise down.
    """

    box: Box
    across: float = 0.0
    down: float = 0.45


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page made of another material: a patch, a slip of paper.

    Attributes:
        box: in millimetres; it is laid before anything is printed.
        substrate: a row of `docsec.specimens.inks.SUBSTRATES`.
        thickness: in micrometres.
    """

    box: Box
    substrate: str
    thickness: float = 0.0


@dataclass(frozen=True, slots=True)
class Copy:
    """A piece of the finished page copied to another place, background and all, in every band.

    Attributes:
        source: its box, in millimetres.
        target: the top left of where it goes; cut at whole pixels.
    """

    source: Box
    target: tuple[float, float]


@dataclass(frozen=True, slots=True)
class VisaPage:
    """The page of a passport that a visa label is stuck on.

    Attributes:
        passport_number: perforated through the page.
    """

    passport_number: str


@dataclass(frozen=True, slots=True)
class Document:
    """One specimen.

    Attributes:
        type: a row of `docsec.specimens.document_types.TYPES`.
        design: the letter of its design.
        seed: everything invented follows from it.
        dpi: pixels per inch of the pictures.
        holder: whose document it is: the truth.
        visual: the holder as printed in the visual zone.
        issued: the MRZ as the State issued it; nothing on the front of a card.
        printed: the MRZ as it stands on the page.
        portrait: the main portrait; None where this side has none.
        ghost: the second portrait; likewise.
        face: that of the holder as issued: what is under lenses and in holes stays so, whatever
            is done to the portrait.
        state: the issuing State's code, as printed in the visual zone.
        country: its name, in the heading.
        machine: how the MRZ is printed.
        retyped: fields of the visual zone that are not printed like the others.
        substrate: what the page is made of, a row of `docsec.specimens.inks.SUBSTRATES`; the
            design's own if nothing.
        zones: parts made of something else.
        fibres: ``genuine``; ``missing``; ``printed``, in ordinary ink that does not glow.
        breaks: in the background.
        erasures: of the background.
        copies: pieces of the finished page, copied.
        dropout: whether inks may be gone in infrared; False for a reproduction in pigments that
            all stay.
        luminous: whether the overprint that glows under ultraviolet is there.
        background: whether the background and microprint are there.
        device: ``genuine``; ``printed``, a picture that does not change; ``missing``.
        perforated: the number perforated through the page; nothing where the design has none.
        barcode: what the barcode says; nothing where the design has none.
        host: the visa page it is stuck on; None for the label alone and for all other types.
        grey: whether the design is printed in one grey ink instead of its colours.
        imitated: the features that are imitated, names in
            `docsec.specimens.operators.imitated.PARTS`.
        alterations: what was done to it, in order.
        handling: what happens to its pictures afterwards, in order.
    """

    type: str
    design: str
    seed: int
    dpi: int
    holder: Holder
    visual: Holder
    issued: tuple[str, ...]
    printed: tuple[str, ...]
    portrait: Likeness | None
    ghost: Likeness | None
    face: Likeness
    state: str = STATE
    country: str = COUNTRY
    machine: MachinePrint = MACHINE
    retyped: tuple[Retyping, ...] = ()
    substrate: str = ""
    zones: tuple[Zone, ...] = ()
    fibres: Literal["genuine", "missing", "printed"] = "genuine"
    breaks: tuple[Break, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    copies: tuple[Copy, ...] = ()
    dropout: bool = True
    luminous: bool = True
    background: bool = True
    device: Literal["genuine", "printed", "missing"] = "genuine"
    perforated: str = ""
    barcode: str = ""
    host: VisaPage | None = None
    grey: bool = False
    imitated: tuple[str, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    handling: tuple[Handling, ...] = ()

    @property
    def kind(self) -> DocumentType:
        """The row of its type."""
        return TYPES[self.type]

    @property
    def geometry(self) -> PageGeometry:
        """The measures of its page."""
        return self.kind.geometry

    @property
    def format(self) -> str:
        """The format of its MRZ."""
        return self.geometry.format

    @property
    def plan(self) -> Design:
        """Its design: colours, and where each feature stands."""
        plan = DESIGNS[f"{self.type}-{self.design}"]
        return plan.without_colour() if self.grey else plan

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the picture, in millimetres: the visa page where it is on one."""
        return VISA_PAGE if self.host else (self.geometry.width, self.geometry.height)

    @property
    def corners(self) -> tuple[bool, bool, bool, bool]:
        """Which corners of the page in the picture are round, clockwise from the top left."""
        return (False,) * 4 if self.host else self.geometry.rounded

    @property
    def origin(self) -> tuple[float, float]:
        """Where the document's top left lies in the picture, in millimetres.

        A label lies at the outer edge and the left edge of its page (Doc 9303-7 2.1, 5.1).
        """
        return (0.0, VISA_PAGE[1] - self.geometry.height) if self.host else (0.0, 0.0)


def document(
    document_type: str,
    seed: int,
    dpi: int = 300,
    *,
    design: str = "a",
    person: Holder | None = None,
) -> Document:
    """Return the unaltered specimen of ``seed``.

    Args:
        document_type: a name in `docsec.specimens.document_types.TYPES`.
        seed: any whole number.
        dpi: pixels per inch.
        design: the letter of the design.
        person: the holder; that of the seed if left out.

    Raises:
        UsageError: where the type or design cannot be drawn or the resolution is out of bounds.
    """
    kind = _kind(document_type, design)
    low, high = RESOLUTIONS
    if not low <= dpi <= high:
        raise UsageError("specimen-resolution", dpi=dpi, low=low, high=high)
    whose = _issued(kind, person or holder(seed), person is None)
    lines = machine_lines(kind, whose)
    plan = DESIGNS[f"{document_type}-{design}"]
    face = Likeness(seed, whose.sex if whose.sex in "FM" else "F")
    return Document(
        type=document_type,
        design=design,
        seed=seed,
        dpi=dpi,
        holder=whose,
        visual=whose,
        issued=lines if kind.geometry.centre_lines else (),
        printed=lines if kind.geometry.centre_lines else (),
        portrait=face if plan.portrait else None,
        ghost=face if plan.ghost else None,
        face=face,
        perforated=whose.document_number if plan.perforation else "",
        barcode="\n".join(lines) if plan.barcode else "",
        host=VisaPage(whose.passport_number) if kind.on_visa_page else None,
    )


def _kind(document_type: str, design: str) -> DocumentType:
    if document_type not in TYPES:
        raise UsageError("specimen-type", type=document_type, known=", ".join(TYPES))
    kind = TYPES[document_type]
    if design not in kind.designs:
        known = ", ".join(kind.designs)
        raise UsageError("specimen-design", type=document_type, design=design, known=known)
    return kind


def _issued(kind: DocumentType, person: Holder, is_invented: bool) -> Holder:
    """Return the holder of this type: its nationality, and how long the document is valid."""
    if not is_invented:
        return person
    return replace(
        person,
        nationality=kind.nationality,
        expiry_date=person.expiry_after(kind.years),
    )


def machine_lines(kind: DocumentType, person: Holder) -> tuple[str, ...]:
    """Return the MRZ that a document of ``person`` has.

    A name in a national script is transliterated from that script.
    """
    return build(
        kind.geometry.format,
        surname=person.national_surname or person.surname,
        given_names=person.national_given_names or person.given_names,
        document_number=person.document_number,
        birth_date=person.birth_date,
        expiry_date=person.expiry_date,
        sex=person.sex,
        nationality=person.nationality,
        issuing_state=STATE,
        document_code=kind.document_code,
        optional_data=getattr(person, kind.optional_data, kind.optional_data),
        language=person.language,
    )
