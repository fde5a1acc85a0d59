"""The HTTP side: the GraphQL endpoint, REST aliases, pages and health."""
