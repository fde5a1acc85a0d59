"""Wallets: the ledger, rounds, deposits, withdrawals, adjustments and game sessions."""
