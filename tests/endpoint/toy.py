"""A small schema with one field for each thing an endpoint can meet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from starlette.requests import HTTPConnection
from strawberry.schema.config import StrawberryConfig

from domain.shared.errors import BadInput
from resolvers.errors import Forbidden, Unauthenticated
from server.http.graphql_api.context import init_payload

Opaque = NewType("Opaque", object)
SECRET = "the password of jane@example.com"


@dataclass
class Toy:
    """What the resolvers share: things tests wait for."""

    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    counted: int = 0
    payments: int = 0


@dataclass(frozen=True)
class ToyContext:
    """The caller, as a token said."""

    toy: Toy
    principal: str | None = None
    expires_at: datetime | None = None
    generation: int = 0
    credential_ids: frozenset[str] = frozenset()
    check_credentials: None = None

    def fresh(self) -> "ToyContext":
        return replace(self, generation=self.generation + 1)


Info = strawberry.Info[ToyContext, None]


@strawberry.type
class Item:
    name: str

    @strawberry.field
    async def secret(self, info: Info) -> str | None:
        raise Forbidden("Item.secret")

    @strawberry.field
    def boom(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    def generation(self, info: Info) -> int:
        return info.context.generation

    @strawberry.field
    def inner(self) -> "Item":
        return Item(name=self.name)

    @strawberry.field
    def items(self, first: int = 10, last: int | None = None) -> list["Item"]:
        return [Item(name=f"{self.name}.{n}") for n in range(first)]


@strawberry.type
class Query:
    @strawberry.field
    async def hello(self, name: str = "you") -> str:
        return f"hello {name}"

    @strawberry.field
    def quick(self) -> str:
        return "at once"

    @strawberry.field
    def item(self) -> Item:
        return Item(name="one")

    @strawberry.field
    def items(self, first: int | None = None) -> list[Item]:
        return [Item(name=str(n)) for n in range(first or 3)]

    @strawberry.field
    def whoami(self, info: Info) -> str | None:
        return info.context.principal

    @strawberry.field
    def generation(self, info: Info) -> int:
        return info.context.generation

    @strawberry.field
    def broken(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    def careless(self) -> str | None:
        raise GraphQLError(SECRET)

    @strawberry.field
    def nothing(self) -> str:
        return None  # type: ignore[return-value]

    @strawberry.field
    def wrong_type(self) -> int | None:
        return SECRET  # type: ignore[return-value]

    @strawberry.field
    def unsayable(self) -> Opaque | None:
        return Opaque(object())

    @strawberry.field
    def big(self) -> Opaque:
        return Opaque(2**80)

    @strawberry.field
    def bad(self) -> str | None:
        raise BadInput("Not like this.", field="amount.currency")

    @strawberry.field
    def needs_login(self) -> str | None:
        raise Unauthenticated

    @strawberry.field
    def double(self, number: int = 1) -> int:
        return number * 2

    @strawberry.field
    def amount(self, amount: Decimal) -> Decimal:
        return amount

    @strawberry.field
    async def slow(self, info: Info) -> str:
        try:
            await asyncio.Event().wait()
        finally:
            info.context.toy.stopped.set()
        return "never"

    @strawberry.field
    def counted(self, info: Info) -> int:
        info.context.toy.counted += 1
        return info.context.toy.counted

    @strawberry.field
    async def gave_up(self) -> str | None:
        raise TimeoutError(SECRET)


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def pay_gave_up(self) -> str | None:
        raise TimeoutError(SECRET)

    @strawberry.mutation
    async def pay(self, amount: int) -> int:
        return amount

    @strawberry.mutation
    async def pay_forever(self) -> int:
        await asyncio.Event().wait()
        return 0

    @strawberry.mutation
    async def pay_when_released(self, info: Info) -> int:
        info.context.toy.payments += 1
        await info.context.toy.release.wait()
        info.context.toy.done.set()
        return 1


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, to: int = 3) -> AsyncIterator[int]:
        for number in range(to):
            yield number

    @strawberry.subscription
    async def generations(self, info: Info) -> AsyncIterator[Item]:
        for _ in range(2):
            yield Item(name="generation")

    @strawberry.subscription
    async def forever(self, info: Info) -> AsyncIterator[int]:
        try:
            yield 0
            await asyncio.Event().wait()
        finally:
            info.context.toy.stopped.set()

    @strawberry.subscription
    async def loses_a_cancellation(self) -> AsyncIterator[int]:
        """As asyncio.wait_for does before Python 3.12, now and then."""
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()
        yield 0

    @strawberry.subscription
    async def breaks(self) -> AsyncIterator[int]:
        yield 1
        raise RuntimeError(SECRET)

    @strawberry.subscription
    async def refuses(self) -> AsyncIterator[int]:
        raise Forbidden("Subscription.refuses")
        yield 1


OPAQUE = strawberry.scalar(name="Opaque", serialize=lambda value: value)
CONFIG = StrawberryConfig(scalar_map={Opaque: OPAQUE})


def a_schema(**options: Any) -> strawberry.Schema:
    return strawberry.Schema(Query, Mutation, Subscription, config=CONFIG, **options)


SCHEMA = a_schema()


async def authenticate(connection: HTTPConnection, toy: Toy) -> ToyContext:
    """`bad` is refused, `down` is an outage, `soon` expires in a moment; anything else is a name."""
    given = connection.headers.get("authorization") or init_payload(connection).get("authorization")
    token = given.removeprefix("Bearer ") if given else None
    if token == "bad":
        raise Unauthenticated
    if token == "down":
        raise ConnectionError(SECRET)
    expires_at = datetime.now(UTC) + timedelta(seconds=1) if token == "soon" else None
    return ToyContext(toy, principal=token, expires_at=expires_at)
