"""Relay connections; ``resolvers/pages.py`` says how cursors behave."""

from typing import Generic, TypeVar

import strawberry

from resolvers import pages
from schema.binding import publishes, resolved_by

Node = TypeVar("Node")


@publishes(pages.PageInfo)
@strawberry.type(description="Where a page stands in its list")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="More rows follow; when paging backward: whether a `before` cursor was given"
    )
    has_previous_page: bool = strawberry.field(
        description="More rows precede; when paging forward: whether an `after` cursor was given"
    )
    start_cursor: str | None
    end_cursor: str | None


@publishes(pages.Edge)
@strawberry.type
class Edge(Generic[Node]):
    """``Edge[Player]`` is the schema's ``PlayerEdge``."""

    cursor: str
    node: Node


@publishes(pages.Page)
@strawberry.type
class Connection(Generic[Node]):
    """``Connection[Player]`` is the schema's ``PlayerConnection``; its resolver returns ``Page[Player]``."""

    edges: list[Edge[Node]]
    nodes: list[Node]
    page_info: PageInfo
    total_count: int | None = resolved_by(
        pages.total_count, description="Rows in the whole list; counted only when asked for"
    )
