"""Resolvers of resets of players' factors."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry.dataloader import DataLoader

from domain.identity.factor_resets import requests as do
from domain.identity.factor_resets.model import FactorReset, FactorResetState, IdentityProof
from domain.identity.factor_resets.ports import FactorResetReads
from domain.players.model import Player
from domain.shared.actor import Actor, ActorKind
from resolvers.context import Info
from resolvers.ids import player_id_of, public_id, uuid_of
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
from resolvers.players.loaders import PlayerLoaders
from resolvers.read_models import Read

strawberry.enum(IdentityProof, description="How a player proved to support who they are")
strawberry.enum(FactorResetState, description="Where a reset of a player's factors is")


class FactorResetLoaders:
    """The latest resets of many players, by one statement."""

    def __init__(self, read: Read, viewer: Actor) -> None:
        reads = read(FactorResetReads)

        async def latest(ids: list[UUID]) -> list[FactorReset | None]:
            found = await reads.latest(viewer.brand, ids)
            return [found.get(id) for id in ids]

        self.latest: DataLoader[UUID, FactorReset | None] = DataLoader(load_fn=latest)


@strawberry.input(description="A player who has lost every factor, and how they proved who they are")
class RequestFactorResetInput:
    player_id: strawberry.ID = strawberry.field(description="The player, plr_...")
    proof: IdentityProof = strawberry.field(description="How they proved who they are")
    reference: str = strawberry.field(
        description="Where the proof is kept, such as a ticket: 1 to 100 characters, no number of a document"
    )
    reason: str = strawberry.field(description="Why, for the operator who decides: 1 to 500 characters")

    def command(self) -> do.RequestFactorReset:
        player = player_id_of(self.player_id, "playerId")
        return do.RequestFactorReset(player, self.proof, self.reference, self.reason)


@strawberry.input(description="A decision on a reset of a player's factors")
class FactorResetInput:
    id: strawberry.ID = strawberry.field(description="The reset, frs_...")

    def command(self) -> do.DecideFactorReset:
        return do.DecideFactorReset(uuid_of("frs", self.id))


def reset_id(root: strawberry.Parent[FactorReset]) -> strawberry.ID:
    """``frs_<uuid>``."""
    return strawberry.ID(public_id("frs", root.id))


@finds("frs", "FactorReset")
async def factor_reset(info: Info, id: strawberry.ID) -> FactorReset | None:
    """One reset by id; null when it is out of the viewer's reach."""
    viewer = info.context.viewer
    found = await info.context.read(FactorResetReads).reset(viewer.brand, uuid_of("frs", id))
    if found and viewer.kind is ActorKind.PLAYER and found.player_id != viewer.player_id:
        return None
    return found


async def player(root: strawberry.Parent[FactorReset], info: Info) -> Player | None:
    """Whose factors they are."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id)


async def players_reset(root: strawberry.Parent[Player], info: Info) -> FactorReset | None:
    """The player's latest reset."""
    return await info.context.loaders(FactorResetLoaders).latest.load(root.id)


async def factor_resets(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[FactorReset] | None:
    """The resets of the viewer's brand, newest first."""
    brand = info.context.viewer.brand
    listing = Listing("factorResets", brand, (datetime, UUID))
    rows = info.context.read(FactorResetReads).resets(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def request(info: Info, input: RequestFactorResetInput) -> do.RequestOutcome:
    return await info.context.run(do.request_factor_reset, input.command())


async def approve(info: Info, input: FactorResetInput) -> do.Decision:
    return await info.context.run(do.approve_factor_reset, input.command())


async def reject(info: Info, input: FactorResetInput) -> do.Decision:
    return await info.context.run(do.reject_factor_reset, input.command())


async def object_to(info: Info) -> do.Objection:
    return await info.context.run(do.object_to_factor_reset, do.ObjectToFactorReset())
