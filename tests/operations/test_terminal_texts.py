"""What commands say at the terminal to who uses them for the first time."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from domain.compliance.audit_verification import AuditVerification
from domain.players.jurisdictions import shipped_packs
from server.cli import build
from server.commands.token import ROLES
from server.console.token_actor import TOKEN_KINDS
from server.console.verify_audit_log import result_line
from server.errors import OperatorError
from server.security.access_control import shipped_access_control
from server.security.signing_keys import signing_keys
from tests.application import Application


async def run(application: Application, *arguments: str) -> Result:
    settings = application.settings
    environment = {
        "CROUPIER_DATABASE_URL": str(settings.database_url),
        "CROUPIER_REDIS_URL": str(settings.redis_url),
        "CROUPIER_DATA_DIR": str(settings.data_dir),
    }
    return await asyncio.to_thread(CliRunner().invoke, build(), arguments, env=environment)


def test_the_help_of_tokens_lists_the_roles_that_tokens_can_have() -> None:
    roles = shipped_access_control().catalogue.roles
    assert ROLES.split(", ") == sorted(name for name, role in roles.items() if role.kind in TOKEN_KINDS)
    shown = CliRunner().invoke(build(), ["token", "--help"], env={"COLUMNS": "300"})
    assert "game_server" in shown.output


@pytest.mark.parametrize(
    ("what", "columns"),
    [
        ("operator", ["login", "state", "name", "roles", "factors"]),
        ("brand", ["code", "time zone", "currencies", "jurisdictions", "name"]),
    ],
)
async def test_lists_name_their_columns(application: Application, what: str, columns: list[str]) -> None:
    listed = await run(application, what, "list")
    assert listed.exit_code == 0, listed.output
    lines = listed.output.splitlines()
    assert lines[0].split("\t") == columns
    assert all(line.count("\t") == len(columns) - 1 for line in lines)


@pytest.mark.parametrize(
    ("option", "value", "choices"),
    [
        ("--currency", "DEM", ["EUR", "USD"]),
        ("--currency", "eur", ["EUR", "USD"]),
        ("--jurisdiction", "XX", sorted(shipped_packs().by_jurisdiction)),
        ("--time-zone", "Malta", ["Europe/Malta"]),
        ("--code", "Casino One", ["small letters, digits and hyphens"]),
    ],
)
async def test_a_brand_that_cannot_be_so_is_refused_by_value_with_the_choices(
    application: Application, option: str, value: str, choices: list[str]
) -> None:
    given = {"--code": "never-made", "--name": "Never"} | {option: value}
    arguments = [part for pair in given.items() for part in pair]
    refused = await run(application, "brand", "create", *arguments)
    assert isinstance(refused.exception, OperatorError)
    said = str(refused.exception)
    assert said.startswith(f"{option} {value}: ")
    assert all(choice in said for choice in choices)
    assert await application.rows("select 1 from players.brand where id = 'never-made'") == []


@pytest.mark.parametrize(
    ("rows", "chains", "signed", "says"),
    [
        (1, 1, 1, "1 row in 1 chain, 1 signed head, 0.5 s"),
        (2, 2, 2, "2 rows in 2 chains, 2 signed heads, 0.5 s"),
        (0, 0, 0, "0 rows in 0 chains, 0 signed heads, 0.5 s"),
    ],
)
def test_what_was_verified_is_counted_in_words(rows: int, chains: int, signed: int, says: str) -> None:
    verification = AuditVerification(rows, chains, signed)
    assert result_line(verification, 0.5) == f"The audit log holds: {says}"


def test_a_missing_audit_key_is_called_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="there is no audit key"):
        signing_keys(tmp_path / "audit-key.pem", name="audit key")
    with pytest.raises(OperatorError, match="there is no signing key"):
        signing_keys(tmp_path / "signing-key.pem")


BRAND_COMMANDS = [
    ("operator", "create", "--login", "never-made", "--role", "support"),
    ("client", "register", "Never", "--kind", "service", "--role", "game_server"),
]


@pytest.mark.parametrize("command", BRAND_COMMANDS, ids=lambda given: given[0])
async def test_a_brand_that_is_none_is_refused_with_those_there_are(
    application: Application, command: tuple[str, ...]
) -> None:
    refused = await run(application, *command, "--brand", "nowhere")
    assert isinstance(refused.exception, OperatorError), refused.output
    said = str(refused.exception)
    assert said.startswith("there is no brand nowhere: use one of ")
    assert "default" in said
