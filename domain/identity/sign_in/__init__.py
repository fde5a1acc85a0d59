"""Signing in: password, second factor, lockout, opening the session."""
