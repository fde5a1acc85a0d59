"""Each command that a document names or has typed exists, with its options; lists of commands are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.documents.command_lines import command_fault
from tests.architecture.documents.markdown import documents, simple_commands, spans, typed_commands
from tests.architecture.documents.registry import NOT_RUN, RUN_BY
from tests.architecture.sources import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROGRAMS = ("croupier ", "make ", "python ", ".venv/bin/")
"""What commands in the prose begin with."""


def faults(text: str) -> list[str]:
    """The commands of a document that cannot be, with the reason."""
    named = [(span, False) for span in spans(text) if span.startswith(PROGRAMS)]
    return [
        f"{command}: {fault}"
        for command, whole in [*named, *((typed, True) for typed in typed_commands(text))]
        for words in simple_commands(command)
        if (fault := command_fault(words, MAKEFILE, whole=whole))
    ]


@pytest.mark.parametrize("path", documents(ROOT), ids=lambda path: path.name)
def test_commands_in_documents_can_be_typed(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("type `croupier up`, or `croupier up --workers 4`", None),
        ("type `croupier uq`", "there is no 'uq'"),
        ("type `croupier ledger verifi`", "there is no 'verifi'"),
        ("type `croupier up --wrokers 4`", "--wrokers"),
        ("type `croupier keys replace signing`", None),
        ("type `croupier keys replace master`", "master"),
        ("it is `croupier operator create`", None),
        ("```sh\ncroupier operator create\n```", "login is missing"),
        ("```sh\ncroupier operator create --login anna --role admin\n```", None),
        ("```sh\ncroupier operator create --login anna --role admin anew\n```", "nothing takes 'anew'"),
        ("```sh\nCROUPIER_BACKGROUND=false croupier sreve\n```", "there is no 'sreve'"),
        ("```sh\nTOKEN=$(.venv/bin/croupier tokne --role support)\n```", "there is no 'tokne'"),
        ("```sh\ncroupier ledger\n```", "a command is missing"),
        ("`make demo`", None),
        ("`make dmeo`", "there is no target dmeo"),
        ('```sh\nmake bench ARGS="--only ledger_sql"\n```', None),
        ('```sh\nmake bench ARGS="--olny ledger_sql"\n```', "--olny"),
        ('```sh\nmake bench ARG="--only ledger_sql"\n```', "no rule reads ARG"),
        ("`python -m benchmarks.hostile`", None),
        ("`python -m benchmarks.hostlie`", "there is no module"),
        ("a croupier deals cards", None),
    ],
)
def test_planted_commands(text: str, fault: str | None) -> None:
    found = faults(text)

    assert len(found) == (0 if fault is None else 1), found
    assert fault is None or fault in found[0]


def typed_anywhere() -> set[str]:
    """Every command of every document."""
    return {
        command for path in documents(ROOT) for command in typed_commands(path.read_text(encoding="utf-8"))
    }


def test_what_is_listed_as_run_or_not_run_is_in_a_document() -> None:
    assert {*RUN_BY, *NOT_RUN} - typed_anywhere() == set()
    assert set(RUN_BY) & set(NOT_RUN) == set()


def test_the_tests_that_run_commands_exist() -> None:
    missing = {
        name
        for name in RUN_BY.values()
        if f"def {name.partition('::')[2]}(" not in (ROOT / name.partition("::")[0]).read_text("utf-8")
    }

    assert missing == set()


@pytest.mark.parametrize("reason", NOT_RUN.values())
def test_what_is_not_run_has_a_reason(reason: str) -> None:
    assert len(reason.split()) > 2
