"""What a watcher of claims is told, by what they were shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.workplace.claims.model import (
    TakeOverCode,
    TakeOverReason,
    WorkItemClaim,
    WorkItemKind,
    change_of,
)

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
ANNA = WorkItemClaim(WorkItemKind.CLIENT, "cli_1", "operator:anna", NOON, NOON + timedelta(minutes=5))
BERT = replace(ANNA, item_id="cli_2", holder="operator:bert")
RENEWED = replace(ANNA, until=NOON + timedelta(minutes=9))
TAKEN = replace(
    ANNA, holder="operator:bert", taken_from=ANNA.holder, reason=TakeOverReason(TakeOverCode.URGENT)
)


@pytest.mark.parametrize(
    ("case", "shown", "standing", "told"),
    [
        ("nothing was shown, and none stands", None, (), []),
        ("nothing was shown", None, (ANNA,), [("cli_1", ANNA)]),
        ("nothing has changed", (ANNA,), (ANNA,), None),
        ("none stood, and none stands", (), (), None),
        ("another item was claimed", (ANNA,), (ANNA, BERT), [("cli_2", BERT)]),
        ("it was renewed", (ANNA,), (RENEWED,), [("cli_1", RENEWED)]),
        ("it was taken over", (ANNA,), (TAKEN,), [("cli_1", TAKEN)]),
        ("it has ended", (ANNA, BERT), (BERT,), [("cli_1", None)]),
        ("one began as another ended", (ANNA,), (BERT,), [("cli_2", BERT), ("cli_1", None)]),
    ],
)
def test_what_is_told(
    case: str,
    shown: tuple[WorkItemClaim, ...] | None,
    standing: tuple[WorkItemClaim, ...],
    told: list[tuple[str, WorkItemClaim | None]] | None,
) -> None:
    before = None if shown is None else {each.item_id: each for each in shown}
    change = change_of(before, {each.item_id: each for each in standing})
    assert (None if change is None else [(one.item_id, one.claim) for one in change.items]) == told, case
    assert change is None or change.fresh is (shown is None)
