"""Live fan-out of facts to watchers."""
