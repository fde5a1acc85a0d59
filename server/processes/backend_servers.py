"""The PostgreSQL and Valkey of a command: named in the settings, already running, or embedded."""

from collections.abc import Iterator
from contextlib import contextmanager

from server.embedded import DirectoryInUse, EmbeddedServers
from server.settings import Settings


def embedded_servers(settings: Settings) -> EmbeddedServers | None:
    """The embedded servers these settings ask for, not yet started; None when both addresses are given."""
    if settings.database_url and settings.redis_url:
        return None
    return EmbeddedServers(
        settings.data_dir,
        with_postgres=not settings.database_url,
        with_valkey=not settings.redis_url,
        run_as=settings.run_as,
        postgres_bin=settings.pg_bin,
        valkey_bin=settings.valkey_bin,
    )


@contextmanager
def with_servers(settings: Settings) -> Iterator[Settings]:
    """Yields `settings` with both addresses filled in; the servers run inside the block.

    They are those named in the settings, those of a Croupier that runs on this data directory, or
    embedded ones started for the duration of the block.
    """
    servers = embedded_servers(settings)
    if servers is None:
        yield settings
        return
    try:
        servers.start()
    except DirectoryInUse as busy:
        yield with_addresses_of(settings, busy)
        return
    try:
        yield settings.model_copy(update=servers.addresses)
    finally:
        servers.stop()


def with_addresses_of(settings: Settings, busy: DirectoryInUse) -> Settings:
    """`settings` with the addresses of the running Croupier; raises `busy` if it has none yet."""
    theirs = {
        "database_url": settings.database_url or busy.database_url,
        "redis_url": settings.redis_url or busy.redis_url,
    }
    if not all(theirs.values()):  # it is still starting, or uses a server elsewhere that our settings lack
        raise busy
    return settings.model_copy(update=theirs)
