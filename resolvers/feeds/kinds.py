"""Enums of feeds in GraphQL."""

import strawberry

from domain.feeds.marketing_lists import ListKey
from domain.feeds.model import FeedFormat, FeedKind

for _enum in (FeedKind, FeedFormat, ListKey):
    strawberry.enum(_enum)
