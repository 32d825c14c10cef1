"""The facilitator's view: one hour, without gap or overlap, readable without a script."""

import itertools

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from docsec.features import checklist
from docsec.messages import LANGUAGES
from docsec_web.pages.session import AGENDA


def test_the_agenda_fills_one_hour() -> None:
    assert AGENDA[0].start == 0
    assert AGENDA[-1].end == 60
    for step, following in itertools.pairwise(AGENDA):
        assert step.end == following.start


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guiding_question_is_asked(client: FlaskClient, language: str) -> None:
    text = client.get(f"/{language}/session").text
    for question in checklist.load().frame.guiding_questions:
        assert str(escape(question.text[language])) in text
