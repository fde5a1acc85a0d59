"""What the OAuth server does is in the audit log, and in no other log are its secrets."""

from __future__ import annotations

import io
import logging
from typing import Any
from uuid import UUID

import pytest

from domain.oauth.clients import ClientKind
from server.observability.logging import set_up_logging
from tests.oauth.oauth_harness import OAuthClient, OAuthHarness, a_verifier


async def recorded(harness: OAuthHarness, program: OAuthClient) -> list[tuple[str, UUID | None]]:
    rows = await harness.resources.database.statements_for("*").fetch(
        "select action, subject from compliance.audit where actor = $1 order by day, seq",
        f"service:{program.id}",
    )
    return [tuple(row) for row in rows]


async def test_grants_and_their_ends_are_recorded(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    player = who.session.account.id
    tokens = await harness.sign_in(program, who)
    assert await recorded(harness, program) == [("oauth.granted", player)]
    await harness.refresh(program, tokens["refresh_token"])
    harness.clock.step(seconds=11)
    await harness.refresh(program, tokens["refresh_token"])
    assert await recorded(harness, program) == [("oauth.granted", player), ("oauth.refresh_replayed", player)]


async def test_tokens_issued_to_and_revoked_by_services_are_recorded(harness: OAuthHarness):
    service = await harness.register_client(ClientKind.SERVICE)
    token = (await harness.token(service, grant_type="client_credentials")).json()["access_token"]
    await harness.http.post("/oauth/revoke", data={"token": token}, auth=service.auth)
    assert await recorded(harness, service) == [("oauth.token_issued", None), ("oauth.token_revoked", None)]


async def test_a_grant_that_cannot_be_recorded_is_not_issued(
    harness: OAuthHarness, monkeypatch: pytest.MonkeyPatch
):
    service = await harness.register_client(ClientKind.SERVICE)
    monkeypatch.setattr("adapters.postgres.compliance.audit._APPEND", "select no_such_function($1)")
    answer = await harness.token(service, grant_type="client_credentials")
    assert answer.status_code == 503
    assert answer.json()["error"] == "temporarily_unavailable"


@pytest.fixture
def everything_logged() -> Any:
    """What all loggers write at their most verbose level."""
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    set_up_logging("debug", "json", stream)
    yield stream
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)


async def test_no_token_is_ever_logged(harness: OAuthHarness, everything_logged: io.StringIO):
    assert not logging.getLogger("authlib.oauth2").isEnabledFor(logging.DEBUG)
    program, who = await harness.register_client(ClientKind.WEB), await harness.player()
    verifier = a_verifier()
    code = await harness.code(program, who, verifier)
    tokens = (await harness.redeem(program, code, verifier)).json()
    fresh = (await harness.refresh(program, tokens["refresh_token"])).json()
    await harness.redeem(program, code, verifier)
    logging.getLogger("test").debug("a line is logged")
    logged = everything_logged.getvalue()
    assert "a line is logged" in logged
    secrets = [program.secret, who.cookie, code, verifier]
    secrets += [tokens[name] for name in ("access_token", "refresh_token", "id_token")]
    secrets += [fresh[name] for name in ("access_token", "refresh_token")]
    assert not [secret for secret in secrets if secret in logged]
