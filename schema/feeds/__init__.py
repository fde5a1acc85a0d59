"""Export feeds in GraphQL."""
