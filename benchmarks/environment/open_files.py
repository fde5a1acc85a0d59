"""Raises the limit of open files and sockets of this process and its children."""

from __future__ import annotations

import resource


def raise_open_files(wanted: int) -> int:
    """Raise the limit to so many, or to the most allowed; children inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return open_files_limit()


def open_files_limit() -> int:
    """The present limit."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 1 << 20 if soft == resource.RLIM_INFINITY else soft
