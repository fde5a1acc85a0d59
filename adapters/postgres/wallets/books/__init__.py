"""Reads of the books of a brand, and of statements."""
