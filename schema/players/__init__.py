"""Players in the graph."""
