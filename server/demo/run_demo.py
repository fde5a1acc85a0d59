"""Runs the demo: all of Croupier, a child process that plays, and an operator to sign in as."""

import asyncio
import shlex
import shutil
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from adapters.web_addresses import reachable_address, web_origin
from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import SystemClock
from server.contexts import CONTEXTS
from server.demo.demo_operator import create_demo_operator
from server.demo.traffic import run_traffic
from server.observability.logging import set_up_logging
from server.processes.supervisor import ChildProcess, croupier_command
from server.processes.up import run_all
from server.security.tokens import tokens_of
from server.settings import Settings

TOKEN_TTL: Final = timedelta(days=7)
CALL_TTL: Final = timedelta(minutes=5)
"""Of the traffic's tokens, each of which is for one call."""

OPERATOR_ROLES: Final = ("admin", "support", "accountant", "risk", "crm", "auditor")
SERVICE_ROLES: Final = ("game_server", "payment_service")
DEMO_PARTS: Final = tuple(context.demo for context in CONTEXTS if context.demo)
"""What the contexts do in the demo."""


def run_demo(settings: Settings, per_second: float) -> None:
    """Run the demo until it is stopped; by default it logs warnings and errors only."""
    if "log_level" not in settings.model_fields_set:
        settings = settings.model_copy(update={"log_level": "warning"})

    def traffic(running: Settings) -> list[ChildProcess]:
        command = croupier_command(
            "demo-traffic",
            web_origin(reachable_address(running.host), running.port),
            "--rate",
            str(per_second),
        )
        return [ChildProcess("demo traffic", command, running.environment())]

    run_all(settings, ready=print_sign_in, more=traffic)


def print_sign_in(settings: Settings) -> None:
    """Print the URLs to open and how to sign in."""
    tokens = tokens_of(settings, SystemClock())
    admin = Actor(ActorKind.OPERATOR, "demo-admin", "default", frozenset({"admin"}))
    base_url = settings.base_url
    places = Table.grid(padding=(0, 2))
    for name, path in (("Start page", "/"), ("GraphiQL", "/graphiql"), ("REST", "/openapi.json")):
        places.add_row(name, f"[bold]{base_url}{path}[/bold]")
    console = Console(highlight=False)
    console.print("\n[bold green]Croupier is open.[/bold green] Players are joining and playing right now.\n")
    console.print(places)
    operator = create_demo_operator(settings)
    console.print(f"\nSign in at [bold]{base_url}/sign-in/operators[/bold] as an administrator:\n")
    console.print(
        f"  login     {operator.login}\n  password  {operator.password}\n  app       {operator.uri}",
        soft_wrap=True,
    )
    code = f"{_croupier_executable()} operator code '{operator.uri}'"
    console.print(f"\nWithout an authenticator app: [bold]{code}[/bold]", soft_wrap=True)
    console.print("\nPrograms use a token (the same rights, for 7 days):\n")
    console.print(tokens.issue(admin, TOKEN_TTL), soft_wrap=True)
    given = "data_dir" in settings.model_fields_set
    place = f" --data-dir {shlex.quote(str(settings.data_dir))}" if given else ""
    token_command = f"[bold]{_croupier_executable()} token --role support{place}[/bold]"
    others = ", ".join((*OPERATOR_ROLES[1:], *SERVICE_ROLES))
    console.print(f"\nOther roles ({others}): {token_command}", soft_wrap=True)
    console.print("Ctrl-C stops everything; the data stay in", str(settings.data_dir), "\n")


def _croupier_executable() -> str:
    """The command by which this executable can be called from the working directory."""
    called = Path(sys.argv[0])
    if called.name != "croupier" or shutil.which("croupier"):
        return "croupier"
    return str(called.relative_to(Path.cwd())) if called.is_relative_to(Path.cwd()) else str(called)


def run_traffic_process(settings: Settings, url: str, per_second: float) -> None:
    """The child process: play until SIGTERM."""
    set_up_logging(settings.log_level, settings.log_format)
    issuer = tokens_of(settings, SystemClock())
    callers = {name: actor for part in DEMO_PARTS for name, actor in part.callers.items()}

    def token_of(caller: str) -> str:
        return issuer.issue(callers[caller], CALL_TTL)

    asyncio.run(_until_stopped(run_traffic(url, token_of, per_second, DEMO_PARTS)))


async def _until_stopped(traffic: Coroutine[Any, Any, None]) -> None:
    """Run ``traffic`` until SIGTERM or SIGINT.

    Not by an exception from a signal handler: raised in the middle of a write, asyncio would take it for a
    broken connection and continue.
    """
    working = asyncio.ensure_future(traffic)
    for stop in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(stop, working.cancel)
    with suppress(asyncio.CancelledError):
        await working
