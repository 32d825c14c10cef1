"""The samples of the repository are what the list says and what the code makes today."""

import json

import numpy as np
import pytest
from PIL import Image

from docsec import messages
from docsec.specimens import listing, proof, sets
from docsec.specimens.document_types import TYPES
from docsec.specimens.lights import named
from docsec.specimens.samples import load

LISTED = load()
IDS = [one.id for one in LISTED]
QUICK = ("td1-line-spacing", "mrv-b-digit-in-dye", "td1-strong-jpeg")
"""Made again in every run: a changed place, a changed ink, and something done to the picture."""


FOR_THE_EYE = ("visa-moved", "photo-replaced", "imitated")
"""No check compares faces, or a number pierced through a page with the one printed on a label.

Nor does one look at features that only some designs have.
"""


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def same(folder, made):
    """Hold a folder of the repository against one just made."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(p.name for p in made.iterdir())
    for name in ("document.json", "expected.json"):
        shipped, fresh = read(folder / name), read(made / name)
        # A new version of docsec does not make an old picture wrong.
        assert shipped.pop("docsec", "") or name == "expected.json"
        fresh.pop("docsec", "")
        assert shipped == fresh
    for path in folder.glob("model.json"):
        assert read(path) == read(made / path.name)
    for path in folder.glob("*.jpg"):
        with Image.open(path) as shipped, Image.open(made / path.name) as fresh:
            off = np.abs(np.asarray(shipped).astype(int) - np.asarray(fresh).astype(int))
        # Other versions of Pillow and OpenCV round differently before the JPEG and in it.
        assert off.mean() <= 6


@pytest.mark.parametrize("name", QUICK)
def test_a_sample_made_again_is_the_same(samples, tmp_path, name):
    (order,) = sets.of_samples(tmp_path, [name])
    sets.fill(order)
    same(samples / name, tmp_path / name)


def proved(folder, order):
    """Return by how many levels the drawing of today differs from that of a shipped sample."""
    with Image.open(folder / proof.NAME) as shipped:
        return proof.differing(shipped, sets.drawing(order))


@pytest.mark.parametrize("name", QUICK)
def test_the_drawing_is_the_same_within_two_levels(samples, tmp_path, name):
    (order,) = sets.of_samples(tmp_path, [name])
    assert proved(samples / name, order) <= proof.WITHIN


@pytest.mark.long
@pytest.mark.parametrize("name", IDS)
def test_every_drawing_is_the_same_within_two_levels(samples, tmp_path, name):
    (order,) = sets.of_samples(tmp_path, [name])
    assert proved(samples / name, order) <= proof.WITHIN


@pytest.mark.long
def test_all_samples_made_again_are_the_same(samples, tmp_path):
    orders = sets.of_samples(tmp_path)
    for order, _ in zip(orders, sets.fill_all(orders, jobs=2), strict=True):
        same(samples / order.folder.name, order.folder)


def test_the_folders_are_those_of_the_list(samples):
    assert sorted(path.parent.name for path in samples.glob("*/document.json")) == sorted(IDS)
    assert (samples / "README.md").read_text(encoding="utf-8") == listing.readme()


def test_the_samples_are_small_enough_to_come_with_the_package(samples):
    assert sum(path.stat().st_size for path in samples.rglob("*") if path.is_file()) < 25e6


def test_all_types_and_designs_are_there_as_issued():
    issued = {(one.type, one.design) for one in LISTED if not one.operators}
    assert issued == {(kind.name, design) for kind in TYPES.values() for design in kind.designs}


def test_there_are_about_as_many_harmless_oddities_as_frauds():
    kinds = [listing.kind(one) for one in LISTED]
    assert kinds.count("fraud") >= 15
    assert abs(kinds.count("fraud") - kinds.count("negative")) <= 3


@pytest.mark.parametrize("sample", LISTED, ids=IDS)
def test_a_sample_says_in_four_languages_what_it_is_for(sample):
    for text in (sample.purpose, sample.notice, sample.harmless):
        assert set(text) == set(messages.LANGUAGES)
        assert all(said.strip().endswith(".") for said in text.values())


@pytest.mark.parametrize("sample", LISTED, ids=IDS)
def test_a_folder_is_what_its_row_says(samples, sample):
    described = read(samples / sample.id / "document.json")
    expected = read(samples / sample.id / "expected.json")
    assert (described["type"], described["design"]) == (sample.type, sample.design)
    assert [one["operator"] for one in expected["operators"]] == list(sample.operators)
    pictures = {path.stem: path for path in (samples / sample.id).glob("*.jpg")}
    assert sorted(pictures) == sorted(named(sample.lights))
    page, dpi = described["page"], described["dpi"]
    for path in pictures.values():
        with Image.open(path) as picture:
            assert picture.format == "JPEG"
            assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.01)
            assert picture.size == (page["width_px"], page["height_px"])


@pytest.mark.parametrize("sample", LISTED, ids=IDS)
def test_the_lines_are_those_printed(samples, sample):
    machine = read(samples / sample.id / "document.json")["mrz"]
    path = samples / sample.id / "mrz.txt"
    assert path.exists() == (machine is not None)
    if machine is not None:
        assert path.read_text(encoding="utf-8").splitlines() == machine["printed"]


@pytest.mark.parametrize("sample", LISTED, ids=IDS)
def test_only_what_was_altered_has_findings_to_come(samples, sample):
    expected = read(samples / sample.id / "expected.json")
    if listing.kind(sample) == "fraud":
        names = {operator.partition(":")[0] for operator in sample.operators}
        assert bool(expected["findings"]) != (names <= set(FOR_THE_EYE))
    else:
        # That a document has expired is a fact about time.
        assert set(expected["findings"]) <= {"mrz.expiry"}
