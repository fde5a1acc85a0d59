"""Webhooks: types, queries, mutations and the subscription."""
