"""Wallets: queries, lists and mutations."""
