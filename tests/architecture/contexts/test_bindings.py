"""Every port binding says what is audited, and tells the truth about its transaction."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.errors import Broken
from domain.shared.facts import Facts
from domain.wallets.play.bets import Bets
from domain.wallets.play.rounds import Rounds
from server.composition.bindings import PortBoundTwiceError, bindings
from server.contexts import CONTEXTS
from server.contexts.wallets import WALLETS
from tests.application import Application
from tests.architecture.contexts.commands import carried_out
from tests.architecture.sources import ROOT, plant, trees

BINDING = ("server/contexts/", "server/composition/bindings.py")
"""Where ports are bound, not asked for."""

ORIGIN = Origin(Actor(ActorKind.OPERATOR, "olga", "default"), Channel.CONSOLE, "test")


def works_without_transaction(binding: Binding, database: Any) -> bool:
    """Whether an adapter is made though no transaction is open."""
    try:
        binding.make(CommandScope(database, ORIGIN, None))
    except Broken:
        return False
    return True


def untrue(bound: dict[type, Binding], database: Any) -> set[str]:
    """The ports whose adapters need a transaction and are given none, or the other way round."""
    return {
        port.__name__
        for port, binding in bound.items()
        if works_without_transaction(binding, database) is not binding.single_statement
    }


def unexplained(bound: dict[type, Binding]) -> set[str]:
    """The ports whose binding does not say whether what they change is audited, or why not."""
    return {
        port.__name__
        for port, binding in bound.items()
        if not (
            binding.audited is True or (binding.single_statement and isinstance(binding.audited, Unaudited))
        )
    }


def test_the_contexts_are_those_of_the_domain() -> None:
    folders = {path.parent.name for path in (ROOT / "domain").glob("*/__init__.py")}

    assert [context.name for context in CONTEXTS] == list(dict.fromkeys(c.name for c in CONTEXTS))
    assert {context.name for context in CONTEXTS} == folders - {"shared"}


def unasked(ports: Iterable[type], root: Path) -> set[str]:
    """The ports that no code asks for: they are named where they are defined and bound, and nowhere else."""
    asked = {
        node.id
        for path, tree in trees(root, under=("domain", "resolvers", "server"))
        if not path.startswith(BINDING)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    return {port.__name__ for port in ports} - asked


async def test_every_port_is_asked_for(application: Application) -> None:
    assert unasked(application.wired.bindings, ROOT) == set()


def test_a_port_that_is_only_bound_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "domain/wallets/play/bets.py", "class Bets: ...\nclass Rounds: ...\n")
    plant(tmp_path, "domain/wallets/play/rounds.py", "def close(rounds: Rounds): ...\n")
    plant(tmp_path, "server/contexts/wallets.py", "bound = {Bets: None, Rounds: None}\n")

    assert unasked((Bets, Rounds), tmp_path) == {"Bets"}


async def test_every_port_says_what_is_audited(application: Application) -> None:
    bound = application.wired.bindings

    assert Facts in bound
    assert unexplained(bound) == set()
    assert untrue(bound, application.database) == set()


async def test_every_command_has_its_ports(application: Application) -> None:
    assert len(list(carried_out(application.wired.bindings))) > 60


def test_a_binding_without_an_audit_flag_is_refused() -> None:
    with pytest.raises(TypeError, match="audited"):
        Binding(lambda scope: scope, single_statement=True)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("binding", "is_untrue", "is_unexplained"),
    [
        (Binding.in_transaction(lambda scope: scope.transaction), False, False),
        (Binding.in_transaction(lambda scope: scope.database), True, False),
        (Binding.by_statement(lambda scope: scope.database), False, False),
        (Binding.by_statement(lambda scope: scope.transaction), True, False),
        (Binding.unaudited(Unaudited.READS, lambda scope: scope.origin), False, False),
        (Binding(lambda scope: scope.origin, single_statement=True, audited=False), False, True),  # type: ignore[arg-type]
    ],
)
def test_planted_bindings(binding: Binding, is_untrue: bool, is_unexplained: bool) -> None:
    planted = {Facts: binding}

    assert (untrue(planted, None), unexplained(planted)) == (
        {"Facts"} if is_untrue else set(),
        {"Facts"} if is_unexplained else set(),
    )


def test_a_port_that_two_contexts_answer_is_refused_by_name() -> None:
    resources: Any = SimpleNamespace(clock=None)

    with pytest.raises(PortBoundTwiceError, match=r"copy .*Bets"):
        bindings(resources, (WALLETS, replace(WALLETS, name="copy")))
