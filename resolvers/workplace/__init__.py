"""Saved views: an operator sees and changes one's own."""
