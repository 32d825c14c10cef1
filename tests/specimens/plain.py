"""Simple pictures to try the camera, copies and oddities on: a page with known marks."""

import numpy as np

from docsec.specimens.pictures import Pictures, registered

PAGE = (60.0, 40.0)
MARKS = ((8.0, 7.0), (52.0, 7.0), (52.0, 33.0), (8.0, 33.0), (30.0, 20.0))
LIGHTS = ("white", "ir", "uv", "transmitted", "oblique-1", "tilt-01", "tilt-02")


def level(value, dpi: int = 300, page: tuple[float, float] = PAGE) -> np.ndarray:
    """Return an even picture; ``value`` is a number or a colour."""
    rows, columns = (round(side * dpi / 25.4) for side in page[::-1])
    return np.full((rows, columns, 3), value, dtype=np.float32)


def with_marks(ground: np.ndarray, dpi: int, ink, places=MARKS, radius: float = 0.8) -> np.ndarray:
    """Return a picture with round marks, their edges soft over a pixel."""
    scale = dpi / 25.4
    y, x = np.mgrid[: ground.shape[0], : ground.shape[1]] + 0.5
    drawn = ground.astype(np.float64)
    for across, down in places:
        reach = np.hypot(x - across * scale, y - down * scale)
        cover = np.clip(radius * scale - reach + 0.5, 0, 1)[..., None]
        drawn += (np.asarray(ink) - drawn) * cover
    return drawn.astype(np.float32)


def marked(dpi: int = 300, lights=("white", "ir", "uv")) -> Pictures:
    """Return a light page with dark marks; dark with bright marks in ultraviolet."""
    pictures = {}
    for light in lights:
        ground, ink = (0.04, 0.9) if light == "uv" else (0.9, 0.06)
        pictures[light] = with_marks(level(ground, dpi), dpi, ink)
    return registered(pictures, dpi, PAGE)


def even(dpi: int = 300, **levels) -> Pictures:
    """Return even pictures of the lights that are named."""
    return registered({light: level(value, dpi) for light, value in levels.items()}, dpi, PAGE)


def found(pictures: Pictures, light: str, place) -> tuple[float, float]:
    """Return how many pixels right and down of its place by the homography a mark is."""
    (x, y), values = pictures.place(light, (place,))[0], pictures.lights[light].mean(axis=2)
    half = round(1.6 * pictures.scale)
    left, top = round(x) - half, round(y) - half
    window = values[top : top + 2 * half, left : left + 2 * half].astype(np.float64)
    ground = np.median(np.concatenate((window[0], window[-1], window[:, 0], window[:, -1])))
    weight = np.abs(window - ground)
    weight[weight < 0.3 * weight.max()] = 0
    rows, columns = np.mgrid[: window.shape[0], : window.shape[1]] + 0.5
    middle = ((columns * weight).sum(), (rows * weight).sum()) / weight.sum()
    return float(left + middle[0] - x), float(top + middle[1] - y)


def peak(values: np.ndarray, dpi: float, least: float = 0.5) -> tuple[float, float, float]:
    """Return the strongest wave: cycles a millimetre, degrees 0..180, and its excess.

    Waves longer than ``1 / least`` millimetres are left out; the excess is over the median.
    """
    taper = np.outer(*(np.hanning(side) for side in values.shape))
    power = np.abs(np.fft.fftshift(np.fft.fft2((values - values.mean()) * taper, (1024, 1024))))
    waves = np.fft.fftshift(np.fft.fftfreq(1024, 25.4 / dpi))
    across, down = np.meshgrid(waves, waves)
    power[np.hypot(across, down) < least] = 0
    at = np.unravel_index(power.argmax(), power.shape)
    angle = np.degrees(np.arctan2(down[at], across[at])) % 180
    return float(np.hypot(across[at], down[at])), float(angle), float(power[at] / np.median(power))
