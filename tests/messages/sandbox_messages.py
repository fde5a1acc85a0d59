"""What the sandbox kept, read as the developer page reads it."""

from __future__ import annotations

import re
from typing import Any

from tests.application import Application

Json = dict[str, Any]


async def messages_to(application: Application, to: str) -> list[Json]:
    """The messages to an address or number, newest first."""
    answer = await application.as_("admin").get("/developer/messages")
    assert answer.status_code == 200, answer.text
    return [message for message in answer.json()["messages"] if message["to"] == to]


async def code_sent_to(application: Application, to: str) -> str:
    """The code of the latest message there that has one: notices go out in the background, at any time."""
    found = [re.findall(r"\b\d{6}\b", message["text"]) for message in await messages_to(application, to)]
    (code,) = next(codes for codes in found if codes)
    return str(code)
