"""Resolvers of players: the queries, and the fields of Player."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.players.model import Consent, Note, Player, PlayerChange
from domain.players.queries import Criteria, Order, PlayerReads, PlayerSort
from domain.players.status.conditions import allowances_of
from domain.players.status.moves import open_moves
from domain.players.status_owners import StatusOwner
from domain.players.statuses import Allowances, PlayerStatus
from resolvers.context import Info
from resolvers.ids import player_id_of, public_id
from resolvers.node import finds
from resolvers.pages import Listing, Page, page_of
from resolvers.players.authorities import status_authorities
from resolvers.players.filters import PlayerFilter, PlayerOrder
from resolvers.players.loaders import PlayerLoaders

KEY_TYPES: dict[PlayerSort, tuple[type, ...]] = {
    PlayerSort.CREATED: (datetime, UUID),
    PlayerSort.USERNAME: (str, UUID),
    PlayerSort.COUNTRY: (str, UUID),
    PlayerSort.STATUS: (str, UUID),
    PlayerSort.VIP_LEVEL: (int, UUID),
    PlayerSort.BALANCE: (str, int, UUID),
}
"""Types of the parts of each order's sort key."""


def player_id(root: strawberry.Parent[Player]) -> strawberry.ID:
    """``plr_<uuid>``."""
    return strawberry.ID(public_id("plr", root.id))


def note_id(root: strawberry.Parent[Note]) -> strawberry.ID:
    """``nte_<player>_<note>``."""
    return strawberry.ID(public_id("nte", root.player_id, root.id))


@finds("plr", "Player")
async def player(info: Info, id: strawberry.ID) -> Player | None:
    """A player by id; null when there is none in the viewer's reach."""
    return await info.context.loaders(PlayerLoaders).player.load(player_id_of(id))


async def player_by_username(info: Info, username: str) -> Player | None:
    """A player by the whole username, in any spelling that counts as the same."""
    return await info.context.read(PlayerReads).by_username(info.context.viewer, username)


async def players(
    info: Info,
    filter: PlayerFilter | None = None,
    sort: PlayerOrder | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Player]:
    """The brand's players, newest first unless sorted otherwise."""
    criteria = filter.criteria() if filter else Criteria()
    order = sort.order() if sort else Order()
    listing = Listing("players", (criteria, order), KEY_TYPES[order.by])
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.read(PlayerReads)
    rows = await reads.page(viewer, criteria, order, window)
    return page_of(listing, window, rows, lambda: reads.count(viewer, criteria))


def allowances(root: strawberry.Parent[Player]) -> Allowances:
    """The player's betting permission by status and conditions of play."""
    return allowances_of(root)


def allowed_moves(root: strawberry.Parent[Player], info: Info) -> list[PlayerStatus]:
    """The moves of the player's status that the viewer can make now."""
    now = info.context.process.clock.now()
    context = info.context
    return list(open_moves(root, context.viewer.kind, status_authorities(context.access), now))


def status_owners(root: strawberry.Parent[Player]) -> list[StatusOwner]:
    """Who stands behind the status, in the enum's order."""
    return [each for each in StatusOwner if each in root.status_owners]


async def consents(root: strawberry.Parent[Player], info: Info) -> list[Consent]:
    """The player's latest answer of every kind."""
    return await info.context.loaders(PlayerLoaders).consents.load(root.id)


async def changes(
    root: strawberry.Parent[Player], info: Info, first: int | None = None, after: str | None = None
) -> Page[PlayerChange]:
    """The player's history, newest first."""
    listing = Listing("changes", root.id, (int, str))
    window = listing.window(first, after, None, None)
    loaders = info.context.loaders(PlayerLoaders)
    rows = await loaders.changes.load(root.id, window)
    return page_of(listing, window, rows, lambda: loaders.change_count.load(root.id))


async def notes(
    root: strawberry.Parent[Player], info: Info, first: int | None = None, after: str | None = None
) -> Page[Note]:
    """The operators' notes on the player, newest first."""
    listing = Listing("notes", root.id, (UUID,))
    window = listing.window(first, after, None, None)
    loaders = info.context.loaders(PlayerLoaders)
    rows = await loaders.notes.load(root.id, window)
    return page_of(listing, window, rows, lambda: loaders.note_count.load(root.id))
