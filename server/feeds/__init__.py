"""Writes the files of feeds, and carries imports of marketing lists out."""
