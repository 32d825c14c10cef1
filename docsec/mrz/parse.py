"""From text to `Mrz`: lenient, so that everything odd is a finding and nothing is lost.

>>> from docsec.policy import Policy
>>> mrz = parse('''P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
... L898902C36UTO7408122F1204159ZE184226B<<<<<10''')
>>> mrz.format, mrz.fields["birth_date"].value, str(mrz.status)
('TD3', '1974-08-12', 'successful')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from docsec.findings import Finding, Mrz, Proposal, Status, written
from docsec.mrz.alphabet import in_alphabet
from docsec.mrz.layouts import KNOWN, SHAPES_KEPT, detect
from docsec.mrz.memory import judge, recall
from docsec.mrz.positions import Layout
from docsec.mrz.rules import structure
from docsec.policy import OFF, UNDETERMINED, Policy

MAX_LINES = 40

_mrz: Callable[..., Mrz] = written(Mrz)
_proposal: Callable[..., Proposal] = written(Proposal)


def lines_of(text: str | Iterable[str]) -> tuple[str, ...]:
    """Return the lines of ``text`` without the white space around them; empty ones dropped."""
    lines = text.splitlines() if isinstance(text, str) else text
    return tuple([stripped for line in lines if (stripped := line.strip())])


def parse(text: str | Iterable[str], policy: Policy | None = None) -> Mrz:
    """Return the MRZ in ``text`` taken apart, with one finding for each rule.

    Nothing is repaired: what is printed is judged. Never raises on any text.

    Args:
        text: the lines, as one string or one string each.
        policy: the choices to judge by; `Policy()` if none is given.
    """
    policy = policy or Policy()
    lines = tuple(text.splitlines() if isinstance(text, str) else text)
    layout, judged = recall(lines, policy)
    if layout is None or judged is None:
        lines = lines_of(text if isinstance(text, str) else lines)
        layout, clean = detect(lines), in_alphabet("".join(lines))
        if layout is None:
            return _of_no_format(lines, clean, policy)
        judged = judge(lines, layout, policy, clean)
    fields, values, findings, status = judged
    proposals = () if fields.clean else _proposals(lines)
    if policy.expiry_counts or policy.strictness:
        findings = _as_strict_as(findings, policy)
        return Mrz(layout.id, lines, fields, findings, proposals, values)
    return _mrz(layout.id, lines, fields, findings, proposals, values, status)


def _of_no_format(lines: tuple[str, ...], clean: bool, policy: Policy) -> Mrz:
    """Return what there is to say of lines that no layout fits."""
    findings = structure.shape_of(None, tuple(map(len, lines)))
    if lines:
        findings += structure.CHARSET_PASSED if clean else structure.charset_of(lines)
    proposals = () if clean else _proposals(lines)
    if policy.strictness:
        return Mrz(None, lines, {}, _as_strict_as(findings, policy), proposals)
    return _mrz(None, lines, {}, findings, proposals, {}, Status.FAILED)


def _as_strict_as(findings: tuple[Finding, ...], policy: Policy) -> tuple[Finding, ...]:
    """Return the findings with the rules counted in, turned down or off as ``policy`` says."""
    if policy.expiry_counts:
        findings = tuple(
            replace(each, strong=True) if each.code == "mrz.expiry" else each for each in findings
        )
    if policy.strictness:
        findings = tuple(_relaxed(each, policy.strictness.get(each.code)) for each in findings)
    return findings


def _relaxed(finding: Finding, strictness: str | None) -> Finding:
    if strictness == OFF:
        return replace(finding, status=Status.NOT_PERFORMED, reason="switched-off")
    if strictness == UNDETERMINED and finding.status is Status.FAILED:
        return replace(finding, status=Status.UNDETERMINED, reason="turned-down")
    return finding


def _proposals(lines: tuple[str, ...]) -> tuple[Proposal, ...]:
    """Propose capitals without blanks where only that keeps the lines from being an MRZ."""
    if len(lines) > MAX_LINES:
        return ()
    tidy = tuple(["".join(line.split()).upper() for line in lines])
    if not in_alphabet("".join(tidy)):
        return ()
    fits = any(layout.marked(tidy) for layout in _of(tuple(map(len, tidy))))
    return (_proposal(tidy, "capitals-without-blanks"),) if fits else ()


@lru_cache(maxsize=SHAPES_KEPT)
def _of(lengths: tuple[int, ...]) -> tuple[Layout, ...]:
    """Return the layouts whose lines have these ``lengths``."""
    return tuple(layout for layout in KNOWN.values() if layout.line_lengths == lengths)
