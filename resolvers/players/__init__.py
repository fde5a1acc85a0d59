"""Players: queries, lists and mutations."""
