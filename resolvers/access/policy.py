"""Resolvers of queries about roles, permissions and policy changes."""

from dataclasses import dataclass
from uuid import UUID

import strawberry

from domain.access.policy import Role, RoleKind
from domain.access.policy_changes import ChangeStatus, ComplaintKind, Edit, EditKind, PolicyChange
from domain.access.policy_queries import AccessReason
from domain.access.roles import Operator
from resolvers.authorization.levels import LEVEL_OF_ACT, AccessTable, Level
from resolvers.authorization.needed_fields import NeededField, meeting, needed_fields
from resolvers.authorization.viewer_permissions import Permission
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.pages import Listing, Page, read_page

strawberry.enum(ChangeStatus)
strawberry.enum(RoleKind)
strawberry.enum(EditKind, name="PolicyEditKind", description="What is done to a role")
strawberry.enum(ComplaintKind, name="PolicyComplaintKind", description="Why a change is refused")


@dataclass(frozen=True, slots=True)
class RoleAccess:
    """The level of a role at a coordinate."""

    role: str
    level: Level


@dataclass(frozen=True, slots=True)
class OperatorAccess:
    """The level of an operator at a coordinate."""

    operator: Operator
    level: Level


@dataclass(frozen=True, slots=True)
class CoordinateAccess:
    """The roles and operators that may use a coordinate."""

    coordinate: str
    roles: list[RoleAccess]
    operators: list[OperatorAccess]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The level of a role at a coordinate, the rules that lead to it, and what it takes besides."""

    level: Level
    reasons: list[AccessReason]
    needed_fields: list[NeededField]


def access_roles(info: Info) -> list[Role]:
    """The roles of the viewer's brand, by name."""
    return info.context.process.rights.roles(info.context.viewer.brand)


def has(root: strawberry.Parent[Role], info: Info) -> list[str]:
    """The roles and permissions a role has, without those they have themselves."""
    return info.context.process.rights.has(info.context.viewer.brand, root.name)


def is_custom(root: strawberry.Parent[Role]) -> bool:
    """Whether the role is custom, not shipped with Croupier."""
    return root.brand is not None


def access_matrix(info: Info, role: str, brand: str | None = None) -> list[Permission]:
    """Every coordinate a role may use; none for an unknown role or another brand's."""
    if brand not in {None, info.context.viewer.brand}:
        return []
    return _permissions(_table_of_role(info, role))


async def who_can_see(info: Info, coordinate: str) -> CoordinateAccess:
    """The roles and the operators who may use a coordinate."""
    rights, viewer = info.context.process.rights, info.context.viewer
    roles = [(role.name, _table_of_role(info, role.name)) for role in rights.roles(viewer.brand)]
    held = {id: _table(info, roles) for id, roles in rights.operators(viewer.brand).items()}
    held = {id: table for id, table in held.items() if table.allows(coordinate)}
    operators = await rights.stored.operators_of(viewer, list(held))
    return CoordinateAccess(
        coordinate,
        [RoleAccess(name, table.level(coordinate)) for name, table in roles if table.allows(coordinate)],
        [
            OperatorAccess(operators[id], held[id].level(coordinate))
            for id in sorted(operators, key=lambda id: operators[id].login)
        ],
    )


def what_can_see(info: Info, operator_id: strawberry.ID) -> list[Permission]:
    """Every coordinate an operator may use now."""
    id = uuid_of("opr", operator_id, "operatorId")
    roles = info.context.process.rights.roles_of(id, info.context.viewer.brand)
    return _permissions(_table(info, roles))


def explain_access(info: Info, role: str, coordinate: str) -> Explanation:
    """Which rules allow or deny a role something at a coordinate, and how they reach it."""
    rights = info.context.process.rights
    reasons = rights.reasons(info.context.viewer.brand, role, coordinate)
    table = _table_of_role(info, role)
    taken = needed_fields(rights.requires, coordinate, table, own=_is_players(info, role))
    return Explanation(table.level(coordinate), reasons, list(taken))


async def policy_changes(
    info: Info,
    status: ChangeStatus | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[PolicyChange]:
    """The changes asked for, newest first."""
    listing = Listing("policyChanges", status and status.value, (UUID,))
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.process.rights.stored
    return await read_page(
        listing,
        window,
        lambda asked: reads.changes(viewer, status, asked),
        lambda: reads.change_count(viewer, status),
    )


def change_id(root: strawberry.Parent[PolicyChange]) -> strawberry.ID:
    """``pch_<uuid>``."""
    return strawberry.ID(public_id("pch", root.id))


def asked_by(root: strawberry.Parent[PolicyChange]) -> str:
    """The requester, as the audit log names them."""
    return root.asked_by.name


def decided_by(root: strawberry.Parent[PolicyChange]) -> str | None:
    """The approver, or who rejected it."""
    return root.decided_by.name if root.decided_by else None


def edit_level(root: strawberry.Parent[Edit]) -> Level | None:
    """The level the edit allows or denies."""
    return LEVEL_OF_ACT[root.act] if root.act else None


def edit_role_kind(root: strawberry.Parent[Edit]) -> RoleKind | None:
    """The kind of actors that may hold a new role."""
    return root.kind_of_role


def edit_inherits(root: strawberry.Parent[Edit]) -> list[str]:
    """The roles a new role inherits."""
    return list(root.inherits)


def edits(root: strawberry.Parent[PolicyChange]) -> list[Edit]:
    """The edits, in order."""
    return list(root.edits)


def reason_level(root: strawberry.Parent[AccessReason]) -> Level:
    """The level the rule allows or denies."""
    return LEVEL_OF_ACT[root.act]


def reason_is_custom(root: strawberry.Parent[AccessReason]) -> bool:
    """Whether the rule or a step of its path is custom."""
    return root.custom


def reason_path(root: strawberry.Parent[AccessReason]) -> list[str]:
    """From the role to the permission or role that the rule names."""
    return list(root.path)


def _table(info: Info, roles: frozenset[str], *, own: bool = False) -> AccessTable:
    rights = info.context.process.rights
    granted = AccessTable.of_acts(rights.acts(info.context.viewer.brand, roles))
    return meeting(rights.requires, granted, own=own)


def _table_of_role(info: Info, role: str) -> AccessTable:
    return _table(info, frozenset({role}), own=_is_players(info, role))


def _is_players(info: Info, name: str) -> bool:
    roles = info.context.process.rights.roles(info.context.viewer.brand)
    return any(role.name == name and role.kind is RoleKind.PLAYER for role in roles)


def _permissions(table: AccessTable) -> list[Permission]:
    return [Permission(coordinate, level) for coordinate, level in table]
