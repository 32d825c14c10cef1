"""The checklist of best practices for Session 4, as a page that also prints."""

from __future__ import annotations

from flask import Blueprint, render_template

from docsec.features import checklist, links

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
        related=links.of_item,
    )


def _about(loaded: checklist.Checklist, identifier: str) -> list[str]:
    return [item.id for item in loaded.items if identifier in (*item.topics, *item.questions)]
