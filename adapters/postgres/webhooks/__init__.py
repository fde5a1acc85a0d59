"""Webhooks in PostgreSQL: endpoints, and deliveries as a queue."""
