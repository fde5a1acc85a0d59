"""Claims of work items: mutations, the claim of an item, and following claims live."""
