"""The table of inks and of what they are printed on: how each looks under every light.

Infrared is at 880 nm (Doc 9303-3 4.2 asks for an MRZ that absorbs in the band B900), ultraviolet
at 365 nm. The values are invented, of the order that such materials have; they are no measurement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

Colour = tuple[float, float, float]
DARK: Colour = (0.0, 0.0, 0.0)
CLEAR: Colour = (1.0, 1.0, 1.0)


class Process(StrEnum):
    """How an ink came onto the document."""

    OFFSET = "offset-line"
    RAINBOW = "rainbow"
    INTAGLIO = "intaglio"
    LASER = "laser"
    INKJET = "inkjet"
    DYE = "dye-sublimation"
    SCREEN = "screen"
    FOIL = "foil"
    PERFORATION = "perforation"
    PAPER = "in the paper"
    RELIEF = "relief"


@dataclass(frozen=True, slots=True)
class Ink:
    """One ink, where it covers fully.

    Attributes:
        name: its row in the table.
        process: how it is printed.
        white: the shares of red, green and blue that come back under white light.
        infrared: the share that comes back at 880 nm: 1 is gone, 0.1 is carbon black.
        emission: red, green and blue that it gives off under ultraviolet.
        quench: the share of the ground's own ultraviolet glow that it hides.
        opacity: the share of light it stops when lit from behind; below 0 it lets through more.
        relief: how high it stands, in micrometres; below 0 it is sunk.
        dynamic: whether it changes with the angle.
    """

    name: str
    process: Process
    white: Colour
    infrared: float
    emission: Colour = DARK
    quench: float = 0.5
    opacity: float = 0.10
    relief: float = 0.0
    dynamic: bool = False

    def coloured(self, hexadecimal: str) -> Ink:
        """Return the same ink in another colour under white light, such as ``#204060``."""
        return replace(self, white=colour(hexadecimal))

    @property
    def flat(self) -> Ink:
        """The same ink, not raised."""
        return replace(self, relief=0.0)

    def glowing(self, hexadecimal: str) -> Ink:
        """Return the same ink with another colour under ultraviolet."""
        return replace(self, emission=colour(hexadecimal))


@dataclass(frozen=True, slots=True)
class Substrate:
    """What a document is made of.

    Attributes:
        name: its row in the table.
        white: the shares of red, green and blue that come back.
        infrared: the share that comes back at 880 nm.
        emission: its own glow under ultraviolet: next to none where no brightener is in it.
        transmission: the share of light that comes through.
        grain: how rough it is, in micrometres.
        cloud: how uneven it looks when lit from behind, as a share.
    """

    name: str
    white: Colour
    infrared: float
    emission: Colour
    transmission: float
    grain: float
    cloud: float


def colour(hexadecimal: str) -> Colour:
    """Return the shares of red, green and blue of a colour such as ``#204060``."""
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def luminance(shares: Colour) -> float:
    """Return how light a colour looks, 0..1."""
    red, green, blue = shares
    return 0.299 * red + 0.587 * green + 0.114 * blue


_BLACK = colour("#17171c")
_GREY = colour("#808080")

INKS = {
    ink.name: ink
    for ink in (
        # The background and the fixed texts: gone in infrared.
        Ink("tint", Process.RAINBOW, _GREY, 0.99, quench=0.3, opacity=0.02),
        Ink("rainbow-line", Process.RAINBOW, _GREY, 0.97, opacity=0.04),
        Ink("offset-line", Process.OFFSET, _GREY, 0.96, opacity=0.04),
        Ink("microprint", Process.OFFSET, _GREY, 0.93, opacity=0.06),
        Ink("intaglio", Process.INTAGLIO, _GREY, 0.88, quench=0.7, opacity=0.12, relief=46),
        Ink("intaglio-black", Process.INTAGLIO, _GREY, 0.30, quench=0.8, opacity=0.15, relief=46),
        Ink("caption", Process.OFFSET, _GREY, 0.93, opacity=0.06),
        # What makes the document the holder's.
        Ink("b900-black", Process.LASER, _BLACK, 0.10, quench=0.92, opacity=0.45, relief=3),
        Ink("laser-black", Process.LASER, _BLACK, 0.12, quench=0.92, opacity=0.40, relief=2),
        Ink("b900-glowing", Process.LASER, _BLACK, 0.10, emission=colour("#ff9a2e"), quench=0.92,
            opacity=0.45, relief=3),
        Ink("raised-laser", Process.LASER, _BLACK, 0.12, quench=0.92, opacity=0.40, relief=44),
        Ink("dye-black", Process.INKJET, _BLACK, 0.93, quench=0.85, opacity=0.25),
        Ink("dye", Process.DYE, _GREY, 0.94, quench=0.75, opacity=0.15),
        Ink("pen", Process.INKJET, colour("#27325f"), 0.80, quench=0.7, opacity=0.15),
        Ink("stamp", Process.INKJET, colour("#2c3f8f"), 0.92, quench=0.6, opacity=0.10),
        # What only one light shows.
        Ink("luminous", Process.OFFSET, CLEAR, 1.0, emission=colour("#40d070"), opacity=0.0),
        Ink("fibre", Process.PAPER, CLEAR, 1.0, emission=colour("#4080ff"), opacity=0.02),
        Ink("watermark", Process.PAPER, CLEAR, 1.0, quench=0.0, opacity=0.42),
        Ink("watermark-light", Process.PAPER, CLEAR, 1.0, quench=0.0, opacity=-0.55),
        Ink("planchette", Process.PAPER, colour("#e3b3bd"), 0.97, emission=colour("#e0407a"),
            opacity=0.04),
        Ink("register", Process.OFFSET, _GREY, 0.95, opacity=0.30),
        Ink("register-back", Process.OFFSET, CLEAR, 1.0, opacity=0.36),
        Ink("embossed", Process.RELIEF, CLEAR, 1.0, opacity=0.0, relief=60),
        Ink("raised", Process.RELIEF, CLEAR, 1.0, opacity=0.0, relief=70),
        Ink("thread", Process.PAPER, colour("#e6e7ea"), 0.90, quench=0.4, opacity=0.88),
        Ink("perforation", Process.PERFORATION, colour("#8c8883"), 0.70, opacity=-1.0, relief=-90),
        Ink("foil", Process.FOIL, colour("#dfe3e8"), 0.93, quench=0.5, opacity=0.06, relief=4,
            dynamic=True),
        # Seen under every light, so that no picture of a specimen can pass for a document.
        Ink("die-cut", Process.PERFORATION, colour("#a9a49e"), 0.80, quench=0.3, opacity=-0.9,
            relief=-70),
        Ink("clear", Process.PAPER, CLEAR, 1.0, quench=0.0, opacity=-0.35),
        Ink("film-pattern", Process.SCREEN, CLEAR, 1.0, emission=colour("#3fa8ff"), quench=0.0,
            opacity=0.0),
        # The same to the eye; only one of them is seen in infrared.
        Ink("metamer-seen", Process.OFFSET, _GREY, 0.16, quench=0.6, opacity=0.06),
        Ink("metamer-gone", Process.OFFSET, _GREY, 0.97, quench=0.6, opacity=0.06),
        # What changes with the angle; its colour is not that of an ink.
        Ink("shifting", Process.SCREEN, CLEAR, 0.62, opacity=0.22, relief=12, dynamic=True),
        Ink("metallic", Process.SCREEN, CLEAR, 0.45, opacity=0.35, relief=6, dynamic=True),
        Ink("lens-image", Process.LASER, CLEAR, 0.14, opacity=0.35, dynamic=True),
        Ink("lens", Process.RELIEF, CLEAR, 1.0, opacity=0.0, relief=34),
        Ink("specimen", Process.SCREEN, _GREY, 0.45, emission=colour("#ff5a48"), quench=0.5,
            opacity=0.5, relief=12),
        # What an imitation is made with.
        Ink("toner", Process.LASER, _GREY, 0.55, quench=0.8, opacity=0.30, relief=4),
    )
}  # fmt: skip
"""The inks by name; ``coloured`` gives those that come in many colours theirs."""

SUBSTRATES = {
    substrate.name: substrate
    for substrate in (
        Substrate(
            "security-paper", colour("#fbf9f3"), 0.95, (0.030, 0.042, 0.110), 0.46, 5.0, 0.10
        ),
        Substrate("label", colour("#fcfbf7"), 0.95, (0.034, 0.044, 0.112), 0.52, 3.5, 0.06),
        Substrate("polycarbonate", colour("#f6f8f9"), 0.94, (0.028, 0.042, 0.110), 0.22, 0.8, 0.01),
        Substrate("window", colour("#eef2f3"), 0.95, (0.006, 0.008, 0.020), 1.0, 0.3, 0.0),
        Substrate("photo-paper", colour("#fdfdfd"), 0.96, (0.36, 0.45, 0.78), 0.10, 0.4, 0.01),
        Substrate("office-paper", colour("#fdfdff"), 0.95, (0.50, 0.64, 1.00), 0.40, 6.0, 0.14),
        Substrate("washed-paper", colour("#fbf9f3"), 0.95, (0.13, 0.16, 0.30), 0.46, 5.5, 0.11),
    )
}
"""What pages are made of, by name; the last three have no place in a genuine document."""
