"""Sessions and factors in the graph."""
