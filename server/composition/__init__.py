"""The composition root: which adapter satisfies which port, and what one process is made of."""
