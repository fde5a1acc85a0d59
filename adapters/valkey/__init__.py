"""Valkey: live fan-out, and nothing that cannot be rebuilt from PostgreSQL."""
