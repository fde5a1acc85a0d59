"""Export feeds: inputs and resolvers."""
