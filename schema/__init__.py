"""What the world sees: GraphQL output types, one file per context; reads like SDL."""
