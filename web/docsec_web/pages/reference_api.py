"""The JSON twins of the reference: features, indicators, vocabulary, and links."""

from __future__ import annotations

from flask import Blueprint, jsonify, request
from flask import Response as FlaskResponse

from docsec.features import catalogue, checklist, indicators, links, vocabulary
from docsec.features.records import in_language
from docsec_web import language

blueprint = Blueprint("reference_api", __name__)
blueprint.before_request(language.set_api_language)


@blueprint.get("/features")
def features() -> FlaskResponse:
    """Return the features that ``q`` and the filters leave."""
    filters = {name: request.args.get(name, "") for name in catalogue.FILTERS}
    found = catalogue.load().find(_query(), filters)
    return jsonify(catalogue.as_dict(found, language.current()))


@blueprint.get("/features/<name>")
def feature(name: str) -> FlaskResponse:
    """Return one feature and the ids of what belongs to it."""
    found = catalogue.load().feature(name)
    related = links.of_feature(name)
    content = in_language(found, language.current())
    ids = {kind: [each.id for each in getattr(related, kind)] for kind in ("indicators", "items")}
    return jsonify({"language": language.current(), "item": content, "related": ids})


@blueprint.get("/indicators")
def fraud() -> FlaskResponse:
    """Return the fraud indicators that ``q`` leaves, with kinds of fraud, rules and cautions."""
    found = indicators.load().find(_query())
    return jsonify(indicators.as_dict(found, language.current()))


@blueprint.get("/vocabulary")
def terms() -> FlaskResponse:
    """Return the terms that ``q`` leaves, each in four languages."""
    found = vocabulary.load().find(_query())
    return jsonify(vocabulary.as_dict(found, language.current()))


@blueprint.get("/links")
def linked() -> FlaskResponse:
    """Return for each checklist item its features, indicators, checks and sample."""
    items = checklist.load().items
    return jsonify({"items": [_links(item) for item in items]})


def _links(item: checklist.Item) -> dict[str, object]:
    related = links.of_item(item.id)
    return {
        "item": item.id,
        "features": [each.id for each in related.features],
        "indicators": [each.id for each in related.indicators],
        "checks": list(item.related_checks),
        "sample": related.sample,
    }


def _query() -> str:
    return request.args.get("q", "")[:100]
