"""The checklist of best practices for Session 4, as a page that also prints."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for

from docsec.features import checklist
from docsec.registry import CODES, GROUPS
from docsec_web.language import current

blueprint = Blueprint("checklist", __name__)


@blueprint.get("/checklist")
def show() -> str:
    """Show the whole checklist."""
    loaded = checklist.load()
    return render_template(
        "checklist.html",
        checklist=loaded,
        by_topic={topic.id: _about(loaded, topic.id) for topic in loaded.frame.topics},
        by_question={
            question.id: _about(loaded, question.id) for question in loaded.frame.guiding_questions
        },
        related=_related,
    )


def _about(loaded: checklist.Checklist, identifier: str) -> list[str]:
    return [item.id for item in loaded.items if identifier in (*item.topics, *item.questions)]


def _related(code: str) -> tuple[str, str]:
    """Return what can be said of a related check, and where it is explained if anywhere."""
    anchor = code.replace(".", "-")
    if code.startswith("manual."):
        return "manual", ""
    if code in CODES:
        state = "here" if CODES[code].statuses else "later"
    elif anchor in GROUPS:
        state = "here"
    else:
        return "later", ""
    return state, url_for("findings.show", language=current(), _anchor=anchor)
