"""What operators keep to work with, in the graph."""
