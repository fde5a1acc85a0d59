"""GraphQL output types, in a folder per context; their descriptions are the documentation clients read."""
