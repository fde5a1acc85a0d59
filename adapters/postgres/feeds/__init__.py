"""Feeds in PostgreSQL, and the rows that they are made of."""
