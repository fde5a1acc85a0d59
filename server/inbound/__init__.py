"""Receiving webhooks of other systems, and handing them to their handlers."""
