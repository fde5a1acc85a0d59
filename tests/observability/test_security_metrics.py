"""Failed sign-ins, step-ups and denied access are counted, by labels of our own only."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client.parser import text_string_to_metric_families

from server.observability.security_metrics import SIGN_IN_OUTCOMES
from tests.application import Application, Caller

OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"
NAMES = ("croupier_sign_ins_total", "croupier_step_ups_total", "croupier_access_denied_total")
SENSITIVE = "mutation Made($input: ClientInput!) { disableClient(input: $input) { __typename } }"


async def counted(application: Application, name: str) -> dict[tuple[str, ...], float]:
    """The samples of a metric by the values of their labels."""
    text = (await application.client.get("/metrics")).text
    return {
        tuple(value for _, value in sorted(sample.labels.items(), reverse=True)): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == name
    }


async def grown(application: Application, name: str, before: dict[tuple[str, ...], float]) -> Any:
    """What was counted since, without what was not."""
    now = await counted(application, name)
    return {
        labels: value - before.get(labels, 0) for labels, value in now.items() if value != before.get(labels)
    }


@pytest.mark.parametrize("realm", ["operators", "players"])
async def test_a_failed_sign_in_is_counted(application: Application, realm: str) -> None:
    name = NAMES[0]
    before = await counted(application, name)
    given = {"login": "unknown-login", "password": "wrong and long enough", "brand": "default"}
    headers = {"x-croupier-realm": realm}
    answer = await application.client.post(f"/auth/{realm}/sign-in", json=given, headers=headers)
    assert answer.status_code == 401
    assert await grown(application, name, before) == {(realm, "failed"): 1}


async def test_a_reset_of_a_password_is_no_sign_in(application: Application) -> None:
    before = await counted(application, NAMES[0])
    given = {"login": "unknown-login", "brand": "default"}
    headers = {"x-croupier-realm": "players"}
    await application.client.post("/auth/players/password/forgot", json=given, headers=headers)
    assert await grown(application, NAMES[0], before) == {}


@pytest.mark.parametrize(
    ("role", "caller"), [("anonymous", "anonymous"), ("support", "operator"), ("game_server", "service")]
)
async def test_denied_access_is_counted_by_caller(application: Application, role: str, caller: str) -> None:
    before = await counted(application, NAMES[2])
    await application.as_(role).ask("{ auditEntries { nodes { action } } }")
    await application.as_(role).ask("{ __typename }")
    assert await grown(application, NAMES[2], before) == {(caller,): 1}


async def test_a_required_step_up_is_counted(application: Application) -> None:
    before = await counted(application, NAMES[1])
    admin: Caller = application.as_("admin")
    with application.clock.stopped(application.clock.now() + timedelta(minutes=6)):
        answer = await admin.ask(SENSITIVE, input={"clientId": f"cli_{uuid4()}"})
    assert "STEP_UP_REQUIRED" in str(answer), answer
    assert await grown(application, NAMES[1], before) == {("required",): 1}


def test_the_document_names_every_value_of_the_labels() -> None:
    lines = [
        line
        for line in OPERATING.read_text().splitlines()
        if line.startswith(tuple(f"| `{n}`" for n in NAMES))
    ]
    assert len(lines) == len(NAMES)
    written = "".join(lines)
    values = (
        *SIGN_IN_OUTCOMES.values(),
        "required",
        "proved",
        "refused",
        "operator",
        "player",
        "service",
        "anonymous",
    )
    assert [value for value in values if f"`{value}`" not in written] == []
