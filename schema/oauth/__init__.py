"""OAuth clients in the graph."""
