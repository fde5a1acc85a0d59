"""Checks of a GraphQL document before anything of it runs."""
