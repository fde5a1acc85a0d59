"""Checks of a GraphQL document before it is executed."""
