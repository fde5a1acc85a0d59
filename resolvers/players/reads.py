"""Resolvers of players: the queries, and the fields of Player."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.players.model import Consent, ContactChannel, Note, Player, PlayerChange, StatusChange
from domain.players.queries import Criteria, PlayerReads, PlayerSort
from domain.players.status.conditions import allowances_of, marketing_channels
from domain.players.status.moves import open_moves
from domain.players.status_owners import StatusOwner
from domain.players.statuses import Allowances, PlayerStatus
from resolvers.compliance.access_records import record_search
from resolvers.context import Info
from resolvers.ids import player_id_of, public_id, uuid_pair_of
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
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
    PlayerSort.LAST_SEEN: (datetime, UUID),
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


@finds("nte", "PlayerNote")
async def note(info: Info, id: strawberry.ID) -> Note | None:
    """A note by id, for those who see the notes of its player."""
    player_id, note_id = uuid_pair_of("nte", id)
    return await info.context.read(PlayerReads).note(info.context.viewer, player_id, note_id)


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
    """The brand's players: newest first, or last seen first where they are filtered by it, unless sorted."""
    criteria = filter.criteria() if filter else Criteria()
    order = sort.order() if sort else criteria.order
    listing = Listing("players", (criteria, order), KEY_TYPES[order.by])
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.read(PlayerReads)
    found = await read_page(
        listing,
        window,
        lambda asked: reads.page(viewer, criteria, order, asked),
        lambda: reads.count(viewer, criteria),
    )
    if filter and (personal := filter.personal_coordinates()):
        await record_search(info.context, personal, [player.id for player in found.nodes])
    return found


def allowances(root: strawberry.Parent[Player]) -> Allowances:
    """The player's betting permission by status and conditions of play."""
    return allowances_of(root)


def channels_of_marketing(root: strawberry.Parent[Player]) -> list[ContactChannel]:
    """The channels in the enum's order."""
    return list(marketing_channels(root))


async def last_seen_at(root: strawberry.Parent[Player], info: Info) -> datetime | None:
    """The player's last sign-in, or the registration."""
    return await info.context.loaders(PlayerLoaders).last_seen.load(root.id)


def allowed_moves(root: strawberry.Parent[Player], info: Info) -> list[PlayerStatus]:
    """The moves of the player's status that the viewer can make now."""
    now = info.context.process.clock.now()
    context = info.context
    return list(open_moves(root, context.viewer.kind, status_authorities(context.access), now))


async def noted_player(root: strawberry.Parent[Note], info: Info) -> Player | None:
    """The player a note is about, batched."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id)


def status_owners(root: strawberry.Parent[Player]) -> list[StatusOwner]:
    """Who stands behind the status, in the enum's order."""
    return [each for each in StatusOwner if each in root.status_owners]


async def consents(root: strawberry.Parent[Player], info: Info) -> list[Consent]:
    """The player's latest answer of every kind."""
    return await info.context.loaders(PlayerLoaders).consents.load(root.id)


async def changes(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[PlayerChange]:
    """The player's history, newest first."""
    listing = Listing("changes", root.id, (int, str))
    window = listing.window(first, after, last, before)
    loaders = info.context.loaders(PlayerLoaders)
    return await read_page(
        listing,
        window,
        lambda asked: loaders.changes.load(root.id, asked),
        lambda: loaders.change_count.load(root.id),
    )


async def status_history(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[StatusChange]:
    """The moves of the player's status, newest first."""
    listing = Listing("statusHistory", root.id, (int,))
    window = listing.window(first, after, last, before)
    loaders = info.context.loaders(PlayerLoaders)
    return await read_page(
        listing,
        window,
        lambda asked: loaders.status_changes.load(root.id, asked),
        lambda: loaders.status_change_count.load(root.id),
    )


async def notes(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Note]:
    """The operators' notes on the player, newest first."""
    listing = Listing("notes", root.id, (UUID,))
    window = listing.window(first, after, last, before)
    loaders = info.context.loaders(PlayerLoaders)
    return await read_page(
        listing,
        window,
        lambda asked: loaders.notes.load(root.id, asked),
        lambda: loaders.note_count.load(root.id),
    )
