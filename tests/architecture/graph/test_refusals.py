"""Every member of a result is a success, pending, or a refusal with a code and a message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

import pytest
from graphql import GraphQLUnionType

from domain.shared.outcomes import Pending, Refusal, Success, code_of
from schema.binding import published_names
from tests.graphql_documents import CORE

KINDS = (Success, Pending, Refusal)
KEPT_CODES: Mapping[str, str] = {}
"""Published name -> its code, where the name was changed after a release."""
SENTENCE = re.compile(r"[A-Z][a-z]*( [A-Za-z'-]+[,:]?)+")
"""Words alone: no full stop, no digits, no quotation, nothing to fill in."""
PENDING = "Pending: "


def faults(name: str, outcome: type, described: str, interfaces: frozenset[str]) -> set[str]:
    """What is wrong with a member of a result: its domain class, description and interfaces."""
    kinds = [kind for kind in KINDS if issubclass(outcome, kind)]
    found = {
        "derive it from Success, Pending or Refusal of domain/shared/outcomes.py": len(kinds) != 1,
        "implement Refusal, and only where its domain class does": (Refusal in kinds)
        != ("Refusal" in interfaces),
        f"begin its description with {PENDING!r}, and only where it is pending": (Pending in kinds)
        != described.startswith(PENDING),
    }
    if issubclass(outcome, Refusal):
        message = getattr(outcome, "message", "")
        own = is_dataclass(outcome) and {field.name for field in fields(outcome)} & {"code", "message"}
        found |= {
            "its code is its name in capitals": outcome.code != KEPT_CODES.get(name, code_of(name)),
            "its message is one plain sentence": not own and not SENTENCE.fullmatch(message),
            "its code and message are the class's, and no fields": bool(own),
        }
    return {fault for fault, there in found.items() if there}


def members() -> dict[str, Any]:
    unions = (kind for kind in CORE.type_map.values() if isinstance(kind, GraphQLUnionType))
    return {kind.name: kind for union in unions for kind in union.types}


def test_every_member_of_a_result_is_a_success_or_pending_or_a_refusal() -> None:
    behind = published_names()
    found = {
        name: faults(
            name, behind[name], kind.description or "", frozenset(each.name for each in kind.interfaces)
        )
        for name, kind in members().items()
    }

    assert len(found) > 100
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_no_two_refusals_have_one_code_and_each_is_in_a_result() -> None:
    refusals = CORE.get_possible_types(CORE.type_map["Refusal"])
    codes = Counter(published_names()[kind.name].code for kind in refusals)

    assert {code for code, times in codes.items() if times > 1} == set()
    assert {kind.name for kind in refusals} <= members().keys()


@dataclass(frozen=True, slots=True)
class ThingTaken(Refusal):
    message: ClassVar[str] = "Another player has this thing"


@dataclass(frozen=True, slots=True)
class ThingGiven(Success): ...


@dataclass(frozen=True, slots=True)
class ThingWaits(Pending): ...


@dataclass(frozen=True, slots=True)
class Unmarked: ...


@dataclass(frozen=True, slots=True)
class NamesSomeone(Refusal):
    message: ClassVar[str] = "anna@example.org has it"


@dataclass(frozen=True, slots=True)
class ByInstance(Refusal):
    message: str = "Another player has this thing"


@pytest.mark.parametrize(
    ("name", "outcome", "described", "interfaces", "found"),
    [
        ("ThingTaken", ThingTaken, "", {"Refusal"}, 0),
        ("ThingTaken", ThingTaken, "", set(), 1),
        ("ThingTaken", ThingTaken, "Pending: no", {"Refusal"}, 1),
        ("ThingLost", ThingTaken, "", {"Refusal"}, 1),
        ("ThingGiven", ThingGiven, "", set(), 0),
        ("ThingGiven", ThingGiven, "", {"Refusal"}, 1),
        ("ThingWaits", ThingWaits, "Pending: another operator decides", set(), 0),
        ("ThingWaits", ThingWaits, "", set(), 1),
        ("Unmarked", Unmarked, "", set(), 1),
        ("NamesSomeone", NamesSomeone, "", {"Refusal"}, 1),
        ("ByInstance", ByInstance, "", {"Refusal"}, 1),
    ],
)
def test_a_planted_fault_is_found(
    name: str, outcome: type, described: str, interfaces: set[str], found: int
) -> None:
    assert len(faults(name, outcome, described, frozenset(interfaces))) == found
