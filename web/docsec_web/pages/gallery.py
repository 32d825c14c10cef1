"""The samples to browse: tiles, filters, and a trainer's sheet of each."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from docsec.report import sheet
from docsec.specimens.samples import KINDS
from docsec_web import language
from docsec_web.samples import Sample, all_samples, find

blueprint = Blueprint("gallery", __name__)

_SORTS = ("type", "kind", "light")


@blueprint.get("/samples")
def show() -> str:
    """Show the samples that the filters leave, by kind."""
    samples = all_samples()
    chosen = {name: request.args.get(name, "")[:20] for name in _SORTS}
    found = [sample for sample in samples if _fits(sample, chosen)]
    return render_template(
        "gallery.html",
        samples=samples,
        found=found,
        groups=[(kind, [each for each in found if each.kind == kind]) for kind in KINDS],
        chosen=chosen,
        types=tuple(dict.fromkeys(sample.type for sample in samples)),
        kinds=KINDS,
        lights=tuple(dict.fromkeys(kind for sample in samples for kind in sample.lights)),
    )


@blueprint.get("/samples/<name>/sheet")
def trainers(name: str) -> str:
    """Show the trainer's sheet of a sample.

    Raises:
        UsageError: there is no such sample, with HTTP status 404.
    """
    sample = find(name)
    return sheet.render(
        sample.folder,
        language.current(),
        sample=sample.listed,
        number=sample.number,
        address=lambda light: url_for("samples.picture", name=name, light=light),
        style=url_for("samples.style"),
    )


def _fits(sample: Sample, chosen: dict[str, str]) -> bool:
    return (
        chosen["type"] in ("", sample.type)
        and chosen["kind"] in ("", sample.kind)
        and chosen["light"] in ("", *sample.lights)
    )
