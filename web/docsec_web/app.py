"""The Flask application.

Configuration keys, all optional:

======================= ====================================================================
``POLICY``              returns the `docsec.Policy` of a request; `Policy` itself by default,
                        so that a server that runs for days knows what day it is
``READER``              what reads pictures; by default whatever is installed, or None
``SAMPLES``             the folder of samples
``ALLOWED_HOSTS``       names this server answers to; None for any
``STORE``               the SQLite file that keeps workbooks; None, the default, keeps none
``MAX_CONTENT_LENGTH``  bytes of one request
======================= ====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from docsec.policy import MEGABYTE, Policy
from docsec_web import faults, language, security, words
from docsec_web.pages import (
    about,
    api,
    cards,
    check,
    checklist,
    compare,
    features,
    figures,
    findings,
    gallery,
    indicators,
    kept,
    mrz,
    pairs,
    reference_api,
    samples,
    session,
    start,
    vocabulary,
    workbook,
)

MAX_TEXT_BYTES = MEGABYTE
"""The most text in one form field; what is shorter gets the sentence of `Policy.max_text`."""

PICTURES_TOGETHER = 3
"""White, infrared and ultraviolet in one request."""


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the application.

    Args:
        config: overrides of the keys above, and of Flask's own.
    """
    app = Flask("docsec_web")
    app.request_class = security.Request
    app.config.from_mapping(
        POLICY=Policy,
        ALLOWED_HOSTS=security.LOOPBACK_NAMES,
        MAX_FORM_MEMORY_SIZE=MAX_TEXT_BYTES,
        MAX_FORM_PARTS=50,
        STORE=None,
    )
    app.config.from_mapping(config or {})
    if app.config["MAX_CONTENT_LENGTH"] is None:
        most = app.config["POLICY"]().max_bytes
        app.config["MAX_CONTENT_LENGTH"] = PICTURES_TOGETHER * most + MAX_TEXT_BYTES
    if isinstance(app.json, DefaultJSONProvider):
        app.json.ensure_ascii = False
        app.json.sort_keys = False
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    security.protect(app)
    language.install(app)
    words.install(app)
    faults.install(app)
    reference = (features, indicators, vocabulary, findings, figures, cards, pairs)
    meeting = (checklist, workbook, compare, session, kept)
    for page in (start, check, gallery, mrz, *reference, *meeting, about):
        app.register_blueprint(page.blueprint, url_prefix="/<language>")
    app.register_blueprint(start.root)
    app.register_blueprint(samples.blueprint, url_prefix="/samples")
    for twin in (api.blueprint, reference_api.blueprint, workbook.api, compare.api):
        app.register_blueprint(twin, url_prefix="/api/v1")
    return app
