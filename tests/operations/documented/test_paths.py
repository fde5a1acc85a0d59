"""The addresses of ours that documents name are answered, by the methods they name."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from server.http.auth.sso import PATH
from tests.application import Application
from tests.architecture.documents.markdown import blocks, documents, spans
from tests.architecture.sources import ROOT

ADDRESS = re.compile(r"^(?:(GET|POST|PUT|PATCH|DELETE) )?(/[a-z.][\w./{}-]*)(?:\?\S*)?(?: |$)")
CALLBACK = re.compile(r"^<public url>(/\S+)$")
OF_MACHINES = ("/etc/", "/dev/", "/path/", "/srv/", "/backups", "/opt/", "/run/", "/var/")
"""What the paths of files begin with; ours are those of addresses."""


def addresses(text: str) -> list[tuple[str | None, str]]:
    """Method, where one is named, and path of each address of ours in a document."""
    lines = [line for block in blocks(text) if block.language == "http" for line in block.text.splitlines()]
    found = [match.groups() for each in (*spans(text), *lines) if (match := ADDRESS.match(each))]
    found += [(None, match[1]) for each in spans(text) if (match := CALLBACK.match(each))]
    return [(method, path) for method, path in found if not path.startswith(OF_MACHINES)]


async def unanswered(application: Application, text: str) -> list[tuple[str | None, str]]:
    """The addresses of a document that nothing answers, or not by their method.

    Without credentials what is there refuses, and what is not there is not found.
    """
    missing = []
    for method, path in addresses(text):
        if path.endswith("/...") or path == f"{PATH}/<name>/callback":  # made of the file of providers
            continue
        concrete = path.replace("{id}", f"plr_{uuid4()}")
        status = (await application.client.request(method or "GET", concrete)).status_code
        if status == 404 or (method is not None and status == 405):
            missing.append((method, path))
    return missing


TEXTS = {path.name: path.read_text(encoding="utf-8") for path in documents(ROOT)}


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if addresses(text)])
async def test_addresses_in_documents_are_answered(application: Application, name: str) -> None:
    assert await unanswered(application, TEXTS[name]) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("`/openapi.json` and `/graphiql`", []),
        ("`/opeanpi.json`", [(None, "/opeanpi.json")]),
        ("`GET /players/{id}`", []),
        ("`<public url>/auth/operators/sso/<name>/callback`", []),
        (
            "`<public url>/auth/ssso/<name>/back`",
            [(None, "/auth/ssso/<name>/back")],
        ),
        ("`GET /players/{id}/balnace`", [("GET", "/players/{id}/balnace")]),
        ("`DELETE /players/{id}`", [("DELETE", "/players/{id}")]),
        ("`DELETE /players`", [("DELETE", "/players")]),
        ("```http\nPOST /oauth/tokne   grant_type=x\n```", [("POST", "/oauth/tokne")]),
        ("in `/etc/nginx/conf.d/`", []),
    ],
)
async def test_planted_addresses(
    application: Application, text: str, missing: list[tuple[str | None, str]]
) -> None:
    assert await unanswered(application, text) == missing
