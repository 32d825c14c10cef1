"""Codes, dates, numbers and a sex: their values, and what the rules answer about them.

Most of it stands in other MRZs too, and is kept by what is printed.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER
from docsec.mrz.answers import Answer, Findings, states, statuses
from docsec.mrz.days import births, expiries
from docsec.mrz.kept import keep
from docsec.mrz.layouts import MRV_A, MRV_B
from docsec.mrz.pattern import NUMBER_LENGTH, Printed
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import GROUPS, doubted_on
from docsec.mrz.rules.profiles import visa_of
from docsec.mrz.zone import Zone

KEPT = 4096
"""How many answers about one place are kept."""

CONTENTS_KEPT = 512

Values = dict[str, str | None]


class Place:
    """The rules about one place, and their answers so far.

    Attributes:
        known: the answers, by what is printed.
    """

    def __init__(self, name: str, key: str | None, wrong: frozenset[int]) -> None:
        """Take the name of the rules, the field whose value is wanted, and the wrong lines."""
        self.known: dict[str, Answer] = {}
        self._rules, self._key, self._wrong = GROUPS[name], key, wrong

    def ask(self, printed: str, zone: Zone) -> Answer:
        """Return the answer about ``zone``, and keep it for what is ``printed``."""
        return keep(self.known, printed, self.look(zone), KEPT)

    def look(self, zone: Zone) -> Answer:
        """Return the answer about ``zone``."""
        found = tuple([finding for rule in self._rules for finding in rule(zone)])
        if self._wrong:
            found = doubted_on(found, self._wrong)
        return found, zone.value(self._key) if self._key else None, statuses(found)


class Contents:
    """What is said of the contents of one of ICAO's layouts under a reference date.

    Attributes:
        early: the first of two optional data, those of TD1; None in other formats.
        late: the last or only optional data.
    """

    def __init__(self, layout: Layout, today: date, wrong: frozenset[int]) -> None:
        """Take the layout, the date, and the numbers of the lines without their lengths."""
        *early, self.late = [each.key for each in layout.fields if each.kind is Kind.OPTIONAL]
        self.early = early[0] if early else None
        self._codes = Place("document_code", "document_code", wrong)
        self._sexes = Place("sex", "sex", wrong)
        self._known_code, self._known_sex = self._codes.known.get, self._sexes.known.get
        self._specimen, self._order = Place("specimen", None, wrong), Place("order", None, wrong)
        self._issuers, self._nationalities = (
            states(layout.field(key).span, key) for key in ("issuing_state", "nationality")
        )
        birth, expiry = layout.digit("date-of-birth"), layout.digit("date-of-expiry")
        self._births = births(birth, today, birth.span.line in wrong)
        self._expiries = expiries(expiry, today, expiry.span.line in wrong)
        self._ends_at, self._is_visa = layout.field("expiry_date").span, layout in (MRV_A, MRV_B)
        self._specimens = codes.specimens()
        self._template = dict.fromkeys(key for each in layout.fields for key in each.keys)

    def recall(self, printed: Printed, zone: Zone) -> tuple[Values, Findings, int]:
        """Return all values but the names, what was found, and the statuses of that."""
        code, issuer, _, _, _, number, early, nationality, birth, sex, expiry, late, _, _ = printed
        values = self._template.copy()
        of_code, code_value, bits = self._known_code(code) or self._codes.ask(code, zone)
        of_issuer, issued, issuer_bits = self._issuers[issuer]
        of_nationality, national, nationality_bits = self._nationalities[nationality]
        of_birth, born, birth_bits = self._births(birth)
        of_sex, sex_value, sex_bits = self._known_sex(sex) or self._sexes.ask(sex, zone)
        of_expiry, ends, expiry_bits = self._expiries(expiry)
        values["document_code"], values["issuing_state"] = code_value, issued
        values["document_number"] = number[:NUMBER_LENGTH].rstrip(FILLER).replace(FILLER, " ")
        values["nationality"], values["birth_date"] = national, born
        values["sex"], values["expiry_date"] = sex_value, ends
        values[self.late] = late.rstrip(FILLER).replace(FILLER, " ")
        if self.early is not None:
            values[self.early] = early.rstrip(FILLER).replace(FILLER, " ")
        of_specimen: Findings = ()
        if issued in self._specimens or national in self._specimens:
            seen = issuer + nationality
            of_specimen = (self._specimen.known.get(seen) or self._specimen.ask(seen, zone))[0]
        last = visa_of(self._ends_at, ends) if self._is_visa else ()
        bits |= issuer_bits | nationality_bits | sex_bits | birth_bits | expiry_bits
        if born and ends and ends < born:
            of_order, _, more = self._order.look(zone)
            last, bits = last + of_order, bits | more
        of_codes = of_code + of_issuer + of_nationality + of_specimen + of_sex
        return values, of_codes + of_birth + of_expiry + last, bits


@lru_cache(maxsize=CONTENTS_KEPT)
def contents(layout: Layout, today: date, wrong: frozenset[int]) -> Contents:
    """Return what is known of ``layout`` on lines of which some are ``wrong``."""
    return Contents(layout, today, wrong)
