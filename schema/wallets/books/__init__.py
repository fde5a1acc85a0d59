"""Books and statements in the graph."""
