"""The list of players: criteria, order and window composed into one statement."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    func,
    literal,
    select,
    tuple_,
    union_all,
)

from adapters.postgres.players.search_keys import NOTHING_SEARCHED, SearchKeys
from adapters.postgres.players.tables import LISTED as PLAYER
from adapters.postgres.players.tables import LISTED_KEYS, PAYMENT, REAL_BALANCE, VISIT
from domain.players.queries import BalanceRange, Criteria, Order, PlayerSort
from domain.shared.actor import Actor, ActorKind
from domain.shared.pages import SortKey, Window

PROFILE = [column for column in PLAYER.c if not column.name.endswith(("_key", "_index", "consented"))]

_BALANCE = func.coalesce(REAL_BALANCE.c.balance, 0)
_USERNAME = func.lower(PLAYER.c.username)

_ORDERS: dict[PlayerSort, tuple[ColumnElement[Any], ...]] = {
    PlayerSort.CREATED: (PLAYER.c.created_at,),
    PlayerSort.USERNAME: (_USERNAME,),
    PlayerSort.COUNTRY: (PLAYER.c.country,),
    PlayerSort.STATUS: (PLAYER.c.status,),
    PlayerSort.VIP_LEVEL: (PLAYER.c.vip_level,),
    PlayerSort.BALANCE: (PLAYER.c.currency, _BALANCE),
    PlayerSort.LAST_SEEN: (VISIT.c.at,),
}


def page_statement(
    viewer: Actor, criteria: Criteria, order: Order, window: Window, searched: SearchKeys = NOTHING_SEARCHED
) -> Select[Any]:
    """One row more than the window has, in reading direction; ``key_0``, ``key_1``... are the sort key.

    ``searched`` stands for the personal data in the criteria.
    """
    key = (*_ORDERS[order.by], PLAYER.c.id)
    rising = order.descending is window.backward
    labelled = [part.label(f"key_{number}") for number, part in enumerate(key)]
    found = _matching(
        select(*PROFILE, *LISTED_KEYS, *labelled),
        viewer,
        criteria,
        searched,
        balance=order.by is PlayerSort.BALANCE,
        visit=order.by is PlayerSort.LAST_SEEN,
    )
    if window.edge is not None:
        here = tuple_(*key)
        edge = tuple_(*(literal(value, part.type) for value, part in zip(window.edge, key, strict=True)))
        found = found.where(here > edge if rising else here < edge)
    return found.order_by(*(part.asc() if rising else part.desc() for part in key)).limit(window.count + 1)


def first_of_each(
    viewer: Actor, ways: Sequence[tuple[Criteria, Order, SearchKeys]], count: int
) -> CompoundSelect[Any]:
    """The first players of several lists, ``count`` of each at most; ``way`` is the number of the list."""
    return union_all(*(_first(viewer, number, *way, count) for number, way in enumerate(ways)))


def _first(
    viewer: Actor, number: int, criteria: Criteria, order: Order, searched: SearchKeys, count: int
) -> Select[Any]:
    page = page_statement(viewer, criteria, order, Window(count), searched).limit(count).subquery()
    key = [page.c[f"key_{part}"] for part in range(len(_ORDERS[order.by]) + 1)]
    place = func.row_number().over(order_by=[part.desc() if order.descending else part for part in key])
    told = (column for column in page.c if column not in key)
    return select(literal(number).label("way"), place.label("place"), *told)


def count_statement(
    viewer: Actor, criteria: Criteria, searched: SearchKeys = NOTHING_SEARCHED
) -> Select[Any]:
    """The statement that counts the matching players."""
    return _matching(select(func.count()), viewer, criteria, searched)


def sort_key(row: Mapping[str, Any], order: Order) -> SortKey:
    """The sort key of a row of ``page_statement``."""
    return tuple(row[f"key_{number}"] for number in range(len(_ORDERS[order.by]) + 1))


def _matching(
    found: Select[Any],
    viewer: Actor,
    criteria: Criteria,
    searched: SearchKeys,
    *,
    balance: bool = False,
    visit: bool = False,
) -> Select[Any]:
    players: FromClause = PLAYER
    if balance or criteria.balance:
        players = players.outerjoin(REAL_BALANCE, REAL_BALANCE.c.player_id == PLAYER.c.id)
    if visit or criteria.seen_from or criteria.seen_before:
        players = players.join(VISIT, VISIT.c.player_id == PLAYER.c.id)
        found = found.where(VISIT.c.brand == viewer.brand)
    conditions = (*_reach(viewer), *_choices(criteria), *_bounds(criteria), *_search(criteria, searched))
    return found.select_from(players).where(*conditions)


def _reach(viewer: Actor) -> Iterator[ColumnElement[bool]]:
    yield PLAYER.c.brand == viewer.brand
    if viewer.kind is ActorKind.PLAYER:
        yield PLAYER.c.id == viewer.player_id


def _choices(criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    if criteria.status:
        yield PLAYER.c.status.in_([status.value for status in criteria.status])
    if criteria.currency:
        yield PLAYER.c.currency.in_([currency.code for currency in criteria.currency])
    if criteria.external_id is not None:
        yield PLAYER.c.external_id == criteria.external_id
    if criteria.contact_by:
        yield PLAYER.c.contact_by.overlap([channel.value for channel in criteria.contact_by])
    if criteria.consented:
        yield PLAYER.c.consented.overlap([kind.value for kind in criteria.consented])
    if criteria.tags_any:
        yield PLAYER.c.tags.overlap(criteria.tags_any)
    if criteria.tags_all:
        yield PLAYER.c.tags.contains(criteria.tags_all)
    for column, values in (
        (PLAYER.c.country, criteria.country),
        (PLAYER.c.vip_level, criteria.vip_level),
        (PLAYER.c.language, criteria.language),
        (PLAYER.c.jurisdiction, criteria.jurisdiction),
        (PLAYER.c.traffic_source, criteria.traffic_source),
        (PLAYER.c.campaign, criteria.campaign),
    ):
        if values:
            yield column.in_(values)


def _bounds(criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    if criteria.created_from:
        yield PLAYER.c.created_at >= criteria.created_from
    if criteria.created_before:
        yield PLAYER.c.created_at < criteria.created_before
    if criteria.seen_from:
        yield VISIT.c.at >= criteria.seen_from
    if criteria.seen_before:
        yield VISIT.c.at < criteria.seen_before
    if criteria.balance:
        yield from _within(criteria.balance)


def _search(criteria: Criteria, searched: SearchKeys) -> Iterator[ColumnElement[bool]]:
    if criteria.username:
        yield _USERNAME.contains(criteria.username, autoescape=True)
    if criteria.username_prefix:
        yield _USERNAME.startswith(criteria.username_prefix, autoescape=True)
    if searched.email is not None:
        yield PLAYER.c.email_index == searched.email
    if searched.phone is not None:
        yield PLAYER.c.phone_index == searched.phone
    if searched.names:
        yield PLAYER.c.name_index.contains(list(searched.names))
    if criteria.payment_reference:
        paid = select(PAYMENT.c.player_id).where(
            PAYMENT.c.brand == PLAYER.c.brand, PAYMENT.c.authorisation == criteria.payment_reference
        )
        yield PLAYER.c.id.in_(paid)


def _within(balance: BalanceRange) -> Iterator[ColumnElement[bool]]:
    yield PLAYER.c.currency == balance.currency.code
    if balance.minor_min is not None:
        yield balance.minor_min <= _BALANCE
    if balance.minor_max is not None:
        yield balance.minor_max >= _BALANCE
