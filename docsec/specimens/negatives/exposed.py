"""A camera or reader that is out of order: dark, grainy, tinted, its lights not in line.

All of them are steps of the camera taken further than a good one goes.
"""

from __future__ import annotations

from docsec.specimens.camera import bands, optics, sensor
from docsec.specimens.pictures import Pictures, Step, called


def grainy(pictures: Pictures, seed: int, *, amount: float = 0.05) -> Step:
    """Take the pictures in too little light: the sensor's noise is seen.

    Args:
        pictures: of the page.
        seed: of the noise.
        amount: the deviation at white, as a share of white.
    """
    step = sensor.noise(pictures, seed, reading=amount / 2, counting=amount)
    return called("sensor-noise", step)


def dark_corners(pictures: Pictures, seed: int, *, loss: float = 0.5) -> Step:
    """Let every picture darken towards its corners, as a phone held too close does.

    Args:
        pictures: of the page.
        seed: unused here; every negative takes one.
        loss: the share of light that is lost in the corners, 0..1.
    """
    return optics.vignetting(pictures, loss=loss)


def too_dark(pictures: Pictures, seed: int, *, stops: float = 1.5) -> Step:
    """Take every picture too dark.

    Args:
        pictures: of the page.
        seed: unused here.
        stops: each halves the light.
    """
    return called("too-dark", sensor.exposure(pictures, stops=-stops))


def too_bright(pictures: Pictures, seed: int, *, stops: float = 0.6) -> Step:
    """Take every picture too bright: fine lines on light ground are lost.

    Args:
        pictures: of the page.
        seed: unused here.
        stops: each doubles the light.
    """
    return called("too-bright", sensor.exposure(pictures, stops=stops))


def warm_lamp(pictures: Pictures, seed: int, *, warmth: float = 0.25) -> Step:
    """Take the page by the light of a lamp at home: everything is yellowish.

    Args:
        pictures: of the page.
        seed: unused here.
        warmth: how much more red and less blue there is, as a share.
    """
    tinted = sensor.white_balance(pictures, red=1 + warmth, blue=1 - warmth)
    return called("warm-lamp", tinted)


def lights_apart(pictures: Pictures, seed: int, *, reach: float = 0.6) -> Step:
    """Let the page slip between the lights: each picture lies beside the first.

    Args:
        pictures: of the page.
        seed: of the shifts.
        reach: the largest shift across and down, in millimetres.
    """
    return bands.misregistration(pictures, seed, reach=reach)


def room_light(pictures: Pictures, seed: int, *, share: float = 0.25) -> Step:
    """Let the light of the room into the ultraviolet picture.

    Args:
        pictures: of the page.
        seed: unused here.
        share: of the white picture's light, 0..1.
    """
    return bands.ultraviolet_leak(pictures, share=share)
