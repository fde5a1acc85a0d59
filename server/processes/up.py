"""`croupier up`: starts servers, migrates, supervises the processes, and stops all of it in order."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import structlog

from server.embedded import EmbeddedServers
from server.health import is_healthy
from server.observability import multiprocess
from server.observability.logging import set_up_logging
from server.processes.backend_servers import embedded_servers
from server.processes.draining import refuse_new
from server.processes.listen_socket import bind, listen, local_url
from server.processes.reachable_servers import require_reachable
from server.processes.stop_signals import stopping_on_signals
from server.processes.supervisor import ChildProcess, Supervisor, croupier_command
from server.settings import Settings

log = structlog.get_logger("croupier.up")

_SUPERVISE_SECONDS = 0.1
# Added to the children's own drain time: after that they are stuck.
_GRACE_SECONDS = 5.0


def no_preparation(_: Settings) -> None:
    """Does nothing: the default of optional steps."""


def no_extra_processes(_: Settings) -> Sequence[ChildProcess]:
    """No further processes."""
    return ()


def run_all(
    settings: Settings,
    *,
    prepare: Callable[[Settings], None] = no_preparation,
    ready: Callable[[Settings], None] = no_preparation,
    more: Callable[[Settings], Sequence[ChildProcess]] = no_extra_processes,
) -> None:
    """Run everything until SIGTERM, SIGINT or SIGHUP; then drain, then stop the servers.

    `prepare` runs once the database is migrated, before anything serves. `ready` runs once, when the API
    answers, and `more` names the processes to start then. All of them get the settings with the addresses
    filled in. Raises an OperatorError when a server or process cannot be run.
    """
    set_up_logging(settings.log_level, settings.log_format)
    metrics = settings.data_dir.absolute() / "metrics"
    supervisor = Supervisor(crashed=lambda pid: multiprocess.mark_process_dead(metrics, pid))
    with stopping_on_signals(on_second_signal=supervisor.force_exit), ExitStack() as running:
        listener = running.enter_context(closing(bind(settings.host, settings.port)))
        require_reachable(settings)
        servers = embedded_servers(settings)
        if servers is not None:
            running.enter_context(servers)
            settings = settings.model_copy(update=servers.addresses)
            log.info("database servers are up", files=str(servers.home))
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
        migrate(settings)
        check_installation(settings)
        prepare(settings)
        listen(listener)
        running.callback(supervisor.drain, settings.drain_seconds_max + _GRACE_SECONDS)
        running.callback(listener.close)
        running.callback(refuse_new, listener)
        for child in child_processes(settings, listener.fileno(), metrics):
            supervisor.add(child)
        while not is_healthy(f"{local_url(listener)}/readyz"):
            supervisor.expect_start()
            _supervise_once(supervisor, servers)
        ready(settings)
        for child in more(settings):
            supervisor.add(child)
        while True:
            _supervise_once(supervisor, servers)


def migrate(settings: Settings) -> None:
    """Migrate the database to this version's schema."""
    from server.migrate import upgrade  # noqa: PLC0415 - SQLAlchemy and Alembic: half a second for nothing else

    asyncio.run(upgrade(settings.database_url or ""))
    log.info("the schema is up to date")


def check_installation(settings: Settings) -> None:
    """Make the keys of an empty database; refuse those of another one."""
    from server.processes.preflight import require_installation  # noqa: PLC0415 - as above

    require_installation(settings)


def child_processes(settings: Settings, fd: int, metrics: Path) -> list[ChildProcess]:
    """One process that serves and works, or several server processes and one worker.

    Several share their metrics in the directory `metrics`, which is emptied; one keeps its own in memory.
    """
    serve = croupier_command("serve", "--fd", str(fd))
    if settings.workers == 1:
        return [ChildProcess("server", serve, settings.environment(background=True), (fd,))]
    counting = multiprocess.prepare_directory(metrics)
    serving = settings.environment(background=False, metrics_dir=metrics) | counting
    working = settings.environment(metrics_dir=metrics) | counting
    servers = [ChildProcess(f"server {n}", serve, serving, (fd,)) for n in range(1, settings.workers + 1)]
    work = croupier_command("worker", "--port", "0", "--supervised")
    return [ChildProcess("worker", work, working), *servers]


def _supervise_once(supervisor: Supervisor, servers: EmbeddedServers | None) -> None:
    supervisor.start_due()
    for name in servers.restart_dead() if servers else ():
        log.error("database server ended and was started again", server=name)
    time.sleep(_SUPERVISE_SECONDS)
