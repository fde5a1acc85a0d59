"""Sessions, factors and step-up: queries and mutations."""
