"""What there is to be drawn, as text: for ``docsec specimen --list`` and samples/README.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import fill

from docsec import messages
from docsec.specimens import samples
from docsec.specimens.document_types import TYPES
from docsec.specimens.operators import FRAUDS, NEGATIVES, OPERATORS, Row
from docsec.specimens.samples import KINDS, Sample


def kind(sample: Sample) -> str:
    """Return ``fraud`` if a sample is altered, ``negative`` if it is odd, else ``issued``."""
    kinds = {OPERATORS[text.partition(":")[0]].kind for text in sample.operators}
    return next((one for one in KINDS[1:] if one in kinds), "issued")


def text(language: str) -> str:
    """Return the types, operators and samples for a terminal."""
    types = [f"{one.name} ({','.join(one.designs)})" for one in TYPES.values()]
    parts = [
        messages.text("specimen.list.types", language),
        fill("  ".join(types), 96, break_on_hyphens=False),
    ]
    for title, rows in (("frauds", FRAUDS), ("negatives", NEGATIVES)):
        parts += ["", messages.text(f"specimen.list.{title}", language), *_rows(rows, language)]
    parts += ["", messages.text("specimen.list.samples", language)]
    parts += [f"  {one.id:<28} {one.purpose.get(language, '')}" for one in samples.load()]
    return "\n".join(parts) + "\n"


def _rows(rows: Mapping[str, Row], language: str) -> Iterable[str]:
    for row in rows.values():
        yield f"  {row.form}"
        yield f"      {messages.text(f'{row.key}:title', language)}"


def readme() -> str:
    """Return samples/README.md, made from the list."""
    listed = samples.load()
    parts = [_HEAD.format(count=len(listed), quality=samples.QUALITY)]
    for one in KINDS:
        parts.append(f"## {_TITLES[one]}\n")
        parts += [_entry(sample) for sample in listed if kind(sample) == one]
    return "\n".join([*parts, _FOOT])


def _entry(sample: Sample) -> str:
    steps = ", ".join(f"`{text}`" for text in sample.operators)
    facts = [
        f"{sample.type}, design {sample.design}, seed {sample.seed}, {sample.dpi} dpi",
        ", ".join(sample.lights),
        *([steps] if steps else []),
    ]
    return (
        f"### `{sample.id}`\n\n{sample.purpose['en']}\n\n"
        f"* Made of: {'; '.join(facts)}\n"
        f"* To notice: {sample.notice['en']}\n"
        f"* Harmless: {sample.harmless['en']}\n"
    )


_TITLES = {
    "issued": "As issued",
    "fraud": "Altered on purpose",
    "negative": "Odd and harmless",
}

_HEAD = """# Samples

{count} synthetic documents of Utopia (`UTO`), a State that does not exist. Every person, number and
place is invented, every face is drawn by the program, and SPECIMEN stands across every picture.
They are for training people and testing programs. All of them, and this file, are made by

    docsec specimen --samples --out samples --jobs 2

In each folder:

| file | what it holds |
|---|---|
| `white.jpg`, `ir.jpg`, `uv.jpg` ... | the page under each light, nothing around it (a visa with the page it is on), JPEG of quality {quality}; only the lights that its lesson needs |
| `mrz.txt` | the MRZ as printed, for `docsec inspect ... --mrz`; none where the side has no MRZ |
| `document.json` | the true values, the MRZ as issued and as printed, and where things are: in millimetres from the top left (`polygon_mm`) and in the picture, 0 to 1 (`polygon`) |
| `model.json` | of a document as issued: where portrait, second portrait and device stand, for `docsec inspect ... --reference` |
| `mask-white.png` ... | white where that picture was altered, a bit a pixel; none where that is the whole page, or nothing |
| `drawing.png` | for tests: every 20th pixel of every 20th row of the drawing before noise, camera and JPEG, the lights below one another |
| `expected.json` | `operators`: what was altered, where, in which pictures, and their `masks`. `findings`: what a checker ought to report, with the altered place as `region`; `must_not_fail`: what a harmless oddity must not set off |

Dates follow the seed: an emergency document is soon past its last day, which is a fact about time
and no alteration.

What these samples do not tell: how a check does on documents of other States, real wear, real
cameras. Light, inks and paper are modelled simply.
"""  # noqa: E501

_FOOT = """## Licence

That of docsec, Apache-2.0. The MRZ is set in OCR-B (`docsec/data/fonts/LICENSE-OCRB.txt`), the rest
in Noto Sans, Noto Serif and Noto Naskh Arabic (SIL Open Font License 1.1,
`docsec/data/fonts/LICENSE-NOTO.txt`). A test holds the samples to the code: when the
drawing changes, run the command again.
"""
