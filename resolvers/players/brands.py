"""Brands: inputs, mutations, queries and fields."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.players.brands import changes
from domain.players.brands.model import BrandChange
from domain.players.brands.queries import BrandReads
from domain.players.ports import Brand
from domain.shared.errors import Broken
from domain.shared.money import Currency
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below


@strawberry.input(description="What your brand is to be, all of it; or a new brand, by a code that is free")
class RequestBrandInput:
    code: str = strawberry.field(
        description="Your brand's own code, or a new one: 1 to 40 small letters, digits and hyphens"
    )
    name: str = strawberry.field(description="What players see, in mails too: 1 to 100 characters")
    time_zone: str = strawberry.field(description="IANA name of the zone its days are in, as Europe/Malta")
    currencies: list[Currency] = strawberry.field(
        description="In which players may register; empty: in each that Croupier knows"
    )
    jurisdictions: list[str] = strawberry.field(
        description="Jurisdiction packs of its licences. Empty: each player comes under the pack of their"
        " country. One: every player comes under it. Several: those whose countries players come from"
    )
    reason: str = strawberry.field(description="Why, for the operator who decides: 1 to 500 characters")

    def command(self) -> changes.RequestBrand:
        return changes.RequestBrand(
            self.code,
            self.name,
            self.time_zone,
            tuple(self.currencies),
            tuple(self.jurisdictions),
            self.reason,
        )


@strawberry.input(description="A decision on a change of a brand")
class BrandChangeInput:
    id: strawberry.ID = strawberry.field(description="The change, brc_...")

    def command(self) -> changes.DecideBrand:
        return changes.DecideBrand(uuid_of("brc", self.id))


def change_id(root: strawberry.Parent[BrandChange]) -> strawberry.ID:
    """``brc_<uuid>``."""
    return strawberry.ID(public_id("brc", root.id))


@finds("brc", "BrandChange")
async def brand_change(info: Info, id: strawberry.ID) -> BrandChange | None:
    """One change by id; null when it was not asked for in the viewer's brand."""
    return await info.context.read(BrandReads).change(info.context.viewer.brand, uuid_of("brc", id))


def code(root: strawberry.Parent[Brand]) -> str:
    """The brand's code."""
    return root.id


def currencies(root: strawberry.Parent[Brand]) -> list[Currency]:
    """The currencies in which players may register."""
    return [Currency.of(each) for each in root.currencies]


async def request(info: Info, input: RequestBrandInput) -> changes.BrandRequestOutcome:
    return await info.context.run(changes.request_brand, input.command())


async def approve(info: Info, input: BrandChangeInput) -> changes.BrandDecision:
    return await info.context.run(changes.approve_brand, input.command())


async def reject(info: Info, input: BrandChangeInput) -> changes.BrandDecision:
    return await info.context.run(changes.reject_brand, input.command())


async def brand(info: Info) -> Brand | None:
    """The viewer's brand."""
    found = await info.context.read(BrandReads).brand(info.context.viewer.brand)
    if found is None:
        raise Broken("the viewer's brand is unknown")
    return found


async def brand_changes(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[BrandChange] | None:
    """What was asked for in the viewer's brand, newest first."""
    brand = info.context.viewer.brand
    listing = Listing("brandChanges", brand, (datetime, UUID))
    rows = info.context.read(BrandReads).changes(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)
