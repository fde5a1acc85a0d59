"""`croupier bonus`: looks at templates of bonuses before a player does."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
bonus = typer.Typer(help="Templates of bonuses, see docs/bonuses.md.", no_args_is_help=True)
app.add_typer(bonus, name="bonus")

Template = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A TOML file: docs/bonuses.md.")]
Chosen = Annotated[list[str] | None, typer.Option("--pack", help="A jurisdiction; all unless given.")]
Day = Annotated[
    date | None,
    typer.Option(parser=date.fromisoformat, metavar="DAY", help="The first day; today (UTC) unless given."),
]
Until = Annotated[
    date | None,
    typer.Option(parser=date.fromisoformat, metavar="DAY", help="The last day, of a campaign."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
HistoryName = Annotated[str, typer.Option("--history", help="A mapping of `croupier replay`, or its name.")]
History = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A CSV file of settled bets.")]
Seed = Annotated[int, typer.Option(help="For the interval of the mean; nothing else is random.")]
Provider = Annotated[str | None, typer.Option(help="Of the games, for weights: the file does not tell it.")]
Category = Annotated[str | None, typer.Option(help="Of the games, for weights.")]


@bonus.command()
def lint(
    template: Template, *, pack: Chosen = None, day: Day = None, until: Until = None, as_json: AsJson = False
) -> None:
    """Print what the law of each market has against TEMPLATE; exit status 1 where one refuses it."""
    from domain.shared.calendar import local_day  # noqa: PLC0415
    from domain.shared.clock import SystemClock  # noqa: PLC0415
    from server.bonuses.laws import laws_of  # noqa: PLC0415
    from server.bonuses.lint import lint_template  # noqa: PLC0415
    from server.bonuses.template_file import template_of  # noqa: PLC0415
    from server.jurisdiction_packs import read_packs_of  # noqa: PLC0415

    read = template_of(template)
    laws = laws_of(read_packs_of(read_settings().jurisdictions_dir), pack or ())
    report = lint_template(read, laws, day or local_day(SystemClock().now()), until)
    typer.echo(report.as_json() if as_json else "\n".join(report.as_lines()))
    raise typer.Exit(code=bool(report.objections))


@bonus.command()
def simulate(
    template: Template,
    file: History,
    *,
    history: HistoryName,
    seed: Seed = 1,
    provider: Provider = None,
    category: Category = None,
    as_json: AsJson = False,
) -> None:
    """Play the bets of FILE with the bonus of TEMPLATE, and print what it would have cost."""
    from domain.bonuses.simulation.simulate import simulate_bonus  # noqa: PLC0415
    from server.bonuses.history import read_history  # noqa: PLC0415
    from server.bonuses.simulation_report import as_json as json_of  # noqa: PLC0415
    from server.bonuses.simulation_report import as_lines, simulation_report  # noqa: PLC0415
    from server.bonuses.template_file import template_of  # noqa: PLC0415
    from server.replay.mapping import load_mapping  # noqa: PLC0415

    read = template_of(template)
    bets = read_history(file, load_mapping(history).mapping, provider=provider, category=category)
    found = simulate_bonus(read, bets.players, bets.currency.code, bets.until)
    report = simulation_report(read.name, bets, found, seed)
    typer.echo(json_of(report) if as_json else "\n".join(as_lines(report)))


@bonus.command()
def schema() -> None:
    """Print the JSON Schema of templates, for editors."""
    import json  # noqa: PLC0415

    from domain.bonuses.templates.json_schema import template_schema  # noqa: PLC0415

    typer.echo(json.dumps(template_schema(), indent=2))
