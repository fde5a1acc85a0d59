"""The search: its hits and its query."""

import strawberry

from domain.workplace.search_texts import SearchMatch
from resolvers.workplace import search as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node


@publishes(resolve.SearchHit)
@strawberry.type(description="Something that a search found")
class SearchHit:
    matched_by: SearchMatch = strawberry.field(
        description="By what it was found; by several: the first of them, in the order of the enum"
    )
    node: Node = strawberry.field(description="What was found")


@adds_to("Query")
@strawberry.type
class SearchQueries:
    """Finding anything by what was pasted."""

    search: list[SearchHit] | None = resolved_by(
        resolve.search,
        description="What is found in your brand by what was pasted, players first. Each way of finding takes"
        " the rights of the look-up it stands for, `node` or a filter; ways you may not use find nothing."
        " Searches by e-mail address, phone number and external id are in the audit log",
    )
