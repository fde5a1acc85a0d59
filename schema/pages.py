"""Relay connections; ``resolvers/pages.py`` says how cursors behave."""

from typing import Generic, TypeVar

import strawberry

from resolvers import pages
from schema.binding import publishes, resolved_by

Node = TypeVar("Node")


@publishes(pages.PageInfo)
@strawberry.type(description="Where a page stands in its list")
class PageInfo:
    has_next_page: bool = resolved_by(pages.has_next_page, description="Rows of the list follow this page")
    has_previous_page: bool = resolved_by(
        pages.has_previous_page, description="Rows of the list precede this page"
    )
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first row: `before` it stands the page before; null without rows"
    )
    end_cursor: str | None = strawberry.field(
        description="The cursor of the last row: `after` it stands the next page; null without rows"
    )


@publishes(pages.Edge)
@strawberry.type(description="A row of a list, with where it stands in it")
class Edge(Generic[Node]):
    """``Edge[Player]`` is the schema's ``PlayerEdge``."""

    cursor: str = strawberry.field(
        description="Where the row stands in this list, filter and order, in either direction; opaque"
    )
    node: Node = strawberry.field(description="The row")


@publishes(pages.Page)
@strawberry.type(description="A page of a list, see PageInfo for the next one")
class Connection(Generic[Node]):
    """``Connection[Player]`` is the schema's ``PlayerConnection``; its resolver returns ``Page[Player]``."""

    edges: list[Edge[Node]] = strawberry.field(description="The rows of the page, each with its cursor")
    nodes: list[Node] = strawberry.field(description="The rows of the page")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the list")
    total_count: int | None = resolved_by(
        pages.total_count,
        description="Rows in the whole list; counted only when asked for, and of a timeline never",
    )
