"""Brands in the graph."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.players import ports
from domain.players.brands import changes, model
from domain.players.brands.model import BrandChangeState
from domain.shared.money import Currency
from resolvers.players import brands as run
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal


@publishes(ports.Brand)
@strawberry.type(description="A casino as players see it: a name, its players, its rules")
class Brand:
    code: str | None = resolved_by(run.code, description="How arguments and settings name it")
    name: str | None = strawberry.field(description="What players see, in mails too")
    time_zone: str | None = strawberry.field(description="IANA name of the zone its days are in")
    currencies: list[Currency] | None = resolved_by(
        run.currencies, description="In which players may register; empty: in each that Croupier knows"
    )
    jurisdictions: list[str] | None = strawberry.field(
        description="Jurisdiction packs of its licences; empty: each player comes under that of their country"
    )


@publishes(model.BrandChange)
@strawberry.type(description="A brand, new or changed, that one operator asked for and another decides on")
class BrandChange(Node):
    id: strawberry.ID = resolved_by(run.change_id, description="The change, brc_...")
    wanted: Brand | None = strawberry.field(description="What the brand is to be")
    is_new: bool | None = strawberry.field(description="Whether it makes a brand")
    reason: str | None = strawberry.field(description="Why it was asked for")
    state: BrandChangeState | None = strawberry.field(description="Whether it waits, or how it was decided")
    maker: str | None = strawberry.field(description="Who asked for it")
    checker: str | None = strawberry.field(description="Who decided on it; null while it waits")
    created_at: datetime | None = strawberry.field(description="When it was asked for")
    decided_at: datetime | None = strawberry.field(description="When it was decided on; null while it waits")


@publishes(changes.BrandRequested)
@strawberry.type(description="Pending: the brand waits for another operator")
class BrandRequested:
    change: BrandChange = strawberry.field(description="What was asked for")


@publishes(changes.BrandDecided)
@strawberry.type(description="The brand is as it was asked for, in every process; or the change is rejected")
class BrandDecided:
    change: BrandChange = strawberry.field(description="What was decided on")


@publishes(changes.BrandTaken)
@strawberry.type(description="Another brand has this code")
class BrandTaken(Refusal): ...


@publishes(changes.BrandChangeNotFound)
@strawberry.type(description="No such change was asked for in your brand")
class BrandChangeNotFound(Refusal): ...


@publishes(changes.BrandChangeIsYours)
@strawberry.type(description="Another operator than the one who asked has to approve it")
class BrandChangeIsYours(Refusal):
    operator: str = strawberry.field(description="Who may not approve it")


@publishes(changes.BrandChangeIsDecided)
@strawberry.type(description="The change is approved or rejected already")
class BrandChangeIsDecided(Refusal):
    state: BrandChangeState = strawberry.field(description="How it was decided")


RequestBrandResult = Annotated[BrandRequested | BrandTaken, strawberry.union("RequestBrandResult")]

DecideBrandResult = Annotated[
    BrandDecided
    | BrandTaken
    | BrandChangeNotFound
    | BrandChangeIsYours
    | AuthorityLost
    | BrandChangeIsDecided,
    strawberry.union("DecideBrandResult"),
]


@adds_to("Query", order=22)
@strawberry.type
class BrandQueries:
    """The viewer's brand, and changes of brands."""

    brand: Brand | None = resolved_by(run.brand, description="Your brand")
    brand_changes: Connection[BrandChange] | None = resolved_by(
        run.brand_changes,
        description="What was asked for in your brand, newest first, decided ones too",
    )


@adds_to("Mutation", order=22)
@strawberry.type
class BrandMutations:
    """Brands, by two operators."""

    request_brand: RequestBrandResult | None = resolved_by(
        run.request, description="Ask for a new brand, or for a change of yours; another operator decides"
    )
    approve_brand: DecideBrandResult | None = resolved_by(
        run.approve, description="Make or change the brand that another operator asked for"
    )
    reject_brand: DecideBrandResult | None = resolved_by(
        run.reject, description="Refuse a brand that was asked for"
    )
