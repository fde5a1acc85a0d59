"""The running system: composition, HTTP, processes, commands, settings."""
