"""Received webhooks: type, queries and the mutation."""
