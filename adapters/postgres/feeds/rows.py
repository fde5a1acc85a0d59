"""A feed as its row has it."""

from typing import Any, Final

from domain.feeds.model import Feed, FeedFormat, FeedKind, FeedSet

COLUMNS: Final = (
    "id, brand, name, kind, format, role, destination, created_by, created_at, sets, last_at, last_rows,"
    " last_manifest"
)
"""What a feed is read from."""


def feed_of(row: Any) -> Feed:
    """The feed of a row with ``COLUMNS``."""
    last = None
    if row["last_at"] is not None:
        last = FeedSet(row["sets"], row["last_at"], row["last_rows"], row["last_manifest"])
    return Feed(
        id=row["id"],
        brand=row["brand"],
        name=row["name"],
        kind=FeedKind(row["kind"]),
        format=FeedFormat(row["format"]),
        role=row["role"],
        destination=row["destination"],
        created_by=row["created_by"],
        created_at=row["created_at"],
        sets=row["sets"],
        last=last,
    )
