"""The workbook: a form that anybody can fill in, and its summary. Nothing is kept here.

Without a script, a workbook is opened from a file and saved to one. With it, the page keeps
what is typed in the browser and asks for the summary as it changes.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from docsec import workbook
from docsec.errors import UsageError
from docsec.features import checklist, links
from docsec.mrz.codes import lookup
from docsec.workbook.record import CONFIDENCES, PRACTICES, Workbook
from docsec_web import language
from docsec_web.charts import corners, radar

blueprint = Blueprint("workbook", __name__)
api = Blueprint("workbook_api", __name__)
api.before_request(language.set_api_language)

_BUTTONS = ("as",)


@blueprint.get("/workbook")
def show() -> str:
    """Show an empty workbook."""
    return page(Workbook())


@blueprint.post("/workbook")
def check() -> str:
    """Show the workbook of a file or of the form, with its summary."""
    return page(sent(), summary=True)


@blueprint.post("/workbook/summary")
def summary() -> str:
    """Show the summary alone, for the script of the page."""
    return render_template("workbook_summary.html", **_summary(sent()))


@blueprint.post("/workbook/report")
def report() -> str:
    """Show the workbook as it goes on paper."""
    book = sent()
    return render_template("workbook_report.html", related=links.of_item, **_summary(book))


@blueprint.post("/workbook/export")
def export() -> Response:
    """Send the workbook as a file, JSON or CSV, dated today."""
    today = current_app.config["POLICY"]().reference_date.isoformat()
    book = replace(sent(), updated=today)
    if request.args.get("as") == "csv":
        response = Response(workbook.to_csv(book), mimetype="text/csv")
        ending = "csv"
    else:
        response = jsonify(workbook.to_json(book))
        ending = "json"
    name = "-".join(filter(None, ("docsec", book.country, today)))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


@api.post("/workbook/read")
def read() -> Response:
    """Return a workbook file as JSON, and as the flat fields of the form."""
    book = _of_file()
    return jsonify({"workbook": workbook.to_json(book), "fields": workbook.to_fields(book)})


@api.post("/workbook/assess")
def assess() -> Response:
    """Return what a workbook file comes to."""
    return jsonify(workbook.as_dict(workbook.assess(_of_file())))


def members() -> list[tuple[str, str, str]]:
    """Return code, name and conference of the member countries, by name."""
    current = language.current()
    rows = [
        (each.code, each.name.get(current) or each.code, language.gettext(each.conference))
        for each in checklist.load().members
    ]
    return sorted(rows, key=lambda row: row[1])


def country_name(code: str) -> str:
    """Return the name of a country in the language of the request."""
    state = lookup(code)
    return state.names.get(language.current(), code) if state else code


def sent() -> Workbook:
    """Return the workbook of a request, from a file or from the form.

    Raises:
        DocsecError: it is none.
    """
    if "file" in request.files:
        return _of_file()
    given = {name: text for name, text in request.form.items() if name not in _BUTTONS}
    return workbook.from_fields(given)


def _of_file() -> Workbook:
    storage = request.files.get("file")
    data = storage.read() if storage else request.get_data()
    if not data:
        raise UsageError("workbook-none")
    return workbook.read(data)


def page(book: Workbook, *, summary: bool = False) -> str:
    """Return the page with ``book`` in its form."""
    return render_template(
        "workbook.html",
        fields=workbook.to_fields(book),
        confidences=CONFIDENCES,
        practices=range(PRACTICES),
        members=members(),
        shown=summary,
        store=current_app.config["STORE"],
        **_summary(book),
    )


def _summary(book: Workbook) -> dict[str, object]:
    assessed = workbook.assess(book)
    return {
        "book": book,
        "assessed": assessed,
        "checklist": checklist.load(),
        "items": {item.id: item for item in checklist.load().items},
        "radar": radar(assessed.sections),
        "corners": corners,
        "country_name": country_name,
    }
