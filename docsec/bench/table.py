"""The figures as a table for people."""

from __future__ import annotations

from docsec import messages
from docsec.bench.figures import FRAUD, GENUINE, NEGATIVE, Row


def render(measured: Row, language: str) -> str:
    """Return the figures as text, one line for each check and resolution."""
    lines = [_line(*(messages.text(f"bench.{key}", language) for key in _HEADING))]
    for check in measured["checks"]:
        lines += ["", f"{messages.title(check['code'], language)}  ({check['code']})"]
        lines += [
            _line(
                str(row["dpi"]),
                percent(row[FRAUD]),
                performed(row[FRAUD]),
                percent(row[GENUINE]),
                percent(row[NEGATIVE]),
            )
            for row in check["rows"]
        ]
        start = check["starts_at"]
        key = "bench.starts-at" if start else "bench.not-of-use"
        lines.append(messages.text(key, language, dpi=start))
    if measured["published"]:
        lines += ["", *_published(measured["published"], language)]
    return "\n".join(lines)


_HEADING = ("dpi", "found", "performed", "on-genuine", "on-negatives")


def _line(*cells: str) -> str:
    return "  ".join(f"{cell:<22}" for cell in cells).rstrip()


def percent(counts: Row) -> str:
    """Return a share with its interval: ``93 % (77-99)``; a dash where nothing was performed."""
    if counts["share"] is None:
        return "–"
    low, high = (f"{100 * end:.0f}" for end in counts["interval"])
    return f"{100 * counts['share']:.0f} % ({low}–{high})"


def performed(counts: Row) -> str:
    """Return how many of those made were examined: ``40 / 48``."""
    return f"{counts['performed']} / {counts['made']}"


def _published(figures: Row, language: str) -> list[str]:
    heading = messages.text("bench.published", language, count=figures["pictures"])
    return [
        heading,
        *(
            messages.text("bench.published-row", language, code=code, **counts)
            for code, counts in figures["checks"].items()
        ),
    ]
