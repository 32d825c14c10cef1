"""From text to `Mrz`: lenient, so that everything odd is a finding and nothing is lost.

>>> from docsec.policy import Policy
>>> mrz = parse('''P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
... L898902C36UTO7408122F1204159ZE184226B<<<<<10''')
>>> mrz.format, mrz.fields["birth_date"].value, str(mrz.status)
('TD3', '1974-08-12', 'successful')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docsec.findings import Finding, Mrz, Proposal, Status
from docsec.mrz.layouts import KNOWN, detect
from docsec.mrz.rules import evaluate, structure
from docsec.mrz.zone import in_alphabet, lay
from docsec.policy import OFF, UNDETERMINED, Policy

MAX_LINES = 40


def lines_of(text: str | Iterable[str]) -> tuple[str, ...]:
    """Return the lines of ``text`` without the white space around them; empty ones dropped."""
    lines = text.splitlines() if isinstance(text, str) else text
    return tuple(stripped for line in lines if (stripped := line.strip()))


def parse(text: str | Iterable[str], policy: Policy | None = None) -> Mrz:
    """Return the MRZ in ``text`` taken apart, with one finding for each rule.

    Nothing is repaired: what is printed is judged. Never raises on any text.

    Args:
        text: the lines, as one string or one string each.
        policy: the choices to judge by; `Policy()` if none is given.
    """
    policy = policy or Policy()
    lines = lines_of(text)
    proposals = _proposals(lines)
    layout = detect(lines)
    findings: list[Finding] = [structure.line_count(layout, lines)]
    if layout is None:
        if lines:
            findings += [structure.format_found(None, lines), *structure.charset_of(lines)]
        return Mrz(None, lines, {}, _as_strict_as(findings, policy), proposals)
    zone = lay(lines, layout, policy)
    findings += [
        structure.format_found(layout, lines),
        *structure.line_length(layout, lines),
        *evaluate(zone),
    ]
    return Mrz(layout.id, lines, zone.fields, _as_strict_as(findings, policy), proposals)


def _as_strict_as(findings: list[Finding], policy: Policy) -> tuple[Finding, ...]:
    """Return the findings with the rules counted in, turned down or off as ``policy`` says."""
    if policy.expiry_counts:
        findings = [
            replace(each, strong=True) if each.code == "mrz.expiry" else each for each in findings
        ]
    if policy.strictness:
        findings = [_relaxed(each, policy.strictness.get(each.code)) for each in findings]
    return tuple(findings)


def _relaxed(finding: Finding, strictness: str | None) -> Finding:
    if strictness == OFF:
        return replace(finding, status=Status.NOT_PERFORMED, reason="switched-off")
    if strictness == UNDETERMINED and finding.status is Status.FAILED:
        return replace(finding, status=Status.UNDETERMINED, reason="turned-down")
    return finding


def _proposals(lines: tuple[str, ...]) -> tuple[Proposal, ...]:
    """Propose capitals without blanks where only that keeps the text from being an MRZ."""
    if len(lines) > MAX_LINES or all(in_alphabet(line) for line in lines):
        return ()
    tidy = tuple("".join(line.split()).upper() for line in lines)
    fits = any(
        layout.line_lengths == tuple(map(len, tidy)) and layout.marked(tidy)
        for layout in KNOWN.values()
    )
    return (Proposal(tidy, "capitals-without-blanks"),) if fits and tidy != lines else ()
