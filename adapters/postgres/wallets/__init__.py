"""Wallets and the ledger in PostgreSQL."""
