"""Claims of work items: which operator has an item of a queue in hand."""
