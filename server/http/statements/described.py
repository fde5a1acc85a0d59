"""The files of a statement in the OpenAPI document."""

from typing import Any, Final

from server.http.rest.aliases import MOMENT
from server.http.rest.failures import failures_of_reads

Json = dict[str, Any]

CSV: Final = "text/csv"
PDF: Final = "application/pdf"
_SUMMARY: Final = "The statement of a period that is over, as {}"
_HIDDEN: Final = "Fields that the caller may not see are empty. The export is recorded in the audit log."


def _parameter(name: str, description: str) -> Json:
    described: Json = {"name": name, "in": "query", "required": True, "description": description}
    return described | {"schema": MOMENT}


_PARAMETERS: Final = [
    {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The public id, as it was answered",
        "schema": {"type": "string", "minLength": 1},
    },
    _parameter("from", "The first moment of the period"),
    _parameter("until", "The first moment after the period; not in the future"),
]
_HEADERS: Final = {
    "Content-Disposition": {
        "description": "`attachment` with the name of the file",
        "required": True,
        "schema": {"type": "string"},
    }
}


def _file(name: str, media_type: str, content: Json, more: str = "") -> Json:
    success = {"description": "The file", "headers": _HEADERS, "content": {media_type: content}}
    return {
        "operationId": f"statement{name.capitalize()}",
        "summary": _SUMMARY.format(name.upper()),
        "description": f"{_HIDDEN}{more}",
        "parameters": _PARAMETERS,
        "responses": {"200": success} | failures_of_reads(by_id=True),
    }


STATEMENT_PATHS: Final[Json] = {
    "/players/{id}/statement.csv": {"get": _file("csv", CSV, {"schema": {"type": "string"}})},
    "/players/{id}/statement.pdf": {
        "get": _file(
            "pdf", PDF, {}, " Of 10,000 transactions at most: above that `statement-too-long`, take CSV."
        )
    },
}
"""Path -> its operations."""
