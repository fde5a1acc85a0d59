"""`croupier`: the commands in server/commands, and their exit statuses.

0 done · 1 refused, with one line that says why and what to do · 2 wrong usage · 70 a bug of ours.
"""

import contextlib
import importlib
import pkgutil
import sys
import traceback

import typer
from rich.console import Console
from rich.text import Text

import server.commands
from domain.shared.errors import BadInput
from server.errors import OperatorError
from server.garbage_collector import make_collections_rare
from server.settings import read_settings

REFUSED = 1
BROKEN = 70
_BACKENDS = {"asyncpg": "the database", "sqlalchemy": "the database", "redis": "Valkey"}


def build() -> typer.Typer:
    """The whole command line."""
    whole = typer.Typer(
        name="croupier",
        help="An open player management system: players, wallets and bonuses behind one GraphQL schema.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for found in pkgutil.iter_modules(server.commands.__path__):
        whole.add_typer(importlib.import_module(f"server.commands.{found.name}").app)
    return whole


def main() -> None:
    """Run the command line and end the process."""
    make_collections_rare()
    try:
        build()(prog_name="croupier")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as failure:  # noqa: BLE001 - a traceback is printed at log level debug only
        sys.exit(_print_failure(failure))


def _print_failure(failure: Exception) -> int:
    """Print one line about what ended the command; returns the exit status."""
    line = _failure_line(failure)
    if not isinstance(failure, OperatorError | BadInput):
        with contextlib.suppress(OperatorError):
            if read_settings().log_level == "debug":
                traceback.print_exception(failure)
    line_text = (
        line or f"unexpected {type(failure).__name__}: {failure}; CROUPIER_LOG_LEVEL=debug shows where"
    )
    message = Text("croupier: ", style="bold red") + Text(
        " ".join(line_text.split()), style="not bold default"
    )
    Console(stderr=True).print(message, soft_wrap=True)
    return REFUSED if line else BROKEN


def _failure_line(failure: Exception) -> str | None:
    """The line for a failure that the person at the terminal can fix; None for a bug."""
    if isinstance(failure, OperatorError | BadInput):
        return str(failure)
    if line := _backend_line(failure):
        return line
    if isinstance(failure, OSError):
        return f"{failure}; run `croupier doctor` to see what is wrong"
    return None


def _backend_line(failure: Exception) -> str | None:
    """The line for a failure of the database or Valkey; None for others."""
    backend = _BACKENDS.get(type(failure).__module__.partition(".")[0])
    if backend is None and not isinstance(failure, OSError):
        return None
    from adapters.backend_errors import backend_state  # noqa: PLC0415 - loads both drivers
    from adapters.connection_failures import connection_failure  # noqa: PLC0415

    if backend is None and backend_state(failure) is None:
        return None  # a file, mostly
    backend = backend or "the database or Valkey"
    return f"{backend} fails: {connection_failure(failure)}; run `croupier doctor` to see what is wrong"


if __name__ == "__main__":
    main()
