"""What comes of commands about feeds and marketing lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from domain.feeds.model import Feed
from domain.shared.outcomes import Refusal, Success


@dataclass(frozen=True, slots=True)
class FeedCreated(Success):
    """It is written when it is run."""

    feed: Feed
    recorded: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedRemoved(Success):
    """It is not written any more; what was written stays where it is."""

    feed: Feed


@dataclass(frozen=True, slots=True)
class FeedNotFound(Refusal):
    """There is no such feed in the brand."""

    message: ClassVar[str] = "There is no such feed"


@dataclass(frozen=True, slots=True)
class FeedNameTaken(Refusal):
    """Another feed of the brand has this name."""

    message: ClassVar[str] = "Another feed has this name"


@dataclass(frozen=True, slots=True)
class TooManyFeeds(Refusal):
    """The brand has as many feeds as it may have."""

    message: ClassVar[str] = "There are as many feeds as there may be: remove one"

    most: int


@dataclass(frozen=True, slots=True)
class FeedSetWritten(Success):
    """A set of files is whole. ``recorded`` goes into the audit log."""

    recorded: Mapping[str, Any] = field(default_factory=dict)


CreateOutcome = FeedCreated | FeedNameTaken | TooManyFeeds
RemoveOutcome = FeedRemoved | FeedNotFound
