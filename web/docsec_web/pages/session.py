"""The facilitator's view of the session: an hour, its questions, and what is told in it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from docsec.features import checklist
from docsec.workbook.record import PRACTICES
from docsec_web.pages.workbook import members

blueprint = Blueprint("session", __name__)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the hour; ``question`` is the guiding question it is about, if it is."""

    name: str
    start: int
    minutes: int
    question: str | None = None

    @property
    def end(self) -> int:
        """The minute it ends at."""
        return self.start + self.minutes


# The concept note gives an hour, a presentation and the questions; how it is shared out is ours.
AGENDA = (
    Step("opening", 0, 3),
    Step("presentation", 3, 12),
    Step("question", 15, 12, "Q1"),
    Step("question", 27, 14, "Q2"),
    Step("question", 41, 12, "Q3"),
    Step("closing", 53, 7),
)


@blueprint.get("/session")
def show() -> str:
    """Show the agenda, the timer and the form for practices."""
    loaded = checklist.load()
    return render_template(
        "session.html",
        checklist=loaded,
        agenda=AGENDA,
        questions={each.id: each for each in loaded.frame.guiding_questions},
        members=members(),
        room=PRACTICES,
    )
