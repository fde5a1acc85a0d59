"""Implementations of the `croupier` commands for administration."""
