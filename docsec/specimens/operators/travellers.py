"""Harmless documents that look odd: names, dates and numbers as the standard allows them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from docsec.specimens import perforation, seeding
from docsec.specimens.document import Document
from docsec.specimens.document import document as issued
from docsec.specimens.geometry import Box
from docsec.specimens.holder import Holder, holder
from docsec.specimens.operators.altered import ALL, SEEN, Altered, needed, whole
from docsec.specimens.people import GIVEN_NAMES, SURNAMES

_LONG_AGO = 12
"""By how many years an expired document is older."""
_MORE_DIGITS = "47153"
_CONFUSABLE = ("B8O0I1S5Z", "OO0D0Q8B1", "1IL7T2Z5S", "G6C0O8BB8")
_ROOM = ("TD1", "TD1-front", "TD2", "ETD")


def one_name(document: Document) -> Altered:
    """Issue the document to a traveller who has one name only (Doc 9303-3 4.6)."""
    name = seeding.pick(document.seed, "one name", [n for n in SURNAMES["plain"] if "-" not in n])
    return _reissued(document, replace(_latin(document.holder), surname=name, given_names=""))


def truncated_names(document: Document) -> Altered:
    """Issue the document to a traveller whose names are too long for the MRZ."""
    person = _latin(document.holder)
    surname = seeding.pick(document.seed, "long surname", SURNAMES["long"])
    names = GIVEN_NAMES["long"][person.sex if person.sex in "FM" else "F"]
    given = seeding.pick(document.seed, "long given names", names)
    return _reissued(document, replace(person, surname=surname, given_names=given))


def long_number(document: Document) -> Altered:
    """Give the document a number longer than nine characters (Doc 9303-5 4.2.2.3 note j)."""
    needed(document, "specimen-no-long-number", there=document.type in _ROOM)
    number = document.holder.document_number + _MORE_DIGITS[: 2 + document.seed % 3]
    return _reissued(document, replace(document.holder, document_number=number))


def unknown_birth_day(document: Document) -> Altered:
    """Issue the document to a traveller whose day of birth nobody knows (Doc 9303-3 4.8)."""
    known = document.holder.birth_date[:7]
    return _reissued(document, replace(document.holder, birth_date=known))


def born_long_ago(document: Document) -> Altered:
    """Issue the document to a traveller so old that two digits of a year do not tell the age."""
    born = f"19{21 + document.seed % 3}{document.holder.birth_date[4:]}"
    day = born.replace("-02-29", "-02-28")
    return _reissued(document, replace(document.holder, birth_date=day))


def sex_unspecified(document: Document) -> Altered:
    """Issue the document without a sex: X for people, a filler in the MRZ (Doc 9303-4 4.2.2.2)."""
    return _reissued(document, replace(document.holder, sex="X"))


def confusable_number(document: Document) -> Altered:
    """Give the document a number of letters and digits that look alike."""
    number = seeding.pick(document.seed, "confusable", _CONFUSABLE)
    return _reissued(document, replace(document.holder, document_number=number))


def national_script(document: Document) -> Altered:
    """Issue the document to a traveller whose name is written in Cyrillic too."""
    other = holder(document.seed, "cyrillic")
    named = replace(
        document.holder,
        surname=other.surname,
        given_names=other.given_names,
        birth_place=other.birth_place,
        national_surname=other.national_surname,
        national_given_names=other.national_given_names,
        national_place=other.national_place,
        language=other.language,
    )
    return _reissued(document, named)


def expired(document: Document) -> Altered:
    """Issue the document years earlier, so that it has expired; nothing else is wrong with it."""
    person = document.holder
    earlier = replace(
        person, issue_date=_earlier(person.issue_date), expiry_date=_earlier(person.expiry_date)
    )
    return _reissued(document, earlier)


def washed_paper(document: Document) -> Altered:
    """Wash the paper with clothes: it glows a little, and its fibres and print still do."""
    needed(
        document,
        "specimen-no-paper",
        there="paper" in document.plan.substrate and not document.substrate,
    )
    washed = replace(document, substrate="washed-paper")
    return Altered(washed, ("uv",), (whole(document),))


def grey_design(document: Document) -> Altered:
    """Print a design that is grey by intention; device and coloured face stay so."""
    lights = tuple(light for light in SEEN if light != "uv")
    return Altered(replace(document, grey=True), lights, (whole(document),))


def _reissued(document: Document, person: Holder) -> Altered:
    """Return the document as it would have been issued to ``person``: all parts agree."""
    same = document.visual == document.holder and document.printed == document.issued
    needed(document, "specimen-altered-already", there=same)
    new = issued(document.type, document.seed, document.dpi, design=document.design, person=person)
    made = replace(
        document,
        holder=new.holder,
        visual=new.visual,
        issued=new.issued,
        printed=new.printed,
        perforated=new.perforated,
        barcode=new.barcode,
    )
    return Altered(made, ALL, _features(document, made))


def _features(before: Document, after: Document) -> tuple[Box, ...]:
    """Return the boxes of the features that say something else: barcode and perforation."""
    plan = before.plan
    boxes = []
    if plan.barcode and before.barcode != after.barcode:
        boxes.append(plan.barcode)
    if plan.perforation and before.perforated != after.perforated:
        boxes += [perforation.box(plan.perforation, one.perforated) for one in (before, after)]
    return tuple(boxes)


def _latin(person: Holder) -> Holder:
    """Return a person whose names have no second script."""
    return replace(
        person, national_surname="", national_given_names="", national_place="", language=None
    )


def _earlier(iso: str) -> str:
    day = datetime.date.fromisoformat(iso)
    return day.replace(year=day.year - _LONG_AGO, day=min(day.day, 28)).isoformat()
