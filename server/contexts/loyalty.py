"""The loyalty context: rules so far, nothing of them is published yet."""

from typing import Final

from server.contexts.plugin import ContextPlugin

LOYALTY: Final = ContextPlugin("loyalty", service="accounting")
"""Published by the service of the wallets until it has fields of its own."""
