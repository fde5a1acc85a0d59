"""Background jobs: inputs, resolvers, and what a worker carries out."""
