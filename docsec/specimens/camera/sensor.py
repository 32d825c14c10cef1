"""What the sensor does: exposure, white balance, noise."""

from __future__ import annotations

import numpy as np

from docsec.specimens import noise as chance
from docsec.specimens.pictures import Floats, Pictures, Step, change, floats


def exposure(pictures: Pictures, *, stops: float) -> Step:
    """Take every picture lighter or darker; what is then too light is lost.

    Args:
        pictures: of the page.
        stops: each doubles the light; negative ones halve it.
    """
    gain = np.float32(2.0**stops)
    exposed = pictures.altered(pictures.lights, lambda _, light: light * gain)
    return exposed, change("exposure", pictures.lights, (pictures.outline,), stops=stops)


def white_balance(pictures: Pictures, *, red: float, blue: float) -> Step:
    """Tint the pictures taken by visible light.

    Args:
        pictures: of the page.
        red: what red is multiplied by; green stays.
        blue: what blue is multiplied by.
    """
    gains = np.array((red, 1, blue), dtype=np.float32)
    tinted = pictures.altered(pictures.visible, lambda _, light: light * gains)
    return tinted, change(
        "white-balance", pictures.visible, (pictures.outline,), red=red, blue=blue
    )


def noise(
    pictures: Pictures, seed: int, *, reading: float = 0.006, counting: float = 0.012
) -> Step:
    """Add the noise of a sensor to every light, each with its own.

    Args:
        pictures: of the page.
        seed: of the noise.
        reading: the deviation in the dark, as a share of white.
        counting: the deviation that light adds at white; it grows as the root of the light.
    """

    def add(light: str, values: Floats) -> Floats:
        field = chance.normal(seed, f"noise {light}", values.shape)
        deviation = np.sqrt(np.float32(reading**2) + np.float32(counting**2) * values)
        return floats(values + field * deviation)

    noisy = pictures.altered(pictures.lights, add)
    return noisy, change(
        "noise", pictures.lights, (pictures.outline,), reading=reading, counting=counting
    )
