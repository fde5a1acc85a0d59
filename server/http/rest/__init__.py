"""REST aliases: each route runs one GraphQL document through the same schema and access rules."""
