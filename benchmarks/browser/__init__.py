"""Drives a real browser against a measured server."""
