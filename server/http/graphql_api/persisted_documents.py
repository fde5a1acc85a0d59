"""Documents known by the hash of their text: those the build of the dashboard lists."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from server.http.errors import PERSISTED_QUERY_NOT_FOUND, refusal

MANIFEST: Final = "documents.json"
"""`{"sha256:HEX": "query ..."}`, written beside the pages by the build."""

HASH: Final = re.compile(r"[0-9a-f]{64}")
NOT_FOUND: Final = "PersistedQueryNotFound"
"""The message that clients of this convention look for, to send the text as well."""

NONE: Final[Mapping[str, str]] = {}


def load_persisted_documents(static: Path) -> Mapping[str, str]:
    """Hash -> text of every document of the build; empty where there is none."""
    file = static / MANIFEST
    if not file.is_file():
        return NONE
    listed: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return {key.removeprefix("sha256:"): text for key, text in listed.items()}


def persisted_hash(extensions: Any) -> str | None:
    """The hash in `extensions.persistedQuery.sha256Hash` of a request; None where it holds none."""
    named = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    digest = named.get("sha256Hash") if isinstance(named, dict) else None
    return digest if isinstance(digest, str) and HASH.fullmatch(digest) else None


def persisted_text(documents: Mapping[str, str], digest: str | None) -> str:
    """The document of a hash.

    Raises:
        GraphQLError: it is not listed; the client sends its text then.
    """
    text = documents.get(digest or "")
    if text is None:
        raise refusal(PERSISTED_QUERY_NOT_FOUND, NOT_FOUND)
    return text
