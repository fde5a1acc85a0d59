"""Databases, servers and processes that scenarios use."""
