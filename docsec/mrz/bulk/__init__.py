"""Auditing millions of MRZs: what `docsec.parse` says of each, many at a time.

This is the one part of `docsec.mrz` that needs NumPy, and nothing else imports it. Lines of the
five formats of Doc 9303 are judged by the rules in `docsec.mrz.bulk.rules`, a block of one format
at a time; everything else is handed to `docsec.parse`, one by one. A test holds the two together.

>>> from docsec.policy import Policy
>>> table = audit(['''P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
... L898902C36UTO7408122F1204158ZE184226B<<<<<10'''])
>>> table[0].format, str(table[0].status), table[0].failed[0]
('TD3', 'failed', 'mrz.check-digits.date-of-expiry')
"""

from __future__ import annotations

from docsec.mrz.bulk.outcomes import Outcome
from docsec.mrz.bulk.table import Auditor, Table, audit

__all__ = ["Auditor", "Outcome", "Table", "audit"]
