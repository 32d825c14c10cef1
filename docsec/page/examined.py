"""What a check on the picture is given: the pictures, and where the MRZ lies in them."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.capture import Capture, Picture
from docsec.findings import Mrz, Polygon
from docsec.policy import Policy


@dataclass(frozen=True, slots=True)
class Page:
    """One document under examination.

    Attributes:
        capture: the pictures as handed in.
        policy: the choices to judge by.
        line_lengths: characters in each line of the MRZ; empty without one.
        line_regions: the polygon of each line in ``picture``; empty where not known.
        picture: the picture the MRZ was read from; the main one without a reading.
        mrz: the MRZ that is judged; None without one.
        certain: by line, for each of its characters whether it may be relied on; empty where a
            person typed it, so that all may.
    """

    capture: Capture
    policy: Policy
    line_lengths: tuple[int, ...]
    line_regions: tuple[Polygon, ...]
    picture: Picture
    mrz: Mrz | None = None
    certain: tuple[tuple[bool, ...], ...] = ()
