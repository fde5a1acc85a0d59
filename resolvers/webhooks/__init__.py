"""Webhooks: queries, mutations and the subscription."""
