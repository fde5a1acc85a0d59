"""Received webhooks in PostgreSQL: stored once, as a queue, and as they are listed."""
