"""A small schema with every shape that access control meets, and the ways to run it."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import strawberry

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.policy import CasbinPolicy
from domain.shared.actor import Actor, ActorKind
from resolvers.authorization.check import OperationRules
from resolvers.authorization.guards import install
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.tables import AccessTables
from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.engine import Engine, OperationResult
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from server.security.access_control import FieldGuard

CATALOGUE = load_catalogue(Path(__file__).parent / "toy_catalogue")
TABLES = AccessTables(CasbinPolicy.of(CATALOGUE), CATALOGUE.requires, frozenset({"keeper"}))

ANNA, BORIS = UUID(int=1), UUID(int=2)

calls: list[str] = []
"""The resolvers that ran and would have changed something."""


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Animal(Node):
    name: str | None = None


@strawberry.type
class Keeper(Node):
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    age: int | None = None
    birthday: dt.date | None = None
    notes: list[str] | None = None
    player_id: strawberry.Private[UUID] = ANNA

    @strawberry.field
    async def nickname(self) -> str | None:
        return self.name

    @strawberry.field
    def animals(self, kind: str | None = None, size: int = 0) -> list[Animal] | None:
        return [Animal(id=strawberry.ID("a1"), name=kind or "Tiger")]


@strawberry.enum
class KeeperSort(Enum):
    NAME = "name"
    AGE = "age"


@strawberry.input
class KeeperFilter:
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    and_: "list[KeeperFilter] | None" = strawberry.field(name="and", default=None)


@strawberry.input
class RenameKeeper:
    id: strawberry.ID
    name: str = "Unnamed"
    rank: int | None = None


@strawberry.type
class KeeperRenamed:
    keeper: Keeper
    secret: str = "of the state"


@strawberry.type
class Refusal:
    reason: str


def keeper(player_id: UUID, name: str) -> Keeper:
    return Keeper(
        id=strawberry.ID(name),
        name=name,
        email=f"{name.lower()}@example.com",
        phone="+49 151 2345 6789",
        age=40,
        birthday=dt.date(1984, 5, 6),
        notes=["bites"],
        player_id=player_id,
    )


KEEPERS = [keeper(ANNA, "Anna"), keeper(BORIS, "Boris")]


@strawberry.type
class Query:
    @strawberry.field
    def keeper(self, id: strawberry.ID) -> Keeper | None:
        return next((each for each in KEEPERS if each.id == id), None)

    @strawberry.field
    def keepers(
        self,
        filter: KeeperFilter | None = None,
        sort: list[KeeperSort] | None = None,
        search: str | None = None,
    ) -> list[Keeper] | None:
        calls.append("keepers")
        return KEEPERS

    @strawberry.field
    def node(self, id: strawberry.ID) -> Node | None:
        return next((each for each in KEEPERS if each.id == id), None)

    @strawberry.field
    def treasury(self) -> int | None:
        calls.append("treasury")
        return 7


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename_keeper(
        self, input: RenameKeeper
    ) -> Annotated[KeeperRenamed | Refusal, strawberry.union("RenameResult")]:
        calls.append("renameKeeper")
        return KeeperRenamed(keeper=keeper(ANNA, input.name))

    @strawberry.mutation
    def burn(self) -> int | None:
        calls.append("burn")
        return 1


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def keeper_changed(self, id: strawberry.ID) -> AsyncIterator[Keeper | None]:
        for each in KEEPERS:
            yield each

    @strawberry.subscription
    async def burning(self) -> AsyncIterator[int | None]:
        calls.append("burning")
        yield 1


@dataclass
class Surroundings:
    """The parts of a context that guards use."""

    viewer: Actor
    access: AccessTable
    expires_at: None = None
    principal: None = None
    session_id: None = None
    third_party: bool = False
    hold: None = None
    denied: set[str] = field(default_factory=set)
    disclosed: dict[Any, set[str]] = field(default_factory=dict)

    def fresh(self) -> "Surroundings":
        return Surroundings(self.viewer, self.access)


def bare() -> strawberry.Schema:
    return strawberry.Schema(Query, Mutation, Subscription, types=[Animal])


def guarded() -> strawberry.Schema:
    schema = bare()
    install(schema, masks=CATALOGUE.masks)
    return schema


def an_engine(
    schema: strawberry.Schema, *, open_schema: bool = False, alone: frozenset[str] = frozenset()
) -> Engine:
    rules = OperationRules(schema._schema, CATALOGUE.requires, open_schema=open_schema, alone=alone)
    return Engine(schema, Limits(), ErrorMask(PUBLIC_ERRORS, 20), FieldGuard(rules))


ENGINE = an_engine(guarded())


def as_(*roles: str, player_id: UUID | None = None, tables: AccessTables = TABLES) -> Surroundings:
    """Surroundings of an actor who holds these roles."""
    kind = ActorKind.PLAYER if player_id else ActorKind.OPERATOR
    actor = Actor(kind, "test-actor", "default", frozenset(roles), player_id)
    return Surroundings(actor, tables.of(actor))


async def ask(text: str, who: Surroundings, *, engine: Engine = ENGINE, **variables: Any) -> OperationResult:
    """The answer to a query or a mutation."""
    call = GraphQLRequest(text, variables)
    return await engine.run(await engine.find(call, who), call, who)


async def watch(text: str, who: Surroundings, **variables: Any) -> list[OperationResult]:
    """All answers of a subscription."""
    call = GraphQLRequest(text, variables)
    return [answer async for answer in ENGINE.subscribe(await ENGINE.find(call, who), call, who)]


def forbidden(answer: OperationResult) -> list[str]:
    """The coordinates an answer names as forbidden."""
    denials = [error["extensions"] for error in answer.errors]
    assert all(denial["code"] == "FORBIDDEN" for denial in denials), answer.errors
    return sorted(name for denial in denials for name in denial.get("coordinates", [denial["coordinate"]]))
