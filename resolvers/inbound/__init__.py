"""Resolvers of received webhooks."""
