"""Decides which coordinates of the schema a caller may use, and masks what they may see in part."""
