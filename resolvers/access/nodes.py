"""Operators, role assignments and changes of the policy by public ids, within the viewer's brand."""

import strawberry

from domain.access.policy_changes import PolicyChange
from domain.access.roles import Operator, RoleAssignment
from resolvers.access.loaders import OperatorLoaders
from resolvers.context import Info
from resolvers.ids import uuid_of
from resolvers.node import finds


@finds("opr", "Operator")
async def operator(info: Info, id: strawberry.ID) -> Operator | None:
    """One operator by id; like the list of operators, of every brand."""
    return await info.context.loaders(OperatorLoaders).operator.load(uuid_of("opr", id))


@finds("ras", "RoleAssignment")
async def role_assignment(info: Info, id: strawberry.ID) -> RoleAssignment | None:
    """One assignment of a role by id."""
    return await info.context.process.rights.stored.assignment(info.context.viewer, uuid_of("ras", id))


@finds("pch", "PolicyChange")
async def policy_change(info: Info, id: strawberry.ID) -> PolicyChange | None:
    """One change of the policy by id."""
    return await info.context.process.rights.stored.change(info.context.viewer, uuid_of("pch", id))
