"""Accounts and second factors in PostgreSQL."""
