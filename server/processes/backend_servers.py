"""The PostgreSQL and Valkey of a command: named in the settings, already running, or embedded."""

from collections.abc import Iterator
from contextlib import contextmanager

from server.embedded import DirectoryInUse, EmbeddedServers
from server.errors import OperatorError
from server.processes.reachable_servers import require_reachable
from server.settings import Settings


class NoDatabase(OperatorError):
    """There is no database where the settings look for one."""


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
def with_servers(
    settings: Settings, *, valkey: bool = True, check: bool = True, makes: bool = False
) -> Iterator[Settings]:
    """Yields `settings` with both addresses filled in; the servers run inside the block.

    They are those named in the settings, those of a Croupier that runs on this data directory, or
    embedded ones started for the duration of the block. `valkey`: whether the block needs Valkey, too.
    `check`: refuse at once where one that is named cannot be reached. `makes`: an embedded database is made
    where there is none.

    Raises:
        NoDatabase: there is none, and none is to be made.
        ServerUnreachable: one that is named in the settings cannot be reached.
    """
    if not makes:
        require_database(settings)
    if check:
        require_reachable(settings, valkey=valkey)
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


def has_database(settings: Settings) -> bool:
    """Whether the settings name a database, or their directory has one."""
    places = (settings.data_dir / "postgres", settings.data_dir / "servers", settings.data_dir / ".lock")
    return settings.database_url is not None or any(place.exists() for place in places)


def require_database(settings: Settings) -> None:
    """Make sure that there is a database: a mistyped directory must not be filled with an empty one.

    Raises:
        NoDatabase: the settings name none, and their directory has none.
    """
    if not has_database(settings):
        raise NoDatabase(
            f"there is no Croupier in {settings.data_dir}: run `croupier up` there first, or name the place "
            "of yours by CROUPIER_DATA_DIR or CROUPIER_DATABASE_URL"
        )


def with_addresses_of(settings: Settings, busy: DirectoryInUse) -> Settings:
    """`settings` with the addresses of the running Croupier; raises `busy` if it has none yet."""
    theirs = {
        "database_url": settings.database_url or busy.database_url,
        "redis_url": settings.redis_url or busy.redis_url,
    }
    if not all(theirs.values()):  # it is still starting, or uses a server elsewhere that our settings lack
        raise busy
    return settings.model_copy(update=theirs)
