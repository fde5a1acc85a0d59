"""`croupier operator`: operator accounts."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
operator = typer.Typer(help="Operators: who may sign in to the dashboard.", no_args_is_help=True)
app.add_typer(operator, name="operator")

Login = Annotated[str, typer.Option(help="What they sign in with: a to z, digits, '.', '_', '-'.")]
Roles = Annotated[list[str], typer.Option("--role", help="What they may do; may be given several times.")]
Brand = Annotated[str, typer.Option(help="The brand the roles hold in; '*' for every one.")]
Name = Annotated[str | None, typer.Option(help="What others see; by default the login.")]


@operator.command()
def create(login: Login, role: Roles, brand: Brand = "default", name: Name = None) -> None:
    """Create an operator; prints a password, once, valid for a week.

    They change it and enrol a second factor before anything else.
    """
    from server.console import operators  # noqa: PLC0415

    typer.echo(operators.create_operator(read_settings(), login, name or login, role, brand))


@operator.command("list")
def list_() -> None:
    """Every operator in a line, below a line that names the columns; separated by tabs."""
    from server.console import operators  # noqa: PLC0415

    typer.echo("\t".join(operators.COLUMNS))
    for each in operators.list_operators(read_settings()):
        typer.echo(operators.line_of(each))


@operator.command()
def disable(login: Login) -> None:
    """Disable an operator, remove their roles and end their sessions."""
    from server.console import operators  # noqa: PLC0415

    operators.disable_operator(read_settings(), login)


@operator.command()
def password(login: Login) -> None:
    """Reset an operator's password: valid for a week, to be changed; prints it, once. Factors stay."""
    from server.console import operators  # noqa: PLC0415

    typer.echo(operators.reset_password(read_settings(), login))


@operator.command()
def code(
    uri: Annotated[str, typer.Argument(help="otpauth://..., in quotes, as it was shown at enrolment.")],
) -> None:
    """Print the code an authenticator app would show now, without an app."""
    import pyotp  # noqa: PLC0415

    try:
        app = pyotp.parse_uri(uri)
    except ValueError:
        app = None
    if not isinstance(app, pyotp.TOTP):
        raise typer.BadParameter("this is not an otpauth:// address of a code that changes with time")
    typer.echo(app.now())
