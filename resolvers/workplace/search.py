"""The search by anything an operator pastes: each way takes the rights of the look-up that it stands for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

import strawberry

from domain.oauth.clients import ClientKind
from domain.oauth.ports import ClientReads
from domain.players.external_id import external_id
from domain.players.login import email_address, search_text
from domain.players.model import Player
from domain.players.profile.fields import phone_number
from domain.players.queries import Criteria, Order, PlayerReads, PlayerSort
from domain.shared.errors import BadInput
from domain.shared.pages import page_size_message
from domain.wallets.books.reference_search import PaymentSearch, ReferenceSearch
from domain.wallets.states import Deposit
from domain.workplace.search_texts import SearchMatch, as_phone_number, as_public_id, pasted
from resolvers.compliance.access_records import record_search
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput
from resolvers.ids import public_id
from resolvers.node import Identified, is_public_id, node
from resolvers.pages import ROWS_MAX
from resolvers.workplace.look_up_rights import may_use

strawberry.enum(SearchMatch, description="By what a search found something")

HITS_DEFAULT: Final = 20

Text = Annotated[
    str,
    strawberry.argument(
        description="What was pasted, 1 to 255 characters: an id of the API, an e-mail address, a phone"
        " number, the beginning of a username, an external id, a payment's `authorisation`, the `key` of an"
        " operation or the provider's id of a round. Blanks around it, the case of ids, addresses and"
        " usernames, and blanks and dashes in numbers do not matter"
    ),
]
First = Annotated[int | None, strawberry.argument(description="So many hits at most: 1 to 100")]

Value = TypeVar("Value")

_PLAYERS: Final = ("Query.players", "Query.players(filter)", "Player.id")
_BY_CALLER: Final = ("LedgerFilter.actor", "LedgerFilter.reference", "Transaction.id")

PLAYER_WAYS: Final[Mapping[SearchMatch, str]] = {
    SearchMatch.EMAIL: "PlayerFilter.email",
    SearchMatch.PHONE: "PlayerFilter.phone",
    SearchMatch.EXTERNAL_ID: "PlayerFilter.externalId",
    SearchMatch.PAYMENT_REFERENCE: "PlayerFilter.paymentReference",
    SearchMatch.USERNAME: "PlayerFilter.usernamePrefix",
}
"""Way of finding players -> the filter that it stands for."""

PERSONAL: Final = frozenset({SearchMatch.EMAIL, SearchMatch.PHONE, SearchMatch.EXTERNAL_ID})
"""By these players are searched as by the filters of the same names: the audit log has it."""

BY_AUTHORISATION: Final = {
    "Deposit": ("Query.deposits", "Query.deposits(filter)", "DepositFilter.authorisation", "Deposit.id"),
    "Withdrawal": (
        *("Query.withdrawals", "Query.withdrawals(filter)"),
        *("WithdrawalFilter.authorisation", "Withdrawal.id"),
    ),
}
BY_REFERENCE: Final = {
    "Deposit": (
        *("Query.deposits", "Query.deposits(filter)"),
        *("DepositFilter.actor", "DepositFilter.reference", "Deposit.id"),
    ),
    "Withdrawal": (
        *("Query.withdrawals", "Query.withdrawals(filter)"),
        *("WithdrawalFilter.actor", "WithdrawalFilter.reference", "Withdrawal.id"),
    ),
}
OPERATIONS: Final = ("Query.ledger", "Query.ledger(filter)", *_BY_CALLER)
ROUNDS: Final = ("Query.ledger", "Query.ledger(filter)", "LedgerFilter.round", "Round.id", "Round.reference")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something that was found, and by what."""

    matched_by: SearchMatch
    node: Identified


async def search(info: Info, text: Text, first: First = HITS_DEFAULT) -> list[SearchHit] | None:
    """What the text is found by, players first; ways that the viewer may not use are left out.

    A way that finds many, by the beginning of a username, has only the places that the others leave.
    """
    written, count = pasted(text), HITS_DEFAULT if first is None else first
    if not 1 <= count <= ROWS_MAX:
        raise BadUserInput(page_size_message(ROWS_MAX), "first")
    if is_public_id(as_public_id(written)):
        return await _by_id(info, as_public_id(written))
    context = info.context
    players = await _players(context, written, count)
    exact = [hit for hit in players if hit.matched_by is not SearchMatch.USERNAME]
    if "@" not in written:
        exact += await _by_references(context, written, count)
    usernames = [hit for hit in players if hit.matched_by is SearchMatch.USERNAME]
    hits = list(_once([*exact, *usernames]))[:count]
    return sorted(hits, key=lambda hit: not isinstance(hit.node, Player))


async def _by_id(info: Info, id: str) -> list[SearchHit]:
    if not info.context.access.allows("Query.node"):
        return []
    try:
        found = await node(info, strawberry.ID(id))
    except BadInput:
        return []
    return [SearchHit(SearchMatch.ID, found)] if found else []


async def _players(context: Context, written: str, count: int) -> list[SearchHit]:
    """Players by all that may be used, in one statement; and the record that they were searched."""
    ways = {
        way: criteria for way, criteria in _criteria(written) if may_use(context, PLAYER_WAYS[way], *_PLAYERS)
    }
    orders = [(criteria, _order(way)) for way, criteria in ways.items()]
    found = await context.read(PlayerReads).meeting_each(context.viewer, orders, count)
    by_way = dict(zip(ways, found, strict=True))
    if personal := [way for way in ways if way in PERSONAL]:
        shown = {player.id: None for way in personal for player in by_way[way]}
        await record_search(context, [PLAYER_WAYS[way] for way in personal], list(shown))
    return [hit for way, players in by_way.items() for hit in _hits(way, players)]


def _order(way: SearchMatch) -> Order:
    return Order(PlayerSort.USERNAME, descending=False) if way is SearchMatch.USERNAME else Order()


def _criteria(written: str) -> Iterator[tuple[SearchMatch, Criteria]]:
    """What the text may be of a player. An e-mail address is nothing else."""
    if (address := _tried(email_address, written)) is not None:
        yield SearchMatch.EMAIL, Criteria(email_key=address.key)
        return
    if (number := _tried(phone_number, as_phone_number(written))) is not None:
        yield SearchMatch.PHONE, Criteria(phone=number)
    if (external := _tried(external_id, written)) is not None:
        yield SearchMatch.EXTERNAL_ID, Criteria(external_id=external)
    yield SearchMatch.PAYMENT_REFERENCE, Criteria(payment_reference=written)
    if (beginning := _tried(search_text, written)) is not None:
        yield SearchMatch.USERNAME, Criteria(username_prefix=beginning)


def _tried(check: Callable[[str, str], Value], written: str) -> Value | None:
    try:
        return check(written, "text")
    except BadInput:
        return None


async def _by_references(context: Context, written: str, count: int) -> list[SearchHit]:
    """Payments, operations and rounds: four statements, and one for the programs of the brand."""
    brand, reads = context.viewer.brand, context.read(ReferenceSearch)
    by_number, by_caller = _allowed(context, BY_AUTHORISATION), _allowed(context, BY_REFERENCE)
    operations = may_use(context, *OPERATIONS)
    callers = await _callers(context, reads) if by_caller or operations else ()
    hits: list[SearchHit] = []
    if by_number or by_caller:
        which = PaymentSearch(written, bool(by_number), callers if by_caller else ())
        for payment in await reads.payments(brand, which, count):
            kind = "Deposit" if isinstance(payment, Deposit) else "Withdrawal"
            of_number = payment.authorisation == written
            if kind in (by_number if of_number else by_caller):
                hits += _hits(
                    SearchMatch.PAYMENT_REFERENCE if of_number else SearchMatch.REFERENCE, [payment]
                )
    if operations:
        hits += _hits(SearchMatch.REFERENCE, await reads.operations(brand, written, callers, count))
    if may_use(context, *ROUNDS):
        hits += _hits(SearchMatch.ROUND_REFERENCE, await reads.rounds(brand, written, count))
    return hits


async def _callers(context: Context, reads: ReferenceSearch) -> tuple[str, ...]:
    """Who may have given an operation its id: the brand's programs, and the viewer."""
    clients = await context.read(ClientReads).of_brand(context.viewer)
    services = (each for each in clients if each.kind is ClientKind.SERVICE)
    named = {f"service:{public_id('cli', each.id)}" for each in services}
    return tuple(sorted({*named, *await reads.recent_callers(context.viewer.brand), str(context.viewer)}))


def _allowed(context: Context, kinds: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(kind for kind, coordinates in kinds.items() if may_use(context, *coordinates))


def _hits(way: SearchMatch, found: Iterable[Any]) -> list[SearchHit]:
    return [SearchHit(way, each) for each in found]


def _once(hits: Sequence[SearchHit]) -> Iterator[SearchHit]:
    """Each object once, by the first way that found it."""
    seen: set[tuple[type, Any, Any]] = set()
    for hit in hits:
        found: Any = hit.node
        key = (type(found), getattr(found, "player_id", None), getattr(found, "id", None) or found.seq)
        if key not in seen:
            seen.add(key)
            yield hit
