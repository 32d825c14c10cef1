"""Ways to take pictures, each the steps in the order in which they happen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from docsec.specimens import seeding
from docsec.specimens.camera import bands, files, optics, sensor
from docsec.specimens.camera.placing import SQUARE, Corners, View, placed
from docsec.specimens.pictures import WHITE, Change, Pictures, Step, in_turn

Taken = tuple[Pictures, tuple[Change, ...]]

_PHONE_DESKS = ("wood", "cloth", "stone", "papers")


def scanner(pictures: Pictures, seed: int, *, dpi: int = 300, rounded: Corners = SQUARE) -> Taken:
    """Scan the page on a flatbed: nearly straight, the lid around it.

    A scanner has white light only; pictures under other lights are left out.
    """
    view = View(turn=_around(seed, "scanner turn", 1.2), distance=5000, margin=6)
    return in_turn(
        pictures.only((WHITE,)),
        (
            *_laid(pictures, seed, "lid", view, rounded),
            partial(optics.point_spread, spread=0.035),
            partial(files.resolution, dpi=dpi),
            partial(sensor.noise, seed=seed, reading=0.004, counting=0.006),
            partial(files.jpeg_chain, qualities=(92,)),
        ),
    )


def phone(pictures: Pictures, seed: int, *, dpi: int = 200, rounded: Corners = SQUARE) -> Taken:
    """Take the page with a phone: on a desk, turned, from the side, by the light of the room.

    A phone has neither infrared nor ultraviolet; those pictures are left out.
    """
    view = View(
        turn=_around(seed, "phone turn", 7),
        lean=_around(seed, "phone lean", 13),
        nod=_around(seed, "phone nod", 13),
        distance=seeding.between(seed, "phone distance", 240, 380),
        margin=seeding.between(seed, "phone margin", 6, 22),
    )
    warmth = _around(seed, "phone warmth", 0.09)
    return in_turn(
        pictures.only(pictures.visible),
        (
            *_laid(pictures, seed, seeding.pick(seed, "phone desk", _PHONE_DESKS), view, rounded),
            partial(optics.vignetting, loss=seeding.between(seed, "phone loss", 0.1, 0.35)),
            partial(sensor.exposure, stops=_around(seed, "phone stops", 0.35)),
            partial(sensor.white_balance, red=1 + warmth, blue=1 - warmth),
            partial(optics.point_spread, spread=seeding.between(seed, "phone spread", 0.05, 0.09)),
            partial(files.resolution, dpi=dpi),
            partial(sensor.noise, seed=seed, reading=0.010, counting=0.020),
            partial(files.jpeg_chain, qualities=(88,)),
        ),
    )


def reader(pictures: Pictures, seed: int, *, dpi: int = 400, rounded: Corners = SQUARE) -> Taken:
    """Lay the page on a full-page reader: straight, the hood dark, each light a picture of its own.

    The lights lie up to two pixels of 300 dots per inch beside each other, a little visible
    light leaks into the ultraviolet picture, and a thin veil lies over the infrared one.
    """
    view = View(turn=_around(seed, "reader turn", 0.6), distance=2000, margin=3)
    return in_turn(
        pictures,
        (
            *_laid(pictures, seed, "hood", view, rounded),
            partial(optics.vignetting, loss=0.08),
            partial(optics.point_spread, spread=0.035),
            partial(bands.ultraviolet_leak, share=seeding.between(seed, "leak", 0.02, 0.06)),
            partial(bands.infrared_veil, share=seeding.between(seed, "veil", 0.02, 0.10)),
            partial(bands.misregistration, seed=seed),
            partial(files.resolution, dpi=dpi),
            partial(sensor.noise, seed=seed, reading=0.006, counting=0.008),
            partial(files.jpeg_chain, qualities=(95,)),
        ),
    )


def _laid(
    pictures: Pictures, seed: int, desk: str, view: View, rounded: Corners
) -> tuple[Callable[[Pictures], Step], ...]:
    """Return the step that lays the page on a desk; none where it lies on one already."""
    if pictures.is_laid:
        return ()
    return (partial(placed, seed=seed, desk=desk, view=view, rounded=rounded),)


def _around(seed: int, topic: str, reach: float) -> float:
    return round(seeding.between(seed, topic, -reach, reach), 4)


FROM_ABOVE = ("scanner", "reader")
"""Those that see the page from straight above, its edges on something else."""

PRESETS = {"scanner": scanner, "phone": phone, "reader": reader}
