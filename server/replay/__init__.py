"""Replays the history of another platform through Croupier's own commands."""
