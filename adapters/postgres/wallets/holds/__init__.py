"""Holds of withdrawals in the ledger."""
