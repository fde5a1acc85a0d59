"""Which adapter answers which port of the domain, while one command runs."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.passwords import Argon2Passwords
from adapters.postgres.outbox import OutboxFacts
from adapters.postgres.players import PostgresBrands, PostgresPlayers
from adapters.postgres.work import Binding, Scope
from domain.players import ports as players
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import Broken
from domain.shared.facts import Facts


def bindings(passwords: Argon2Passwords, clock: Clock) -> Mapping[type, Binding]:
    """Port -> how it is answered. What needs no transaction does not open one."""
    return {
        Origin: Binding(lambda scope: scope.origin, single_statement=True),
        Clock: Binding(lambda _scope: clock, single_statement=True),
        Facts: Binding(lambda scope: OutboxFacts(_transaction(scope), scope.origin)),
        players.Brands: Binding(lambda scope: PostgresBrands(scope.database), single_statement=True),
        players.PasswordHashing: Binding(lambda _scope: passwords, single_statement=True),
        players.Players: Binding(lambda scope: PostgresPlayers(_transaction(scope), scope.origin)),
    }


def _transaction(scope: Scope) -> AsyncConnection:
    if scope.connection is None:
        raise Broken("this adapter works within a transaction")
    return scope.connection
