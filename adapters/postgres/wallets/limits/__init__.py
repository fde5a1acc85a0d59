"""Money limits and approvals in PostgreSQL."""
