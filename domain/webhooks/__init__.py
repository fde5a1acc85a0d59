"""Webhooks: events that are posted to other systems, to which of their addresses, and what came of it."""
