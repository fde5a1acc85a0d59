"""The file of an export in the OpenAPI document."""

from typing import Any, Final

from server.http.rest.failures import failures_of_reads

Json = dict[str, Any]

EXPORT_PATHS: Final[Json] = {
    "/exports/{id}.csv": {
        "get": {
            "operationId": "exportCsv",
            "summary": "The file of an export",
            "description": "For the operator who started it and may still read all that it shows. Each"
            " download is recorded in the audit log. Until the export has ended it is 409 `export-not-ready`;"
            " after a day 410 `export-expired`.",
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "description": "The job's public id: job_...",
                    "schema": {"type": "string", "minLength": 1},
                }
            ],
            "responses": {
                "200": {
                    "description": "The file",
                    "headers": {
                        "Content-Disposition": {
                            "description": "`attachment` with the name of the file",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    },
                    "content": {"text/csv": {"schema": {"type": "string"}}},
                }
            }
            | failures_of_reads(by_id=True),
        }
    }
}
"""Path -> its operations."""
