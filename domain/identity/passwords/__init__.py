"""Passwords: what they must be, changing and resetting them."""
