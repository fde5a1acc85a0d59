from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from server.observability.redaction import REDACTED, clean_text, redact

ROOT = Path(__file__).parents[2]

# In a process of its own: set up once, logging stays as it is for good.
SAYS = """
import logging, sys
import structlog
from server.observability.logging import set_up_logging

set_up_logging(*sys.argv[1:3])
log = structlog.get_logger("croupier.test")
with structlog.contextvars.bound_contextvars(correlation_id="a-correlation"):
    log.info("hello", amount=12, password="hunter2", player={"email": "jane@example.com", "vip": 3})
    log.debug("too quiet")
    logging.getLogger("uvicorn.error").info("Started server process [%d]", 1)
    logging.getLogger("asyncpg").debug("too quiet")
    logging.getLogger("another.library").warning("contact jane@example.com", extra={"token": "t"})
    try:
        try:
            raise KeyError("jane@example.com")
        except KeyError as cause:
            raise ValueError("Key (email)=(jane@example.com) already exists") from cause
    except ValueError:
        log.exception("it broke", job="x")
        logging.getLogger("another.library").exception("theirs too")
"""


def said(level: str, form: str) -> str:
    command = [sys.executable, "-c", SAYS, level, form]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stderr


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in said("info", "json").splitlines()]


def test_a_line_is_a_json_object_with_logger_time_and_level(lines: list[dict[str, Any]]) -> None:
    hello = lines[0]
    assert hello["event"] == "hello"
    assert (hello["level"], hello["logger"], hello["amount"]) == ("info", "croupier.test", 12)
    assert hello["timestamp"].endswith("Z")


def test_log_lines_of_a_request_have_its_id(lines: list[dict[str, Any]]) -> None:
    assert {line["correlation_id"] for line in lines} == {"a-correlation"}


def test_uvicorn_and_other_libraries_log_the_same_way(lines: list[dict[str, Any]]) -> None:
    events = [(line["logger"], line["event"], line["level"]) for line in lines]
    assert ("uvicorn.error", "Started server process [1]", "info") in events
    assert ("another.library", "contact [redacted]", "warning") in events


def test_lines_below_the_level_are_not_written(lines: list[dict[str, Any]]) -> None:
    assert "too quiet" not in {line["event"] for line in lines}


def test_exceptions_are_logged_by_type_and_place_without_message(lines: list[dict[str, Any]]) -> None:
    for line in lines[-2:]:
        story = line["exception"]
        assert [entry for entry in story if not entry.startswith(" ")] == [
            "builtins.ValueError",
            "builtins.KeyError",
        ]
        assert any("<module>" in entry for entry in story)


@pytest.mark.parametrize("form", ["json", "console"])
def test_no_secret_and_no_personal_value_is_written(form: str) -> None:
    written = said("debug", form)
    assert "hello" in written
    assert "theirs too" in written
    for private in ("hunter2", "jane@example.com", "'t'", '"t"'):
        assert private not in written


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("password", True),
        ("new_password_hash", True),
        ("Authorization", True),
        ("refresh_token", True),
        ("apiKey", True),
        ("email", True),
        ("e_mail", True),
        ("phone_number", True),
        ("dateOfBirth", True),
        ("date_of_birth", True),
        ("nationalId", True),
        ("firstName", True),
        ("pan", True),
        ("email_address", True),
        ("addresses", False),
        ("panel", False),
        ("player_id", False),
        ("correlation_id", False),
        ("operation", False),
        ("company", False),
        ("amount", False),
    ],
)
def test_which_names_are_private(name: str, private: bool) -> None:
    cleaned = redact(None, "info", {name: "value"})
    assert cleaned == {name: REDACTED if private else "value"}


def test_private_values_are_found_at_any_depth() -> None:
    event = {"a": [{"b": ({"token": "x", "fine": "y"},)}], "email": {"nested": "z"}}
    assert redact(None, "info", event) == {
        "a": [{"b": [{"token": REDACTED, "fine": "y"}]}],
        "email": REDACTED,
    }


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("nothing of note", "nothing of note"),
        ("write to jane.doe+x@mail.example.co.uk, please", "write to [redacted], please"),
        ("Authorization: Bearer abcdef123456.x-y", "Authorization: Bearer [redacted]"),
        ("basic dXNlcjpwYXNzd29yZA==", "basic [redacted]"),
        ("a basic matter", "a basic matter"),
        ("got eyJhbGciOi.eyJzdWIi.c2ln here", "got [redacted] here"),
        ("redis://user:hunter2@host:6379/0", "redis://user:[redacted]@host:6379/0"),
        ("postgresql://croupier@/db?host=/tmp", "postgresql://croupier@/db?host=/tmp"),
        ("operator:anna@default", "operator:anna@default"),
        ("paid by 4111 1111 1111 1111 today", "paid by [card 1111] today"),
        ("redirect /cb?token=abc&x=1", "redirect /cb?token=[redacted]&x=1"),
        ("{'password': 'hunter2', 'a': 1}", "{'password': '[redacted]', 'a': 1}"),
        ("a token is missing", "a token is missing"),
        ("kept Zk3fJQ0q9Yb1Xo7L2mN8pR4sT6uV5wAaBbCcDdEeFfG safe", "kept [redacted] safe"),
        ("in a_function_with_a_name_that_is_longer_than_43_letters", None),
        ("correlation 019a2035b36e7a1f8f3b2d4c6e8f0a1b", None),
    ],
)
def test_secrets_are_recognised_by_their_form_under_any_name(text: str, cleaned: str | None) -> None:
    assert clean_text(text) == (text if cleaned is None else cleaned)


def test_a_value_that_cannot_be_written_as_json_is_written_as_text() -> None:
    from server.observability.logging import _json  # noqa: PLC0415 - only here

    assert json.loads(_json({"at": io.BytesIO, 1: {2}})) == {"at": str(io.BytesIO), "1": "{2}"}
