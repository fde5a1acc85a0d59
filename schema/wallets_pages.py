"""Connections of the wallets context."""

import strawberry

from resolvers import pages
from resolvers import wallets_lists as lists
from schema.binding import publishes
from schema.pages import Connection
from schema.wallets_types import Round, Transaction


@publishes(pages.Edge)
@strawberry.type
class TransactionEdge:
    cursor: str
    node: Transaction


@publishes(lists.TransactionPage)
@strawberry.type
class TransactionConnection(Connection):
    edges: list[TransactionEdge]
    nodes: list[Transaction]


@publishes(pages.Edge)
@strawberry.type
class RoundEdge:
    cursor: str
    node: Round


@publishes(lists.RoundPage)
@strawberry.type
class RoundConnection(Connection):
    edges: list[RoundEdge]
    nodes: list[Round]
