"""Sets of specimens: what is wanted, checked before anything is drawn, and the folders filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from docsec.errors import UsageError
from docsec.progress import worked
from docsec.specimens import draw, lights, make, masks, operators, proof, samples
from docsec.specimens.document import Document, document
from docsec.specimens.document_types import TYPES


@dataclass(frozen=True, slots=True)
class Order:
    """One specimen that is wanted, and the folder it goes to.

    Attributes:
        folder: made if it is not there.
        type: a row of `docsec.specimens.document_types.TYPES`.
        seed: whose document.
        design: the letter of its design.
        dpi: pixels per inch.
        operators: as on the command line, in order.
        lights: names or groups of `docsec.specimens.lights`.
        camera: a row of `docsec.specimens.camera.presets.PRESETS`; nothing for the page alone.
        quality: of JPEG, 1 to 95; 0 for PNG.
        proved: whether pixels of the drawing are kept with it; see `docsec.specimens.proof`.
    """

    folder: Path
    type: str
    seed: int
    design: str = "a"
    dpi: int = 300
    operators: tuple[str, ...] = ()
    lights: tuple[str, ...] = ("white",)
    camera: str = ""
    quality: int = 0
    proved: bool = False

    def describe(self) -> Document:
        """Return the description, altered; nothing is drawn.

        Raises:
            UsageError: there is no such type, design, operator, light or camera, or an operator
                cannot be applied to this document.
        """
        lights.named(self.lights)
        make.check_camera(self.camera)
        description = document(self.type, self.seed, self.dpi, design=self.design)
        for text in self.operators:
            description = operators.parse(text)(description)
        return description


def of_samples(out: Path, wanted: Iterable[str] = ()) -> tuple[Order, ...]:
    """Return the orders of the samples that come with docsec.

    Args:
        out: the folder of their folders.
        wanted: ids; all where there are none.

    Raises:
        UsageError: an id is not in the list.
    """
    listed = tuple(samples.find(one) for one in wanted) or samples.load()
    return tuple(
        Order(
            out / one.id,
            one.type,
            one.seed,
            one.design,
            one.dpi,
            one.operators,
            one.lights,
            quality=samples.QUALITY,
            proved=True,
        )
        for one in listed
    )


def designs(document_type: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the designs of a type that are wanted; ``all`` of them, or the letters given."""
    if "all" in wanted and document_type in TYPES:
        return TYPES[document_type].designs
    return tuple(wanted)


def fill_all(orders: Sequence[Order], jobs: int = 1) -> Iterator[tuple[Path, ...]]:
    """Make every specimen and yield the paths of its files; show how far it is.

    Args:
        orders: in the order of making.
        jobs: processes to use.

    Raises:
        UsageError: one of them cannot be made; nothing is written where that is known beforehand.
    """
    for order in orders:
        order.describe()
    yield from worked(fill, orders, jobs)


def fill(order: Order) -> tuple[Path, ...]:
    """Make one specimen and return the paths of its files.

    Pictures that an earlier specimen left in the folder go.

    Raises:
        UsageError: it cannot be made, or the folder cannot be written.
    """
    specimen = make.finish(order.describe(), lights.named(order.lights), camera=order.camera)
    try:
        paths = make.write(specimen, order.folder, quality=order.quality)
        if order.proved:
            paths = (*paths, order.folder / proof.NAME)
            drawing(order).save(paths[-1], optimize=True)
        _clear(order.folder, paths)
    except OSError as error:
        cause = error.strerror or str(error)
        raise UsageError("specimen-folder", folder=str(order.folder), cause=cause) from error
    return paths


def drawing(order: Order) -> Image.Image:
    """Return the proof of a specimen, drawn anew."""
    return proof.proof(draw.pictures(order.describe(), lights.named(order.lights)))


def _clear(folder: Path, kept: Iterable[Path]) -> None:
    """Remove pictures and masks that are not of this specimen: one light has one of each."""
    names = {path.name for path in kept}
    for light in lights.LIGHTS:
        for old in {f"{light}.png", f"{light}.jpg", masks.name(light)} - names:
            (folder / old).unlink(missing_ok=True)
