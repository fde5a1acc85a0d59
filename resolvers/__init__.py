"""Resolvers: inputs, the functions behind every field of the schema, and authorization."""
