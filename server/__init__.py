"""The running system: composition, HTTP, processes, commands, settings."""

# Imported first: all processes use the pinned rules of time zones.
import domain.shared.calendar  # noqa: F401 - for what importing it does
