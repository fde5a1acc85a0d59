"""OAuth clients, grants and tokens in PostgreSQL."""
