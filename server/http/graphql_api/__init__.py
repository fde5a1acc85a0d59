"""The GraphQL endpoint: parsing, limits, access guard, execution and error masking."""
