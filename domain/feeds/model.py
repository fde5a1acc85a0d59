"""A feed: rows of one kind that are written to files for another system, as a role sees them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from domain.shared.errors import BadInput

FEEDS_MAX: Final = 100
"""Feeds of one brand."""

NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
DESTINATION_CHARACTERS_MAX: Final = 300


class FeedKind(Enum):
    """What rows a feed has."""

    PLAYERS = "PLAYERS"
    TRANSACTIONS = "TRANSACTIONS"
    ADJUSTMENTS = "ADJUSTMENTS"
    DAILY_TOTALS = "DAILY_TOTALS"
    JOURNAL = "JOURNAL"


class FeedFormat(Enum):
    """How the files of a feed are written."""

    CSV = "CSV"
    NDJSON = "NDJSON"
    PARQUET = "PARQUET"

    @property
    def suffix(self) -> str:
        """Of the names of its files."""
        return self.value.lower()


@dataclass(frozen=True, slots=True)
class FeedSet:
    """The files of the last run: when it was read, how many rows, and where its manifest is."""

    no: int
    at: datetime
    rows: int
    manifest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of a brand.

    ``role``: what it may not read is left out or masked. ``destination``: see ``Destination``. ``sets`` is
    how many sets of files were written; ``last`` is the newest.
    """

    id: UUID
    brand: str
    name: str
    kind: FeedKind
    format: FeedFormat
    role: str
    destination: str
    created_by: str
    created_at: datetime
    sets: int = 0
    last: FeedSet | None = None


@dataclass(frozen=True, slots=True)
class FeedProgress:
    """How far a feed was written.

    ``position``: where the next increment begins, None where the next set is a full one. ``pending``: what
    the set that has begun holds, so that it is the same if it is begun again.
    """

    sets: int
    position: Mapping[str, Any] | None
    pending: Mapping[str, Any] | None


class Store(Enum):
    """What a destination is."""

    FOLDER = "file"
    S3 = "s3"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the files go: ``file:///below`` under the folder of feeds, or ``s3://bucket/prefix``.

    ``path``: of the folder or prefix, without slashes at its ends.
    """

    store: Store
    bucket: str
    path: str


_SEGMENT: Final = re.compile(r"[A-Za-z0-9_=][A-Za-z0-9._=-]{0,99}")
_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def destination_of(url: str) -> Destination:
    """Read a destination.

    Raises:
        BadInput: it is none, or leaves the folder.
    """
    if len(url) > DESTINATION_CHARACTERS_MAX:
        raise BadInput(f"At most {DESTINATION_CHARACTERS_MAX} characters", field="destination")
    scheme, separator, rest = url.partition("://")
    bucket, _, path = rest.partition("/")
    segments = [each for each in path.split("/") if each]
    if any(not _SEGMENT.fullmatch(each) for each in segments):
        raise BadInput("A path has letters, digits and _ - = . only, and no ..", field="destination")
    if separator and scheme == Store.FOLDER.value and not bucket:
        return Destination(Store.FOLDER, "", "/".join(segments))
    if separator and scheme == Store.S3.value and _BUCKET.fullmatch(bucket):
        return Destination(Store.S3, bucket, "/".join(segments))
    raise BadInput("A destination is file:///folder or s3://bucket/prefix", field="destination")


def feed_name(written: str) -> str:
    """Check the name of a feed: lower-case letters, digits and dashes, at most 40.

    Raises:
        BadInput: it is none.
    """
    if not NAME.fullmatch(written):
        raise BadInput(
            "A name has 1 to 40 lower-case letters, digits and dashes, a letter first", field="name"
        )
    return written
