"""The page, composed in millimetres, from the material it is made of to what lies on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PIL import Image

from docsec.specimens import (
    background,
    barcode,
    fibres,
    lights,
    likeness,
    line_work,
    openings,
    paper,
    perforation,
    personal,
    planchettes,
    raised,
    seal,
    turning,
    ultraviolet,
    variable,
)
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import DESIGNS
from docsec.specimens.document import Break, Document, Erasure, Likeness
from docsec.specimens.elements import fibres_of, planchettes_of
from docsec.specimens.geometry import GEOMETRIES, VISA_PAGE, Box, pixels_per_millimetre
from docsec.specimens.grain import noise
from docsec.specimens.inks import INKS, SUBSTRATES, Substrate

_CORNER = 3.18
_PAGE = SUBSTRATES["security-paper"]
_LABEL = 70.0
"""The thickness of a visa label, in micrometres."""
FOUNDER = Likeness(1516, "M")
"""The face in the shaded watermark, the same on every sheet."""
ANOTHER = 211
"""What is added to a seed for the face of somebody else."""


def page(document: Document) -> Image.Image:
    """Return the picture of ``document`` under white light, mode RGB."""
    return pictures(document, ("white",))["white"]


def pictures(document: Document, wanted: Iterable[str]) -> dict[str, Image.Image]:
    """Return the pictures of ``document``, mode RGB, by light.

    Args:
        document: what to draw.
        wanted: names in `docsec.specimens.lights.LIGHTS`.
    """
    names = tuple(wanted)
    canvas = compose(document, lights.bands(names))
    material = _PAGE if document.host else substrate(document)
    drawn = {light: lights.picture(canvas, light, material, document.seed) for light in names}
    return {light: _round_corners(image, document, light) for light, image in drawn.items()}


def substrate(document: Document) -> Substrate:
    """Return what the page is made of."""
    return SUBSTRATES[document.substrate or document.plan.substrate]


def compose(document: Document, bands: Iterable[str]) -> Canvas:
    """Return the page with everything on it, in ``bands``."""
    canvas = _sheet(document, set(bands))
    canvas.origin = document.origin
    for zone in document.zones:
        stencil = canvas.stencil(zone.box)
        stencil.box(zone.box)
        canvas.cover(stencil, SUBSTRATES[zone.substrate], zone.thickness)
    _ground(canvas, document)
    for erasure in document.erasures:
        _erase(canvas, erasure, substrate(document), document.seed)
    _personalise(canvas, document)
    for copy in document.copies:
        _copy(canvas, copy.source, copy.target)
    return canvas


def _sheet(document: Document, bands: set[str]) -> Canvas:
    """Return the bare page; for a visa the page of the passport with the bare label on it."""
    scale = pixels_per_millimetre(document.dpi)
    size = (round(document.page[0] * scale), round(document.page[1] * scale))
    host = document.host
    if host is None:
        return Canvas(size, document.dpi, substrate(document), bands, dropout=document.dropout)
    canvas = Canvas(size, document.dpi, _PAGE, bands)
    plan = DESIGNS["VISA-PAGE-a"]
    leaf = replace(GEOMETRIES["TD3"], zone=0.0, width=VISA_PAGE[0], height=VISA_PAGE[1])
    background.paint(canvas, leaf, plan)
    ultraviolet.overprint(canvas, leaf, plan)
    fibres.lay(canvas, fibres.fibres(document.seed + 1, VISA_PAGE, plan.fibres))
    if plan.watermark:
        paper.watermark(canvas, plan.watermark)
    if plan.perforation:
        perforation.pierce(canvas, plan.perforation, host.passport_number)
    canvas.origin = document.origin
    label = Box(0, 0, document.geometry.width, document.geometry.height)
    stencil = canvas.stencil(label)
    stencil.box(label)
    canvas.cover(stencil, substrate(document), _LABEL)
    canvas.dropout = document.dropout
    return canvas


def _ground(canvas: Canvas, document: Document) -> None:
    """Lay what the page has before it is anybody's."""
    geometry, plan = document.geometry, document.plan
    if document.background:
        background.paint(canvas, geometry, plan)
    for one in document.breaks:
        _shift(canvas, one)
    _watermark(canvas, document)
    if plan.thread is not None and "thread" in document.imitated:
        paper.printed_thread(canvas, geometry, plan.thread)
    elif plan.thread is not None:
        paper.thread(canvas, geometry, plan, plan.thread)
    if plan.fibres and document.fibres != "missing":
        fibres.lay(canvas, fibres_of(document), printed=document.fibres == "printed")
    if plan.planchettes and document.fibres != "missing":
        discs = planchettes_of(document)
        planchettes.lay(canvas, discs, printed=document.fibres == "printed")
    if document.luminous:
        ultraviolet.overprint(canvas, geometry, plan)
    if document.background:
        _line_work(canvas, document)
        _at_angles(canvas, document)
    personal.heading(canvas, document)


def _watermark(canvas: Canvas, document: Document) -> None:
    box, imitated = document.plan.watermark, document.imitated
    if box is None:
        return
    if document.plan.watermark_frame and document.background:
        paper.frame(canvas, box, document.plan)
    if "watermark-place" in imitated:
        box = Box(box.left + paper.DRIFT[0], box.top + paper.DRIFT[1], box.width, box.height)
    if "watermark" in imitated:
        paper.printed_watermark(canvas, box)
    elif document.plan.watermark_style == "multitone":
        paper.multitone(canvas, box, likeness.in_grey(canvas, FOUNDER, box))
    else:
        paper.watermark(canvas, box)


def _line_work(canvas: Canvas, document: Document) -> None:
    """Print what only some designs have."""
    plan = document.plan
    if plan.medallion:
        line_work.medallion(canvas, plan.medallion, plan)
    if plan.reversal:
        line_work.reversal(canvas, plan.reversal, plan)
    if plan.register:
        imitated = "register" in document.imitated
        line_work.register(canvas, plan.register, plan, imitated=imitated)
    if plan.metamers:
        line_work.metamers(canvas, plan.metamers, plan)
    if plan.chip_symbol:
        line_work.chip_symbol(canvas, plan.chip_symbol, plan)


def _at_angles(canvas: Canvas, document: Document) -> None:
    """Print what changes with the angle or lets light through, on those designs that have it."""
    plan, imitated = document.plan, document.imitated
    if plan.shifting:
        turning.shifting(canvas, plan.shifting, imitated="shifting-ink" in imitated)
    if plan.metallic:
        turning.metallic(canvas, plan.metallic, imitated="metallic-ink" in imitated)
    if plan.latent:
        turning.latent(canvas, plan.latent, plan, imitated="latent-image" in imitated)
    if plan.window:
        openings.window(canvas, plan.window, plan, imitated="window" in imitated)
    if plan.die_cut:
        openings.die_cut(canvas, plan.die_cut, imitated="die-cut" in imitated)


def _personalise(canvas: Canvas, document: Document) -> None:
    """Print what makes the document the holder's, and what lies on top of it."""
    plan = document.plan
    likeness.main(canvas, document)
    likeness.ghost(canvas, document)
    likeness.glowing(canvas, document)
    personal.visual_zone(canvas, document)
    if plan.barcode and document.barcode:
        barcode.print_barcode(canvas, plan.barcode, plan.barcode_kind, document.barcode)
    if plan.seal:
        border = plan.portrait if "seal" in document.imitated else None
        seal.press(canvas, plan.seal, edge=border.right if border else None)
    if plan.embossed:
        raised.emboss(canvas, plan.embossed, imitated="dry-seal" in document.imitated)
    if plan.ridges:
        raised.ridges(canvas, plan.ridges, imitated="ridges" in document.imitated)
    _of_the_face(canvas, document)
    background.overprint(canvas, document.geometry, plan)
    personal.machine_zone(canvas, document)
    if plan.perforation and document.perforated:
        pricked = "perforation" in document.imitated
        perforation.pierce(canvas, plan.perforation, document.perforated, pricked=pricked)
    if plan.film:
        cut = plan.portrait if "film" in document.imitated else None
        ultraviolet.film(canvas, document.geometry, cut)
    _device(canvas, document)


def _of_the_face(canvas: Canvas, document: Document) -> None:
    """Lay what repeats the face: under lenses, and in holes."""
    plan, face, imitated = document.plan, document.face, document.imitated
    if plan.lens:
        year = document.holder.birth_date[:4]
        grey = likeness.in_grey(canvas, face, turning.face_box(plan.lens))
        turning.lens(canvas, plan.lens, grey, year, imitated="lens" in imitated)
    if plan.pierced:
        holder = replace(face, seed=face.seed + ANOTHER) if "pierced" in imitated else face
        openings.pierced(canvas, plan.pierced, likeness.in_grey(canvas, holder, plan.pierced))


def _device(canvas: Canvas, document: Document) -> None:
    box, engraved = document.plan.device, document.plan.engraved_device
    if box is None:
        return
    is_flat = "engraved-device" in document.imitated or document.device == "printed"
    if engraved:
        ink = INKS["intaglio"].coloured(document.plan.title)
        variable.engrave(canvas, box, ink.flat if is_flat else ink)
    if document.device == "genuine":
        variable.apply(canvas, box, document.state, engraved=engraved)
    elif document.device == "printed":
        variable.printed(canvas, box, document.state)


def _shift(canvas: Canvas, one: Break) -> None:
    """Move the background in a box, so that its lines no longer meet."""
    moved = Box(one.box.left - one.across, one.box.top - one.down, one.box.width, one.box.height)
    _copy(canvas, moved, (one.box.left, one.box.top))


def _copy(canvas: Canvas, source: Box, target: tuple[float, float]) -> None:
    """Copy a piece of the page to another place, in every band; nothing beyond its edges."""
    (rows, columns), _ = canvas.pixels(source)
    (to_rows, to_columns), _ = canvas.pixels(Box(*target, source.width, source.height))
    down = max(-rows.start, -to_rows.start, 0)
    along = max(-columns.start, -to_columns.start, 0)
    height = min(rows.stop, canvas.shape[0]) - rows.start
    height = min(height, canvas.shape[0] - to_rows.start)
    width = min(columns.stop, canvas.shape[1]) - columns.start
    width = min(width, canvas.shape[1] - to_columns.start)
    for band in canvas.bands.values():
        piece = band[
            rows.start + down : rows.start + height, columns.start + along : columns.start + width
        ].copy()
        band[
            to_rows.start + down : to_rows.start + height,
            to_columns.start + along : to_columns.start + width,
        ] = piece


def _erase(canvas: Canvas, erasure: Erasure, material: Substrate, seed: int) -> None:
    """Take the background away, roughen the surface, leave the glow of a solvent."""
    stencil = canvas.stencil(erasure.box)
    stencil.box(erasure.box)
    coverage, place = canvas.cut(stencil)
    before = canvas.bands.get("relief")
    kept = None if before is None else before[place].copy()
    stencil.image = stencil.image.point([round(v * erasure.strength) for v in range(256)])
    through = canvas.bands.get("transmitted")
    behind = None if through is None else through[place].copy()
    canvas.cover(stencil, material)
    if behind is not None and through is not None:
        through[place] = behind
    if before is not None and kept is not None:
        rough = noise(seed, "erasure", coverage.shape, 0.8) * np.float32(erasure.roughness)
        before[place] = kept + coverage * rough
    if erasure.halo and "ultraviolet" in canvas.bands:
        glow = np.asarray((0.45, 0.55, 0.85), dtype=np.float32) * np.float32(erasure.halo)
        canvas.bands["ultraviolet"][place] += coverage[..., None] * glow


def _round_corners(image: Image.Image, document: Document, light: str) -> Image.Image:
    """Leave nothing outside the rounded corners (radius: Doc 9303-4 Figure 2)."""
    corners = document.corners
    if not any(corners):
        return image
    radius = _CORNER * pixels_per_millimetre(document.dpi)
    return lights.cut_corners(image, radius, corners, light)
