"""Players in PostgreSQL."""
