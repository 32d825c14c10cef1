"""docsec: an open travel-document security reference and checker.

The public names load on first use, so that ``docsec.parse`` needs the standard library only.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers know this name; importing it from `typing` would cost a fifth of a cold start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from docsec.capture import Capture
    from docsec.findings import Finding, Mrz, Reading, Region, Report, Span, Status
    from docsec.inspection import inspect, read
    from docsec.mrz.build import build
    from docsec.mrz.explain import explain
    from docsec.mrz.parse import parse
    from docsec.policy import Policy

__version__ = "0.1.0"

_HOME = {
    "Capture": "docsec.capture",
    "Finding": "docsec.findings",
    "Mrz": "docsec.findings",
    "Policy": "docsec.policy",
    "Reading": "docsec.findings",
    "Region": "docsec.findings",
    "Report": "docsec.findings",
    "Span": "docsec.findings",
    "Status": "docsec.findings",
    "build": "docsec.mrz.build",
    "explain": "docsec.mrz.explain",
    "inspect": "docsec.inspection",
    "parse": "docsec.mrz.parse",
    "read": "docsec.inspection",
}

__all__ = [
    "Capture",
    "Finding",
    "Mrz",
    "Policy",
    "Reading",
    "Region",
    "Report",
    "Span",
    "Status",
    "build",
    "explain",
    "inspect",
    "parse",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'docsec' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
