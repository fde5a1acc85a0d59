"""Registers players: commands and reads on a real PostgreSQL."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import asyncpg

from adapters.breached_passwords import LocalBreachedPasswords
from adapters.passwords import Argon2Passwords
from adapters.postgres.command_runner import Binding, CommandRunner, Unaudited
from adapters.postgres.database import EVERY_BRAND, Database, connect
from adapters.postgres.identity.player_logins import PostgresLogins
from adapters.postgres.players.reads import PostgresPlayerReads
from adapters.postgres.players.terms_versions import (
    PostgresSweeps,
)
from adapters.vault.key_environment import EnvironmentKeys
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import MasterKeys
from adapters.vault.vault import Vault
from domain.compliance.model import Entry
from domain.compliance.ports import Audit
from domain.players.model import Player
from domain.players.outcomes import PlayerRegistered
from domain.players.ports import (
    BettingPermissions,
    Logins,
    SessionEnder,
    WalletOpener,
)
from domain.players.registration.admission import Registration
from domain.players.registration.commands import register_player
from domain.players.terms.review import sweep_agreements
from domain.players.verification import Challenge, SentCode, VerificationCodes
from domain.shared.actor import Actor
from domain.shared.errors import Unavailable
from domain.shared.money import Currency
from server.composition.bindings import bindings
from server.contexts.players import PLAYERS
from server.security.access_control import shipped_access_control
from tests.manual_clock import ManualClock
from tests.players.people import NOON, OPERATOR, SYSTEM, a_registration, by


@dataclass
class FakeWallets:
    """Stands in for the wallets context: which wallets were opened, and what each player may do."""

    opened: list[UUID] = field(default_factory=list)
    standing: dict[UUID, tuple[bool, bool, str]] = field(default_factory=dict)

    async def open(self, player_id: UUID, brand: str, currency: Currency) -> None:
        self.opened.append(player_id)

    async def set(self, player_id: UUID, *, may_bet: bool, may_deposit: bool, reason: str) -> None:
        self.standing[player_id] = (may_bet, may_deposit, reason)


class IgnoredAudit:
    """Stands in for the audit log, which tests of the application read."""

    async def append(self, entry: Entry) -> None:
        """Keep nothing."""


class UnreachableSessions:
    """Stands in for sessions that are out of reach."""

    async def end_all(self, account_id: UUID, *, barred: bool) -> int:
        raise Unavailable("Valkey is away")


@dataclass
class FakeContacts:
    """Stands in for codes and messages: what was sent to whom, and the code in it, if there is one."""

    sent: list[tuple[str, str, str | None]] = field(default_factory=list)
    open: dict[str, tuple[Challenge, str]] = field(default_factory=dict)
    delivers: bool = True

    async def challenge(self, asked: Challenge) -> SentCode:
        id, code = f"challenge-{len(self.sent)}", f"{len(self.sent):06}"
        self.open[id] = asked, code
        self.sent.append((asked.to, "code", code))
        return SentCode(id, self.delivers)

    async def decoy(self, asked: Challenge, template: str) -> SentCode:
        self.sent.append((asked.to, template, None))
        return SentCode(f"challenge-{len(self.sent) - 1}", self.delivers)

    async def answered(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        asked, right = self.open.get(id, (None, None))
        if asked is None or (asked.purpose, asked.binding, right) != (purpose, binding, code):
            return None
        del self.open[id]
        return asked.subject


@dataclass
class PlayersHarness:
    """One process's commands and reads, with its clock and its fake wallets and contacts."""

    database_url: str
    database: Database
    work: CommandRunner
    reads: PostgresPlayerReads
    clock: ManualClock
    wallets: FakeWallets
    vault: Vault
    contacts: FakeContacts
    passwords: Argon2Passwords

    def run(self, actor: Actor = OPERATOR) -> Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]:
        """Carries commands out for an actor, as a request's context does."""

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await self.work.run(carry_out, command, by(actor))

        return run

    async def registered(self, name: str, actor: Actor = OPERATOR, **differently: Any) -> Player:
        """A new player."""
        outcome = await self.register(a_registration(name, **differently), actor)
        assert isinstance(outcome, PlayerRegistered), outcome
        return outcome.player

    async def register(self, asked: Registration, actor: Actor = OPERATOR) -> Any:
        """What comes of a registration."""
        return await register_player(self.run(actor), asked)

    async def sweep(self) -> int:
        """Bar players who have not agreed to terms that have taken effect."""
        return await sweep_agreements(
            PostgresSweeps(self.database),
            lambda brand: self.run(replace(SYSTEM, brand=brand)),
            self.clock.now(),
        )

    async def fund(self, player: Player, minor: int) -> None:
        """Put real money into a player's wallet."""
        owner = await asyncpg.connect(self.database_url)
        await owner.execute(
            "insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand, balance)"
            " values ($1, 0, 0, $2, $3, $4, $5)",
            *(player.id, player.currency.number, player.currency.code, player.brand, minor),
        )
        await owner.close()

    async def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What is in the tables, as the application may see it."""
        return [
            tuple(row) for row in await self.database.statements_for(EVERY_BRAND).fetch(statement, *values)
        ]


@cache
def argon2_passwords() -> Argon2Passwords:
    """The same for every harness of a process: making one costs a hash."""
    return Argon2Passwords()


@asynccontextmanager
async def open_players_harness(
    database_url: str, keys: MasterKeys | None = None
) -> AsyncIterator[PlayersHarness]:
    """A harness on this database, with master keys of its own unless given others."""
    database, passwords = await connect(database_url, composing_max=8, hot_max=8), argon2_passwords()
    clock, wallets, post = ManualClock(NOON), FakeWallets(), FakeContacts()
    vault = Vault(keys or EnvironmentKeys({1: secrets.token_bytes(32)}), Keyring(database))

    resources: Any = SimpleNamespace(
        database=database,
        clock=clock,
        vault=vault,
        passwords=passwords,
        breached=LocalBreachedPasswords(),
        codes=None,
        messages=SimpleNamespace(port=None),
        access=shipped_access_control(),
    )
    production = bindings(resources, (PLAYERS,))
    other_contexts = {
        WalletOpener: Binding.in_transaction(lambda _: wallets),
        BettingPermissions: Binding.in_transaction(lambda _: wallets),
        SessionEnder: Binding.unaudited(Unaudited.TEMPORARY, lambda _: UnreachableSessions()),
        Audit: Binding.unaudited(Unaudited.READS, lambda _: IgnoredAudit()),
        Logins: Binding.in_transaction(lambda scope: PostgresLogins(scope.transaction, vault)),
        VerificationCodes: Binding.unaudited(Unaudited.SENDS, lambda _: post),
    }
    yield PlayersHarness(
        database_url,
        database,
        CommandRunner(database, {**production, **other_contexts}),
        PostgresPlayerReads(database, vault),
        clock,
        wallets,
        vault,
        post,
        passwords,
    )
    await database.close()
