"""Rate limits of callers per minute, by the cost of their operations; checked before execution."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast
from weakref import WeakKeyDictionary

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationType,
    SelectionSetNode,
)

from adapters.valkey.rate_limiter import RateLimit, RateLimiter
from domain.identity.sign_in.lockout import network_of
from domain.shared.actor import ActorKind, Origin
from server.http.errors import BAD_USER_INPUT, RATE_LIMITED, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.card_numbers import CardNumberCheck
from server.settings import Settings

MUTATION_COST: Final = 20
"""Added to the cost of a mutation's answer, for writing."""

REGISTER_PLAYER: Final = "registerPlayer"
CREDENTIAL_MUTATIONS: Final = frozenset({REGISTER_PLAYER, "beginStepUp", "proveStepUp", "changePassword"})
"""Mutations that try or create credentials: counted one by one, and never two in one request."""


class RateLimitedCaller(Protocol):
    """The part of a context that rate limits need."""

    origin: Origin
    principal: str | None


@dataclass(frozen=True, slots=True)
class CallerRateLimits:
    """The limit of each kind of caller. Services are not limited by default: contracts bind them."""

    anonymous: RateLimit
    player: RateLimit
    operator: RateLimit
    service: RateLimit
    address: RateLimit
    attempts: RateLimit

    @classmethod
    def of(cls, settings: Settings) -> "CallerRateLimits":
        """The limits in the settings."""
        return cls(
            RateLimit("anonymous", settings.rate_anonymous),
            RateLimit("player", settings.rate_player),
            RateLimit("operator", settings.rate_operator),
            RateLimit("service", settings.rate_service),
            RateLimit("address", settings.rate_address),
            RateLimit("attempts", settings.rate_attempts),
        )

    def limits_for(self, caller: RateLimitedCaller) -> Iterator[tuple[RateLimit, str]]:
        """The limits a request counts against, with their keys: the caller's, and their address's.

        Services may share an address, so theirs is not counted.
        """
        kind, principal = caller.origin.actor.kind, caller.principal
        address = network_of(caller.origin.ip)
        if kind in {ActorKind.SERVICE, ActorKind.SYSTEM}:
            yield self.service, str(principal)
        elif principal is None:
            yield self.anonymous, address
        else:
            yield (self.player if kind is ActorKind.PLAYER else self.operator), principal
            yield self.address, address


class WebGuard(Guard):
    """Adds rate limits and the refusal of card numbers to another guard."""

    def __init__(
        self,
        guard: Guard,
        cards: CardNumberCheck,
        rates: RateLimiter,
        caller_limits: CallerRateLimits,
        limits: Limits,
    ) -> None:
        self.guard = guard
        self.cards = cards
        self.rates = rates
        self.caller_limits = caller_limits
        self.limits = limits
        self.attempts: WeakKeyDictionary[GraphQLOperation, int] = WeakKeyDictionary()

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """The other guard's refusals; else those of card numbers."""
        return self.guard.check(context, operation, variables) or self.cards.check(operation, variables)

    async def admit(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """RATE_LIMITED with the seconds to wait; else the other guard's refusals."""
        caller = cast("RateLimitedCaller", context)
        attempts = self.attempts_in(operation)
        if attempts > 1:
            return [refusal(BAD_USER_INPUT, "Credentials are tried one at a time.")]
        if wait := await self.wait(caller, operation, variables, attempts):
            return [_too_much(wait)]
        return await self.guard.admit(context, operation, variables)

    def caller(self, context: OperationContext) -> str:
        """The principal, or the address of an anonymous caller."""
        caller = cast("RateLimitedCaller", context)
        return caller.principal or network_of(caller.origin.ip)

    async def charge(self, context: OperationContext, cost: int) -> GraphQLError | None:
        """Count work against the limits of the caller and of their address."""
        wait = await self.take(cast("RateLimitedCaller", context), cost)
        return _too_much(wait) if wait else None

    async def take(self, caller: RateLimitedCaller, cost: int) -> int | None:
        """Count a cost; the seconds to wait where it is above a limit."""
        for limit, key in self.caller_limits.limits_for(caller):
            if wait := await self.rates.take(limit, key, cost):
                return wait
        return None

    async def wait(
        self,
        caller: RateLimitedCaller,
        operation: GraphQLOperation,
        variables: Mapping[str, Any],
        attempts: int,
    ) -> int | None:
        """The seconds until the operation is within the limits; None where it is now."""
        writes = operation.kind is OperationType.MUTATION
        cost = operation.price(variables, self.limits) + writes * MUTATION_COST
        if wait := await self.take(caller, cost):
            return wait
        if attempts and self.may_guess_credentials(caller, operation):
            key = caller.principal or network_of(caller.origin.ip)
            return await self.rates.take(self.caller_limits.attempts, key)
        return None

    def may_guess_credentials(self, caller: RateLimitedCaller, operation: GraphQLOperation) -> bool:
        """Whether this caller could guess credentials by it; operators who register players cannot."""
        kind = caller.origin.actor.kind
        if kind is ActorKind.OPERATOR:
            return REGISTER_PLAYER not in _root_fields(operation)
        return kind is ActorKind.PLAYER

    async def disclose(self, context: OperationContext) -> None:
        """As the other guard does."""
        await self.guard.disclose(context)

    def after(self, context: OperationContext) -> None:
        """As the other guard does."""
        self.guard.after(context)

    def attempts_in(self, operation: GraphQLOperation) -> int:
        """How many times an operation tries credentials, aliases and fragments counted."""
        if operation.kind is not OperationType.MUTATION:
            return 0
        if operation not in self.attempts:
            names = list(_root_fields(operation))
            self.attempts[operation] = sum(name in CREDENTIAL_MUTATIONS for name in names)
        return self.attempts[operation]


def _too_much(wait: int) -> GraphQLError:
    return refusal(RATE_LIMITED, f"Too much in too short a time. Wait {wait} s.", retryAfter=wait)


def _root_fields(operation: GraphQLOperation) -> Iterator[str]:
    """The root fields with fragments unfolded; bounded by the limit of fields."""
    fragments = {
        definition.name.value: definition.selection_set
        for definition in operation.document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }

    def within(selections: SelectionSetNode) -> Iterator[str]:
        for node in selections.selections:
            if isinstance(node, FieldNode):
                yield node.name.value
            elif isinstance(node, FragmentSpreadNode):
                yield from within(fragments[node.name.value])
            else:
                yield from within(node.selection_set)  # type: ignore[attr-defined]

    return within(operation.node.selection_set)
