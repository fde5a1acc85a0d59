"""`croupier token`: who can be spelt on a command line."""

from datetime import timedelta
from uuid import UUID

import pytest
from typer.testing import CliRunner

from adapters.casbin.catalogue_loader import load_catalogue
from domain.access.policy import Role, RoleKind
from domain.shared.actor import Actor, ActorKind
from server.cli import build
from server.console.token_actor import TokenRequestError, parse_ttl, token_actor

KNOWN = {
    role.name: Role(role.name, role.title, RoleKind(role.kind)) for role in load_catalogue().roles.values()
}
PLAYER = UUID(int=7)


@pytest.mark.parametrize(
    ("roles", "player", "name", "actor"),
    [
        (["support"], None, None, (ActorKind.OPERATOR, "support", None)),
        (["support"], None, "anna", (ActorKind.OPERATOR, "anna", None)),
        (["support", "risk"], None, None, (ActorKind.OPERATOR, "risk+support", None)),
        (["game_server"], None, None, (ActorKind.SERVICE, "game_server", None)),
        (["player"], f"plr_{PLAYER}", None, (ActorKind.PLAYER, str(PLAYER), PLAYER)),
        (["player"], str(PLAYER), "ignored", (ActorKind.PLAYER, str(PLAYER), PLAYER)),
    ],
)
def test_the_kind_of_actor_follows_from_the_role(roles, player, name, actor):
    kind, called, player_id = actor
    expected = Actor(kind, called, "default", frozenset(roles), player_id)
    assert token_actor(KNOWN, roles, "default", player, name) == expected


@pytest.mark.parametrize(
    ("roles", "player", "complaint"),
    [
        (["king"], None, "there is no role king: use one of accountant, admin"),
        (["anonymous"], None, "there is no role anonymous"),
        (["system"], None, "there is no role system"),
        (["player"], None, "needs --player"),
        (["support"], str(PLAYER), "needs --player"),
        (["player", "support"], str(PLAYER), "do not go together"),
        (["game_server", "support"], None, "do not go together"),
        (["player"], "plr_7", "a player's id"),
        ([], None, "do not go together"),
    ],
)
def test_contradictory_token_requests_are_refused(roles, player, complaint):
    with pytest.raises(TokenRequestError, match=complaint):
        token_actor(KNOWN, roles, "default", player, None)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("30s", timedelta(seconds=30)),
        ("15m", timedelta(minutes=15)),
        ("8h", timedelta(hours=8)),
        ("90d", timedelta(days=90)),
        ("91d", None),
        ("0h", None),
        ("-1h", None),
        ("8", None),
        ("1.5h", None),
        ("eight", None),
        ("", None),
        ("99999999d", None),
    ],
)
def test_durations(text, duration):
    if duration is None:
        with pytest.raises(TokenRequestError):
            parse_ttl(text)
    else:
        assert parse_ttl(text) == duration


def test_the_command_makes_no_key(tmp_path, monkeypatch):
    monkeypatch.setenv("CROUPIER_SIGNING_KEY_PATH", str(tmp_path / "mistyped.pem"))
    result = CliRunner().invoke(build(), ["token", "--role", "support"])
    assert result.exit_code == 1
    assert "there is no signing key" in str(result.exception)
    assert list(tmp_path.iterdir()) == []
