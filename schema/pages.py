"""What every connection has in common; see ``resolvers/pages.py`` for how cursors behave."""

import strawberry

from resolvers import pages
from schema.binding import publishes, resolved_by


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


@strawberry.type
class Connection:
    """Mixed into every connection type, which adds ``edges`` and ``nodes`` of its own kind."""

    page_info: PageInfo
    total_count: int | None = resolved_by(
        pages.total_count, description="Rows in the whole list; counted only when asked for"
    )
