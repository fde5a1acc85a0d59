"""The name of the function that carries a command out is an audit action and a label of metrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.application import Application
from tests.architecture.contexts.commands import carried_out

VERBS = frozenset({"adjust", "redeem", "reverse", "register", "rehash"})
"""Verbs of the trade that name a command without a noun."""


def label_of(carry_out: Callable[..., Any]) -> str:
    """``context.name``, as ``MeteredCommandRunner`` labels it."""
    return f"{carry_out.__module__.split('.')[1]}.{carry_out.__name__}"


def unclear_names(functions: Iterable[Callable[..., Any]]) -> set[str]:
    """Labels of several functions, and names of one word that is no verb of the trade."""
    labels = Counter(map(label_of, functions))
    one_word = {label for label in labels if "_" not in label and label.partition(".")[2] not in VERBS}
    return one_word | {label for label, count in labels.items() if count > 1}


async def test_names_of_commands_are_clear(application: Application) -> None:
    assert unclear_names(carried_out(application.wired.bindings)) == set()


@pytest.mark.parametrize(
    ("case", "names", "unclear"),
    [
        ("a verb and a noun", ["identity.store_phone"], set()),
        ("a verb of the trade", ["wallets.adjust"], set()),
        ("a vague verb", ["identity.tell"], {"identity.tell"}),
        ("one name twice", ["identity.end_session", "identity.end_session"], {"identity.end_session"}),
        ("the same name in two contexts", ["identity.end_session", "wallets.end_session"], set()),
    ],
)
def test_planted_names(case: str, names: list[str], unclear: set[str]) -> None:
    planted = [
        SimpleNamespace(__module__=f"domain.{context}.x", __name__=name)
        for context, _, name in (label.partition(".") for label in names)
    ]

    assert unclear_names(planted) == unclear, case  # type: ignore[arg-type]
