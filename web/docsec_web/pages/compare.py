"""Several workbooks side by side, as files or as the browser keeps them. Nothing is kept here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from docsec import workbook
from docsec.errors import UsageError
from docsec.features import checklist
from docsec.workbook.record import Workbook
from docsec_web import language

blueprint = Blueprint("compare", __name__)
api = Blueprint("compare_api", __name__)
api.before_request(language.set_api_language)


@blueprint.get("/compare")
def show() -> str:
    """Show the form."""
    return render_template("compare.html", compared=None)


@blueprint.post("/compare")
def check() -> Response:
    """Show the comparison; ``?part=result`` alone, for the script; ``?as=csv`` as a table."""
    return answer(list(_sent()))


@api.post("/workbook/compare")
def side_by_side() -> Response:
    """Return the comparison of workbook files."""
    books = list(_sent())
    workbook.check_count(len(books))
    return jsonify(workbook.comparison_as_dict(workbook.compare(books)))


def answer(books: Sequence[Workbook]) -> Response:
    """Return the page that compares ``books``.

    Raises:
        UsageError: there are none, or too many.
    """
    workbook.check_count(len(books))
    if request.args.get("as") == "csv":
        named = {"Content-Disposition": 'attachment; filename="docsec-comparison.csv"'}
        return Response(workbook.table(workbook.compare(books)), mimetype="text/csv", headers=named)
    template = "compare_result.html" if request.args.get("part") == "result" else "compare.html"
    loaded = checklist.load()
    page = render_template(
        template,
        compared=workbook.compare(books),
        books=books,
        checklist=loaded,
        items={item.id: item for item in loaded.items},
    )
    return make_response(page)


def _sent() -> Iterator[Workbook]:
    if request.mimetype == "application/json":
        yield from map(workbook.from_fields, _listed(request.get_data()))
    for storage in request.files.getlist("file"):
        data = storage.read()
        if data or storage.filename:
            yield workbook.read(data)


def _listed(data: bytes) -> list[dict[str, str]]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise UsageError("bad-request") from None
    fine = isinstance(content, list) and all(
        isinstance(book, dict) and all(isinstance(text, str) for text in book.values())
        for book in content
    )
    if not fine:
        raise UsageError("bad-request")
    listed: list[dict[str, str]] = content
    return listed
