"""Who may, in which transaction: inputs, and plain async functions behind every field."""
