"""Wallets in the graph."""
