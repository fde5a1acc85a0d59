"""Corrections of players: inputs, mutations, lists and fields."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import strawberry

from domain.players.corrections import commands, outcomes
from domain.players.corrections.model import CORRECTABLE, Correction
from domain.players.corrections.queries import CorrectionReads
from domain.players.model import Player
from resolvers.context import Info
from resolvers.ids import player_id_of, public_id, uuid_pair_of
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.players.loaders import CorrectionLoaders, PlayerLoaders

STAYS: Final = "Left out or null: stays as it is"


@strawberry.input(description="What is right, field by field; what is left out or null stays as it is")
class RequestCorrectionInput:
    player_id: strawberry.ID = strawberry.field(description="Whose data it is")
    key: str = strawberry.field(
        description="Yours for this correction, 1 to 255 characters: sent again, it is answered again"
    )
    reason: str = strawberry.field(
        description="Why, for the operator who decides: 1 to 500 characters, which name none of the values"
    )
    first_name: str | None = strawberry.field(default=None, description=f"Given names. {STAYS}")
    last_name: str | None = strawberry.field(default=None, description=f"Family names. {STAYS}")
    national_id: str | None = strawberry.field(
        default=None, description=f"The number of an identity document or register. {STAYS}"
    )
    date_of_birth: date | None = strawberry.field(
        default=None, description=f"Who turns out to be too young is suspended. {STAYS}"
    )
    country: str | None = strawberry.field(
        default=None,
        description="ISO 3166-1 alpha-2. The jurisdiction follows it; where the brand takes no players from"
        f" there, the player is suspended. {STAYS}",
    )
    email: str | None = strawberry.field(
        default=None,
        description="For who no longer reads the address; the new one is to be verified, the old one is told."
        f" {STAYS}",
    )
    username: str | None = strawberry.field(
        default=None, description=f"3 to 30 of a-z, digits, '.', '_', '-'. {STAYS}"
    )

    def command(self) -> commands.RequestCorrection:
        given = {name: getattr(self, name) for name in CORRECTABLE}
        return commands.RequestCorrection(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            reason=self.reason,
            patch={name: value for name, value in given.items() if value is not None},
        )


@strawberry.input(description="A decision on a correction")
class DecideCorrectionInput:
    correction_id: strawberry.ID = strawberry.field(description="The correction, cor_...")
    reason: str | None = strawberry.field(
        default=None, description="What you remark on it, up to 500 characters, which name none of the values"
    )

    def command(self) -> commands.DecideCorrection:
        player_id, id = uuid_pair_of("cor", self.correction_id, "correctionId")
        return commands.DecideCorrection(player_id=player_id, id=id, remark=self.reason)


def correction_id(root: strawberry.Parent[Correction]) -> strawberry.ID:
    """``cor_<player>_<correction>``."""
    return strawberry.ID(public_id("cor", root.player_id, root.id))


async def corrected_player(root: strawberry.Parent[Correction], info: Info) -> Player | None:
    """The player a correction is about, batched."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id)


@finds("cor", "PlayerCorrection")
async def correction(info: Info, id: strawberry.ID) -> Correction | None:
    """A correction by id; null when its player is out of reach."""
    player_id, correction_id = uuid_pair_of("cor", id)
    return await info.context.read(CorrectionReads).one(info.context.viewer, player_id, correction_id)


async def request(info: Info, input: RequestCorrectionInput) -> outcomes.CorrectionRequestOutcome:
    return await info.context.run(commands.request_correction, input.command())


async def approve(info: Info, input: DecideCorrectionInput) -> outcomes.CorrectionDecision:
    return await commands.approve_and_notify(info.context.run, input.command())


async def reject(info: Info, input: DecideCorrectionInput) -> outcomes.CorrectionRejection:
    return await info.context.run(commands.reject_correction, input.command())


async def of_player(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Correction] | None:
    """The player's corrections, newest first."""
    listing = Listing("corrections", root.id, (UUID,))
    window = listing.window(first, after, last, before)
    loaders = info.context.loaders(CorrectionLoaders)
    return await read_page(
        listing,
        window,
        lambda asked: loaders.page.load(root.id, asked),
        lambda: loaders.count.load(root.id),
    )


async def pending(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Correction] | None:
    """The brand's corrections that wait for a second operator, oldest first."""
    brand = info.context.viewer.brand
    listing = Listing("pendingCorrections", brand, (datetime, UUID))
    rows = info.context.read(CorrectionReads).pending(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)
