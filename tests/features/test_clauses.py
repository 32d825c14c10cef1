"""The clauses of Doc 9303 that the reference cites: in the standard, and about what is said."""

import json
import re
from pathlib import Path

import pytest

from docsec.features import cards, checklist
from docsec.features.records import DATA

KINDS = ("features", "indicators", "vocabulary", "documents", "cards")
RAW = {kind: json.loads((DATA / f"{kind}.json").read_text(encoding="utf-8")) for kind in KINDS}
CHECKLIST = checklist.load()


def verified():
    """Return the rows of ``clauses.tsv``: who cites, part, clause, words found there."""
    lines = (Path(__file__).parent / "clauses.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def cited():
    """Yield (where, part, clause) for each clause of Doc 9303 that the reference cites."""
    for kind in KINDS:
        for row in [*RAW[kind]["items"], *RAW[kind].get("types", [])]:
            for part, rest in re.findall(
                r"Doc 9303-(\d+)((?:(?!Doc|;).)*)", row.get("reference", "")
            ):
                for clause in re.findall(r"\b(?:[A-D]\.)?\d+(?:\.\d+)+\b|\b[CD]\.\d+\b", rest):
                    yield f"{kind} {row['id']}", int(part), clause


def parts(shared):
    pdfium = pytest.importorskip("pypdfium2")
    folder = shared / "reference" / "doc9303"
    if not folder.is_dir():
        pytest.skip("the standard is not in the shared folder")
    found = {}
    for path in sorted(folder.glob("9303_p*_cons_en.pdf")):
        pages = pdfium.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in pages)
        found[int(re.search(r"_p(\d+)_", path.name)[1])] = text.replace("\r", "")
    return found


NUMBER = r"(?:[A-E]\.[1-9]\d?|1\d|[1-9])(?:\.[1-9]\d?)*"
HEADING = re.compile(rf"^\s*({NUMBER})\.?[ \t]+(?!mm)[A-Za-z](?!.*\.{{6}})", re.MULTILINE)


LABELS = {"App.": "APPENDIX", "Fig.": "Figure", "Table": "Table"}


def labelled(text, label, name):
    """Yield each appendix ``name``, or what stands around each mention of a figure or table."""
    if label == "APPENDIX":
        heading = re.compile(rf"^(?:App {name}-1\n)?appendix {name} to part", re.I | re.M)
        for start in (each.start() for each in heading.finditer(text)):
            other = rf"^appendix (?!{name})[A-Z] to part"
            after = re.search(other, text[start:], re.I | re.M)
            yield text[start : start + after.start() if after else len(text)]
    for each in re.finditer(rf"\b{label} {name}\b", text):
        yield text[max(0, each.start() - 500) : each.end() + 500]


def sections(text, clause):
    """Yield what stands under each heading ``clause``, up to the next heading of its kind."""
    label, _, name = clause.partition(" ")
    if label in LABELS:
        yield from labelled(text, LABELS[label], name)
        return
    headings = [(heading.start(), heading[1]) for heading in HEADING.finditer(text)]
    for at, (start, number) in enumerate(headings):
        if number == clause:
            ends = (place for place, other in headings[at + 1 :] if _closes(other, clause))
            yield text[start : next(ends, len(text))]


def _closes(other, clause):
    """Whether the heading ``other`` comes after ``clause`` and is not within it."""
    if other[:1].isalpha() != clause[:1].isalpha() or ("." in clause and "." not in other):
        return False  # a number within the text: a footnote, a list
    place, mine = _in_order(other), _in_order(clause)
    return place > mine and place[: len(mine)] != mine


def _in_order(clause):
    return tuple((int(each) if each.isdigit() else 0, each) for each in clause.split("."))


@pytest.mark.corpus
def test_clauses_say_what_they_are_cited_for(shared):
    standard = parts(shared)
    rows = verified()
    assert len({(part, clause) for _, part, clause, _ in rows}) >= 130
    known = {
        *(
            row["id"]
            for kind in ("features", "indicators", "vocabulary")
            for row in RAW[kind]["items"]
        ),
        *(row["id"] for row in RAW["indicators"]["types"]),
        *(item.id for item in CHECKLIST.items),
        *(card.id for card in cards.load()),
        "documents",
    }
    assert {name for name, *_ in rows} <= known
    silent = [
        f"{name}: Doc 9303-{part} {clause} has no {pattern}"
        for name, part, clause, pattern in rows
        if not any(
            re.search(pattern, section, re.IGNORECASE | re.DOTALL)
            for section in sections(standard[int(part)], clause)
        )
    ]
    assert silent == []


CITED = re.compile(r"App\. [A-E]|Fig\. \d+|Table [A-E]-\d+|[A-E]\.\d+(?:\.\d+)*|\d+(?:\.\d+)*")


def cited_by(item):
    """Yield (part, clause) for each clause of Doc 9303 in the reference of a checklist item."""
    for source in item.reference.split(";"):
        named = re.match(r" ?9303-(\d+)(?:/-(\d+)/-(\d+))? (.*)", source)
        for clause in CITED.findall(re.sub(r"\([^)]*\)|F\.\d", "", named[4]) if named else ""):
            yield from ((int(part), clause) for part in named.groups()[:3] if part)


def test_every_clause_of_the_checklist_has_its_row():
    rows = verified()
    held = {(name, int(part), clause) for name, part, clause, _ in rows}
    cited = {(item.id, *clause) for item in CHECKLIST.items for clause in cited_by(item)}
    assert len(cited) > 90
    assert cited - held == set()


@pytest.mark.corpus
def test_every_clause_cited_is_in_the_standard(shared):
    standard = parts(shared)
    rows = list(cited())
    assert len({(part, clause) for _, part, clause in rows}) >= 60
    headings = {
        part: {each[1] for each in HEADING.finditer(text)} for part, text in standard.items()
    }
    # Part 11 is not among the copies at hand.
    missing = [
        f"{where}: {part} {clause}"
        for where, part, clause in rows
        if part in standard and clause not in headings[part]
    ]
    assert missing == []
