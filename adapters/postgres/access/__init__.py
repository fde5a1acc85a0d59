"""The policy, roles and operators in PostgreSQL."""
