"""The interface of outcomes that say no."""

import strawberry

from domain.shared import outcomes
from schema.binding import DOMAIN_TYPE_OF


@strawberry.interface(
    description="An expected no. Members of a result that do not implement this say that it is done, or that"
    " it waits for another person (those are described as pending). New refusals may join any result"
)
class Refusal:
    code: str = strawberry.field(
        description="For programs: the type's name in capitals, such as WALLET_NOT_FOUND. It never changes"
    )
    message: str = strawberry.field(
        description="For people: one sentence in English, without names and values. It may change"
    )


DOMAIN_TYPE_OF[Refusal] = outcomes.Refusal
