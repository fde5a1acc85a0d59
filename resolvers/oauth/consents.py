"""Resolvers of players' consents to programs."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.oauth import consents as do
from domain.shared.actor import Actor
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.oauth import clients_kinds as _enums  # noqa: F401 - registers the enum used below
from resolvers.pages import Listing, Page, read_page


@strawberry.input(description="The program whose consent is withdrawn")
class WithdrawProgramConsentInput:
    client_id: strawberry.ID = strawberry.field(description="ProgramConsent.clientId: cli_...")

    def command(self) -> do.WithdrawProgramConsent:
        return do.WithdrawProgramConsent(uuid_of("cli", self.client_id, "clientId"))


def client_id(root: strawberry.Parent[do.ProgramConsent]) -> strawberry.ID:
    """``cli_<uuid>``."""
    return strawberry.ID(public_id("cli", root.client_id))


def withdrawn_client_id(root: strawberry.Parent[do.ProgramConsentWithdrawn]) -> strawberry.ID:
    """``cli_<uuid>``."""
    return strawberry.ID(public_id("cli", root.client_id))


async def viewers_consents(
    root: strawberry.Parent[Actor],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[do.ProgramConsent] | None:
    """The viewer's consents, latest first; null unless the viewer is a player."""
    if root.player_id is None:
        return None
    listing = Listing("programConsents", str(root.player_id), (datetime, UUID))
    rows = info.context.read(do.ProgramConsents).of_player(root.player_id, root.brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def withdraw(info: Info, input: WithdrawProgramConsentInput) -> do.WithdrawConsentOutcome:
    return await do.withdraw_program_consent_everywhere(info.context.run, input.command())
