"""`croupier brand`: the brands of an installation."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
brand = typer.Typer(help="Brands: casinos as players see them.", no_args_is_help=True)
app.add_typer(brand, name="brand")

Code = Annotated[str, typer.Option(help="How arguments name it: small letters, digits and hyphens.")]
Name = Annotated[str, typer.Option(help="What players see.")]
Zone = Annotated[str, typer.Option("--time-zone", help="The zone its days are in, as Europe/Malta.")]
Currencies = Annotated[
    list[str] | None,
    typer.Option("--currency", help="In which players may register; several times. Without: in all."),
]
Jurisdictions = Annotated[
    list[str] | None,
    typer.Option("--jurisdiction", help="A pack of its licences; several times. Without: by country."),
]


@brand.command()
def create(
    code: Code,
    name: Name,
    time_zone: Zone = "UTC",
    currency: Currencies = None,
    jurisdiction: Jurisdictions = None,
) -> None:
    """Create a brand; running processes take it at once."""
    from server.console import brands  # noqa: PLC0415

    brands.create(read_settings(), code, name, time_zone, currency or (), jurisdiction or ())
    typer.echo(f"The brand {code} is there. Give it operators: croupier operator create --brand {code} ...")


@brand.command("list")
def list_() -> None:
    """Every brand in a line, below a line that names the columns; separated by tabs."""
    from server.console import brands  # noqa: PLC0415

    typer.echo("\t".join(brands.COLUMNS))
    for each in brands.list_brands(read_settings()):
        shown = (",".join(each.currencies) or "all", ",".join(each.jurisdictions) or "by country")
        typer.echo("\t".join((each.id, each.time_zone, *shown, each.name)))
