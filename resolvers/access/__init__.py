"""Policy, roles and operators: queries and mutations."""
