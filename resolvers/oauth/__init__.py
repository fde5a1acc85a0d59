"""OAuth clients: queries and mutations."""
