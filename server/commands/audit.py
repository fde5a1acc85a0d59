"""`croupier audit`: verifies the audit log."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
audit = typer.Typer(help="The audit log.", no_args_is_help=True)
app.add_typer(audit, name="audit")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]
Brand = Annotated[str | None, typer.Option("--brand", help="Only this brand's chain.", metavar="BRAND")]


@audit.callback()
def audit_group() -> None:
    """Keeps `verify` a subcommand while it is the only one."""


@audit.command()
def verify(*, as_json: AsJson = False, brand: Brand = None) -> None:
    """Prove that no row was changed or removed, by the chains and by the heads signed outside the database.

    Exit status 1 when something is wrong; it names the rows.
    """
    from server.console.verify_audit_log import verify_audit_log  # noqa: PLC0415

    raise typer.Exit(code=verify_audit_log(read_settings(), brand=brand, as_json=as_json))
