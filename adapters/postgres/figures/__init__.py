"""Figures of a brand's day, read from the players, the audit log and the ledger."""
