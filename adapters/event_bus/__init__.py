"""The event bus: one port, and the brokers that answer it."""
