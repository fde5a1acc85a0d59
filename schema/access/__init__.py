"""Policy, roles and operators in the graph."""
