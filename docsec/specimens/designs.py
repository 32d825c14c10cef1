"""The designs of Utopia's documents: colours, background, and where each feature stands.

Every type that Doc 9303 gives most room has two, so that one can be held out of any training.
Everything here is invented and follows no State's design. Boxes in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from docsec.specimens.geometry import Box
from docsec.specimens.inks import colour, luminance

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Design:
    """One design of one page.

    Attributes:
        name: ``TD3-a``.
        ducts: the colours that run into each other from left to right.
        second: the second colour of the guilloche.
        title: headings, captions and emblem.
        overprint: the word SPECIMEN.
        luminous: the colours under ultraviolet, from left to right.
        family: the kind of background, a name in `docsec.specimens.background.FAMILIES`.
        face: the typeface of the heading, a name in `docsec.specimens.typefaces`.
        substrate: a row of `docsec.specimens.inks.SUBSTRATES`.
        portrait_ink: ``dye`` (in colour) or ``laser-black`` (grey, engraved).
        portrait: its box.
        ghost: the box of the second, small portrait.
        ghost_style: ``tint`` (one pale ink) or ``engraved`` (lines that swell).
        device: the box of the optically variable device; it overlaps the portrait where there
            is one.
        watermark: its box.
        thread: how far the security thread is from the left edge.
        fibres: how many lie in the paper, visible and invisible together.
        perforation: the left end of the perforated number and the height of its figures.
        barcode: its box.
        barcode_kind: ``pdf417`` or ``datamatrix``.
        seal: the middle and radius of the office's printed seal.
        embossed: likewise of its dry seal.
        ridges: the box of raised waves.
        planchettes: how many lie in the paper.
        chip_symbol: the box of the Chip Inside symbol.
        glowing_number: whether the document number glows under ultraviolet.
        glowing_portrait: the box of a portrait that only ultraviolet shows.
        medallion: the middle and radius of a design that seems raised.
        reversal: the box of lines that turn from dark to light.
        register: the middle and radius of a figure whose halves stand on the two sides.
        watermark_style: ``two-tone``, or ``multitone`` (shaded without steps).
        watermark_frame: whether a ring is printed around it, in register.
        die_cut: the box of cuts through a label.
        window: the box of a window of clear plastic.
        pierced: the box of a portrait in holes.
        metamers: the box of a figure in two inks that daylight does not tell apart.
        shifting: the middle and radius of a figure in optically variable ink.
        metallic: the box of a word in metallic ink.
        latent: the box of a latent image.
        lens: the box of two images under lenses.
        engraved_device: whether the device is printed over in intaglio.
        film: whether a film lies over all, with a pattern that only ultraviolet shows.
    """

    name: str
    ducts: tuple[str, ...]
    second: str
    title: str
    overprint: str = "#c2304a"
    luminous: tuple[str, ...] = ("#35c8ff", "#4de36b", "#ffd23c")
    family: str = "waves"
    face: str = "sans-bold"
    substrate: str = "security-paper"
    portrait_ink: str = "dye"
    portrait: Box | None = None
    ghost: Box | None = None
    ghost_style: str = "tint"
    device: Box | None = None
    watermark: Box | None = None
    thread: float | None = None
    fibres: int = 0
    perforation: tuple[float, float, float] | None = None
    barcode: Box | None = None
    barcode_kind: str = "pdf417"
    seal: tuple[float, float, float] | None = None
    embossed: tuple[float, float, float] | None = None
    ridges: Box | None = None
    planchettes: int = 0
    chip_symbol: Box | None = None
    glowing_number: bool = False
    glowing_portrait: Box | None = None
    medallion: tuple[float, float, float] | None = None
    reversal: Box | None = None
    register: tuple[float, float, float] | None = None
    watermark_style: str = "two-tone"
    watermark_frame: bool = False
    die_cut: Box | None = None
    window: Box | None = None
    pierced: Box | None = None
    metamers: Box | None = None
    shifting: tuple[float, float, float] | None = None
    metallic: Box | None = None
    latent: Box | None = None
    lens: Box | None = None
    engraved_device: bool = False
    film: bool = False

    def without_colour(self) -> Design:
        """Return the same design printed in greys, each as dark as its colour was."""
        return replace(
            self,
            ducts=tuple(_grey(duct) for duct in self.ducts),
            second=_grey(self.second),
            title=_grey(self.title),
            overprint=_grey(self.overprint),
        )


def _grey(hexadecimal: str) -> str:
    level = round(255 * luminance(colour(hexadecimal)))
    return f"#{level:02x}{level:02x}{level:02x}"


_TD3_BLUE = ("#3f8fb5", "#5aa98a", "#d39a4a", "#c4638a")
_TD3_RED = ("#b0504a", "#c98a3c", "#7f9a4a", "#3f7f86")
_TD1_GREEN = ("#4f9d8c", "#6fa35a", "#4f86c0", "#8f6bb0")
_TD1_ROSE = ("#c0667a", "#c9945a", "#8d9f52", "#4c8d96")
_VISA = ("#d58a4e", "#cc6475", "#9a6bb3", "#4f93b8")

DESIGNS = {
    design.name: design
    for design in (
        Design(
            "TD3-a", _TD3_BLUE, "#8a7fb8", "#1d3f63",
            portrait=Box(4.5, 19.0, 33.0, 42.4),
            ghost=Box(105.0, 30.4, 14.8, 19.0),
            device=Box(24.3, 46.6, 16.4, 16.4),
            watermark=Box(84.0, 24.5, 19.0, 24.0),
            thread=71.2,
            fibres=64,
            perforation=(52.0, 4.4, 3.4),
            engraved_device=True,
        ),
        Design(
            "TD3-b", _TD3_RED, "#5a7fa0", "#5b1f2c", "#2f6f8f",
            luminous=("#ff5f7a", "#ffd23c", "#49e0c0"),
            family="arches",
            face="serif-bold",
            substrate="polycarbonate",
            portrait_ink="laser-black",
            portrait=Box(5.0, 20.5, 32.0, 41.0),
            ghost=Box(101.5, 18.4, 17.0, 21.8),
            ghost_style="engraved",
            device=Box(2.6, 45.4, 17.4, 17.4),
            perforation=(58.0, 4.4, 3.2),
            window=Box(103.5, 57.4, 15.5, 6.4),
            pierced=Box(108.0, 40.6, 9.6, 11.8),
        ),
        Design(
            "TD1-a", _TD1_GREEN, "#c98a5e", "#17514d",
            substrate="polycarbonate",
            portrait_ink="laser-black",
            ghost=Box(66.6, 9.2, 14.8, 19.0),
            ghost_style="engraved",
            device=Box(54.0, 10.6, 11.4, 11.4),
        ),
        Design(
            "TD1-front-a", _TD1_GREEN, "#c98a5e", "#17514d",
            substrate="polycarbonate",
            portrait_ink="laser-black",
            portrait=Box(3.6, 12.2, 28.0, 36.0),
            ghost=Box(70.0, 33.4, 11.4, 14.6),
            ghost_style="engraved",
            device=Box(23.5, 33.5, 15.5, 15.5),
            perforation=(61.0, 9.3, 2.1),
            chip_symbol=Box(36.0, 3.0, 7.2, 4.2),
            metamers=Box(6.0, 49.1, 22.0, 3.4),
        ),
        Design(
            "TD1-b", _TD1_ROSE, "#6a7fb5", "#5a2347", "#2f6f8f",
            luminous=("#ff6f9a", "#ffb03c", "#5ce08a"),
            family="arches",
            face="serif-bold",
            substrate="security-paper",
            thread=63.0,
            fibres=34,
            barcode=Box(36.5, 13.2, 44.5, 12.0),
        ),
        Design(
            "TD1-front-b", _TD1_ROSE, "#6a7fb5", "#5a2347", "#2f6f8f",
            luminous=("#ff6f9a", "#ffb03c", "#5ce08a"),
            family="arches",
            face="serif-bold",
            substrate="security-paper",
            portrait=Box(4.0, 12.4, 27.0, 34.8),
            ghost=Box(70.2, 17.4, 11.4, 14.6),
            device=Box(21.5, 10.5, 14.0, 14.0),
            watermark=Box(66.0, 31.0, 14.0, 17.0),
            thread=63.0,
            fibres=34,
            register=(76.0, 50.6, 2.2),
            watermark_frame=True,
            shifting=(76.4, 13.0, 3.3),
            metallic=Box(5.0, 48.7, 25.0, 3.4),
            latent=Box(58.0, 46.3, 13.4, 6.3),
            film=True,
        ),
        Design(
            "TD2-a", ("#5a86b8", "#6f77b5", "#a06a9c", "#c9805a"), "#5f9f86", "#2a3768",
            family="arches",
            portrait=Box(4.0, 12.4, 28.5, 36.6),
            ghost=Box(88.4, 30.6, 13.4, 17.2),
            device=Box(23.0, 33.5, 16.5, 16.5),
            watermark=Box(66.5, 14.5, 16.0, 20.0),
            thread=83.0,
            fibres=48,
            glowing_portrait=Box(87.0, 12.5, 13.5, 17.2),
        ),
        Design(
            "MRV-A-a", _VISA, "#5f9f86", "#6a2a4d", "#a8264b",
            substrate="label",
            portrait=Box(4.0, 14.6, 29.0, 36.5),
            device=Box(24.0, 37.5, 17.5, 17.5),
            fibres=52,
            barcode=Box(101.5, 35.0, 14.0, 14.0),
            barcode_kind="datamatrix",
            planchettes=16,
            die_cut=Box(44.0, 52.9, 72.0, 3.2),
        ),
        Design(
            "MRV-B-a", _VISA, "#5f9f86", "#6a2a4d", "#a8264b",
            substrate="label",
            portrait=Box(4.0, 12.8, 28.5, 36.6),
            device=Box(23.5, 33.0, 16.5, 16.5),
            fibres=44,
            planchettes=14,
            reversal=Box(86.5, 24.4, 14.0, 5.04),
        ),
        Design(
            "ETD-a", ("#c9a24e", "#c98a4e", "#b5705a", "#a05f6f"), "#7f9a6a", "#5a3a1d", "#a8264b",
            luminous=("#ffd23c", "#ff8a3c", "#4de36b"),
            portrait=Box(4.0, 13.0, 27.5, 35.4),
            watermark=Box(58.0, 13.0, 17.0, 21.0),
            watermark_style="multitone",
            fibres=54,
            barcode=Box(85.5, 14.2, 15.5, 15.5),
            barcode_kind="datamatrix",
            seal=(35.0, 43.0, 7.6),
            perforation=(43.0, 3.2, 2.4),
            embossed=(31.5, 20.0, 6.0),
        ),
        Design(
            "CMC-a", ("#4a7fb0", "#4f9aa8", "#6a8fc0", "#5a6fb5"), "#b58a5e", "#1d3f6a",
            substrate="polycarbonate",
            portrait_ink="laser-black",
            ghost=Box(67.0, 10.6, 13.6, 17.4),
            ghost_style="engraved",
        ),
        Design(
            "CMC-front-a", ("#4a7fb0", "#4f9aa8", "#6a8fc0", "#5a6fb5"), "#b58a5e", "#1d3f6a",
            substrate="polycarbonate",
            portrait_ink="laser-black",
            portrait=Box(3.6, 12.2, 28.0, 36.0),
            device=Box(23.5, 33.5, 15.5, 15.5),
            ridges=Box(34.5, 49.0, 46.0, 3.0),
            lens=Box(69.6, 42.0, 12.8, 6.6),
        ),
        Design(
            "REFUGEE-a", ("#5b8f9f", "#6f9f7a", "#8f9a5a", "#6a86b0"), "#b07f6a", "#22505a",
            luminous=("#49c0ff", "#49e0c0", "#b8ff5c"),
            family="arches",
            portrait=Box(4.5, 19.0, 33.0, 42.4),
            ghost=Box(105.0, 30.4, 14.8, 19.0),
            device=Box(24.3, 46.6, 16.4, 16.4),
            watermark=Box(84.0, 24.5, 19.0, 24.0),
            thread=71.2,
            fibres=64,
            perforation=(52.0, 4.4, 3.4),
            glowing_number=True,
            medallion=(115.2, 60.0, 3.8),
        ),
        Design(
            "VISA-PAGE-a", ("#7fa58a", "#8fa57a", "#7f9fb5", "#9f8fb5"), "#b59a7a", "#3a5a4d",
            watermark=Box(103.0, 3.0, 17.0, 20.0),
            fibres=56,
            perforation=(46.0, 3.6, 3.2),
        ),
    )
}  # fmt: skip
"""The designs by name."""
