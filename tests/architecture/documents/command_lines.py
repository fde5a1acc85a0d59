"""Command lines that documents name, read by the parsers of the programs themselves."""

from __future__ import annotations

import importlib.util
import re
import shlex
from enum import EnumType
from pathlib import Path
from typing import Any

from typer.main import get_command

from benchmarks.cli import app as benchmarks_app
from server.cli import build

CROUPIER = get_command(build())
BENCHMARKS = get_command(benchmarks_app)


def command_fault(words: list[str], makefile: str, *, whole: bool) -> str | None:
    """What is wrong with a command line; None where nothing is, or its program is not one of ours.

    ``whole``: it is there to be typed, and not only named, so that nothing that is required may be missing.
    """
    program, *arguments = words
    match Path(program).name, arguments:
        case "croupier", _:
            return parser_fault(CROUPIER, arguments, whole=whole)
        case "make", _:
            return make_fault(arguments, makefile)
        case (("python" | "python3"), ["-m", "benchmarks", *more]):
            return parser_fault(BENCHMARKS, more, whole=whole)
        case (("python" | "python3"), ["-m", module, *_]):
            return None if importlib.util.find_spec(module) else f"there is no module {module}"
    return None


def parser_fault(command: Any, arguments: list[str], *, whole: bool) -> str | None:
    """The first word that a command line does not take."""
    context: Any = None
    arguments = [word.strip("[]") for word in arguments if word.strip("[]") not in ("...", "")]
    while True:
        context = command.context_class(command, info_name=command.name or "croupier", parent=context)
        try:
            given, rest, _ = command.make_parser(context).parse_args(list(arguments))
        except Exception as wrong:  # noqa: BLE001 - the parser's own classes are private
            if whole or "Missing" not in str(wrong):
                return str(wrong) or type(wrong).__name__
            return None
        if fault := _values_fault(command, given, whole=whole):
            return fault
        if not hasattr(command, "commands"):
            return f"nothing takes {rest[0]!r}" if rest else None
        if not rest:
            return "a command is missing after it" if whole and not given.get("help") else None
        if rest[0] not in command.commands:
            return f"there is no {rest[0]!r}"
        command, arguments = command.commands[rest[0]], rest[1:]


def _values_fault(command: Any, given: dict[str, Any], *, whole: bool) -> str | None:
    """A required value that is missing, or one that is none of those a parameter names."""
    for parameter in command.params:
        value = given.get(parameter.name)
        if whole and parameter.required and parameter.default is None and not value:
            return f"{parameter.name} is missing"
        kind = getattr(parameter, "type_descriptor", None)
        choices = getattr(kind, "annotation", None)
        if isinstance(choices, EnumType) and value and value not in {member.value for member in choices}:
            return f"{value} is no {parameter.name}"
    return None


def make_fault(arguments: list[str], makefile: str) -> str | None:
    """The first target or variable that the Makefile does not have."""
    rules = re.findall(r"^([a-z][a-z -]*):(?!=)", makefile, re.MULTILINE)
    targets = {target for rule in rules for target in rule.split()}
    for word in arguments:
        name, given, value = word.partition("=")
        if word == "...":
            continue
        if not given and word not in targets:
            return f"there is no target {word}"
        if given and not re.search(rf"\$\({name}\)|^{name} ", makefile, re.MULTILINE):
            return f"no rule reads {name}"
        if name == "ARGS" and (fault := parser_fault(BENCHMARKS, shlex.split(value), whole=True)):
            return fault
    return None
