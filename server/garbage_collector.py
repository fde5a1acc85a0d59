"""How often Python looks for unreachable objects."""

import gc


def make_collections_rare() -> None:
    """Collect after many more allocations than Python's default.

    With 5,000 open sockets each full collection pauses a server for a second, and a fifth of the time that a
    command takes to start was spent in collections that found nothing.
    """
    gc.set_threshold(100_000, 50, 1000)
