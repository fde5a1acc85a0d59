"""Changes of the policy, and the roles of operators, as rows."""

from collections.abc import Iterable
from typing import Any

from domain.access.policy import RoleKind
from domain.access.policy_changes import ChangeParty, ChangeStatus, Edit, EditKind, PolicyChange
from domain.access.roles import Operator, OperatorState, RoleAssignment


def edits_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """The requested edits, as they are stored."""
    return [
        {
            "kind": edit.kind.value,
            "role": edit.role,
            "has": edit.has,
            "coordinate": edit.coordinate,
            "act": edit.act,
            "title": edit.title,
            "kind_of_role": edit.kind_of_role,
            "inherits": list(edit.inherits),
        }
        for edit in edits
    ]


def change_of(row: Any) -> PolicyChange:
    """A row of ``identity.policy_change``."""
    return PolicyChange(
        id=row.id,
        brand=row.brand,
        edits=tuple(_edit(each) for each in row.edits),
        reason=row.reason,
        status=ChangeStatus(row.status),
        asked_by=ChangeParty(row.asked_by, row.asked_by_account),
        asked_at=row.asked_at,
        decided_by=_decider(row),
        decided_at=row.decided_at,
    )


def assignment_of(row: Any) -> RoleAssignment:
    """A row of ``identity.role_assignment``."""
    return RoleAssignment(
        id=row.id,
        brand=row.brand,
        operator_id=row.account_id,
        role=row.role,
        until=row.until_at,
        reason=row.reason,
        status=ChangeStatus(row.status),
        asked_by=ChangeParty(row.asked_by, row.asked_by_account),
        asked_at=row.asked_at,
        decided_by=_decider(row),
        decided_at=row.decided_at,
    )


def operator_of(row: Any) -> Operator:
    """A row of ``identity.operator``."""
    return Operator(row.id, row.login, row.name, OperatorState(row.state), row.created_at, row.created_by)


def _decider(row: Any) -> ChangeParty | None:
    return ChangeParty(row.decided_by, row.decided_by_account) if row.decided_by else None


def _edit(kept: dict[str, Any]) -> Edit:
    parsed = {
        "kind": EditKind(kept["kind"]),
        "kind_of_role": RoleKind(kept["kind_of_role"]) if kept["kind_of_role"] else None,
        "inherits": tuple(kept["inherits"]),
    }
    return Edit(**kept | parsed)
