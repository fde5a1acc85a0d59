"""Templates of bonuses at the terminal: what the law has against one, and what it would have cost."""
