"""Kept in PostgreSQL."""
