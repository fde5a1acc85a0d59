"""Databases, servers and processes that scenarios run on."""
