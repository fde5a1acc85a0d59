"""What operators keep to work with, in PostgreSQL."""
