"""Posting to other systems: the request, its signature, and the addresses that are never connected to."""
