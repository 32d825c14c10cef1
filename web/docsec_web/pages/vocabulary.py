"""The terms of the field in four languages side by side."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from docsec.features import documents, vocabulary

blueprint = Blueprint("vocabulary", __name__)


@blueprint.get("/vocabulary")
def show() -> str:
    """Show the terms that the query leaves, by group."""
    loaded = vocabulary.load()
    query = request.args.get("q", "")[:100].strip()
    found = loaded.find(query)
    groups = [(group, [t for t in found if t.group == group.id]) for group in loaded.groups]
    return render_template(
        "vocabulary.html",
        vocabulary=loaded,
        query=query,
        found=found,
        formats=documents.load(),
        groups=[(group, members) for group, members in groups if members],
    )
