"""The list of players: criteria, order and window composed into one statement."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_

from adapters.postgres.players.tables import LISTED as PLAYER
from adapters.postgres.players.tables import LISTED_KEYS, REAL_BALANCE
from domain.players.queries import BalanceRange, Criteria, Order, PlayerSort
from domain.shared.actor import Actor, ActorKind
from domain.shared.pages import SortKey, Window

PROFILE = [column for column in PLAYER.c if not column.name.endswith(("_key", "_index"))]

_BALANCE = func.coalesce(REAL_BALANCE.c.balance, 0)
_USERNAME = func.lower(PLAYER.c.username)

_ORDERS: dict[PlayerSort, tuple[ColumnElement[Any], ...]] = {
    PlayerSort.CREATED: (PLAYER.c.created_at,),
    PlayerSort.USERNAME: (_USERNAME,),
    PlayerSort.COUNTRY: (PLAYER.c.country,),
    PlayerSort.STATUS: (PLAYER.c.status,),
    PlayerSort.VIP_LEVEL: (PLAYER.c.vip_level,),
    PlayerSort.BALANCE: (PLAYER.c.currency, _BALANCE),
}


def page_statement(
    viewer: Actor, criteria: Criteria, order: Order, window: Window, email_index: bytes | None = None
) -> Select[Any]:
    """One row more than the window has, in reading direction; ``key_0``, ``key_1``... are the sort key.

    ``email_index`` stands for ``criteria.email_key``.
    """
    key = (*_ORDERS[order.by], PLAYER.c.id)
    rising = order.descending is window.backward
    labelled = [part.label(f"key_{number}") for number, part in enumerate(key)]
    by_balance = order.by is PlayerSort.BALANCE
    found = _matching(
        select(*PROFILE, *LISTED_KEYS, *labelled), viewer, criteria, email_index, balance=by_balance
    )
    if window.edge is not None:
        here = tuple_(*key)
        edge = tuple_(*(literal(value, part.type) for value, part in zip(window.edge, key, strict=True)))
        found = found.where(here > edge if rising else here < edge)
    return found.order_by(*(part.asc() if rising else part.desc() for part in key)).limit(window.count + 1)


def count_statement(viewer: Actor, criteria: Criteria, email_index: bytes | None = None) -> Select[Any]:
    """The statement that counts the matching players."""
    return _matching(select(func.count()), viewer, criteria, email_index, balance=False)


def sort_key(row: Mapping[str, Any], order: Order) -> SortKey:
    """The sort key of a row of ``page_statement``."""
    return tuple(row[f"key_{number}"] for number in range(len(_ORDERS[order.by]) + 1))


def _matching(
    found: Select[Any], viewer: Actor, criteria: Criteria, email_index: bytes | None, *, balance: bool
) -> Select[Any]:
    if balance or criteria.balance:
        with_balance = PLAYER.outerjoin(REAL_BALANCE, REAL_BALANCE.c.player_id == PLAYER.c.id)
        found = found.select_from(with_balance)
    else:
        found = found.select_from(PLAYER)
    return found.where(*_reach(viewer), *_choices(criteria), *_bounds(criteria, email_index))


def _reach(viewer: Actor) -> Iterator[ColumnElement[bool]]:
    yield PLAYER.c.brand == viewer.brand
    if viewer.kind is ActorKind.PLAYER:
        yield PLAYER.c.id == viewer.player_id


def _choices(criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    if criteria.status:
        yield PLAYER.c.status.in_([status.value for status in criteria.status])
    if criteria.country:
        yield PLAYER.c.country.in_(criteria.country)
    if criteria.currency:
        yield PLAYER.c.currency.in_([currency.code for currency in criteria.currency])
    if criteria.tags_any:
        yield PLAYER.c.tags.overlap(criteria.tags_any)
    if criteria.tags_all:
        yield PLAYER.c.tags.contains(criteria.tags_all)


def _bounds(criteria: Criteria, email_index: bytes | None) -> Iterator[ColumnElement[bool]]:
    if criteria.created_from:
        yield PLAYER.c.created_at >= criteria.created_from
    if criteria.created_before:
        yield PLAYER.c.created_at < criteria.created_before
    if criteria.username:
        yield _USERNAME.contains(criteria.username, autoescape=True)
    if email_index is not None:
        yield PLAYER.c.email_index == email_index
    if criteria.balance:
        yield from _within(criteria.balance)


def _within(balance: BalanceRange) -> Iterator[ColumnElement[bool]]:
    yield PLAYER.c.currency == balance.currency.code
    if balance.minor_min is not None:
        yield balance.minor_min <= _BALANCE
    if balance.minor_max is not None:
        yield balance.minor_max >= _BALANCE
