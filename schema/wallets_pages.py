"""Connections of the wallets context."""

from schema.pages import Connection
from schema.wallets_types import Round, Transaction

TransactionConnection = Connection[Transaction]
RoundConnection = Connection[Round]
