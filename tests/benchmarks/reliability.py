"""How far confidences may be trusted: what share of the characters read so surely is right."""

from difflib import SequenceMatcher
from itertools import pairwise

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)


def judged(
    lines: tuple[str, ...], confidence: tuple[tuple[float, ...], ...], truth: tuple[str, ...]
) -> tuple[list[tuple[float, bool]], int]:
    """Return each character read with its confidence and whether it is printed there.

    Also how many printed characters have none that was read in their place: nothing marks those.
    """
    pairs, lost = [], 0
    for line, values, printed in zip(lines, confidence, truth, strict=False):
        right = [False] * len(line)
        for tag, start, end, from_, to in SequenceMatcher(None, line, printed, False).get_opcodes():
            if tag == "equal":
                right[start:end] = [True] * (end - start)
            lost += max(0, (to - from_) - (end - start))
        pairs += zip(values, right, strict=True)
    return pairs, lost


def summary(pairs: list[tuple[float, bool]], lost: int, limit: float = 0.9) -> dict:
    """Return the reliability diagram, the expected calibration error and what the limit marks."""
    wrong = [value for value, right in pairs if not right]
    sound = [value for value, right in pairs if right]
    rows, error = [], 0.0
    for low, high in pairwise(BINS):
        inside = [p for p in pairs if low <= p[0] < high or (high == 1.0 and p[0] == 1.0)]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(pairs)
            rows.append(
                {"from": low, "to": high, "count": len(inside), "confidence": round(mean, 4),
                 "right": round(share, 4)}
            )  # fmt: skip
    return {
        "characters": len(pairs),
        "wrong": len(wrong),
        "lost": lost,
        "limit": limit,
        "wrong_marked": share_below(wrong, limit),
        "right_marked": share_below(sound, limit),
        "expected_calibration_error": round(error, 5),
        "diagram": rows,
    }


def share_below(values: list[float], limit: float) -> float | None:
    """Return the share of values below a limit."""
    return round(sum(v < limit for v in values) / len(values), 4) if values else None
