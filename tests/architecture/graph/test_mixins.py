"""Fields that a context adds to another context's types, which inherit no mixins."""

from __future__ import annotations

import pytest
import strawberry

from schema import mixins
from schema.root import subgraph, whole
from server.services import SERVICES


def test_a_type_that_contexts_add_to_has_their_fields_once_however_often_it_is_extended() -> None:
    mixins.extend_types()
    names = [kind.__name__ for kind in mixins.extended_types()]
    assert {"Withdrawal", "PlayerCorrection", "PolicyChange", "Client"} <= set(names)
    assert len(names) == len(set(names))
    assert "claim" in whole()._schema.type_map["Withdrawal"].fields


def test_fields_for_a_type_that_is_not_published_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixins, "_ADDED", dict(mixins._ADDED))

    @mixins.adds_to("Withdrawl")
    @strawberry.type
    class Misspelt:
        claim: str

    with pytest.raises(LookupError, match="Withdrawl"):
        mixins.extend_types()


def test_a_slice_shows_what_its_context_adds_and_the_id_to_join_it_by() -> None:
    found = {service: subgraph(owned)._schema.type_map for service, owned in SERVICES.items()}
    assert set(found["auth"]["Withdrawal"].fields) == {"id", "claim"}
    assert "claim" not in found["accounting"]["Withdrawal"].fields
    assert "Withdrawal" not in found["profile"]
