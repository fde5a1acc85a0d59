"""Resolvers of the mutations of the policy; an approved change is in force before the response is sent."""

import strawberry

from domain.access import policy_commands as do
from domain.access.policy_changes import ChangeStatus, Edit, EditKind
from resolvers.authorization.levels import ACT_OF_LEVEL, Level
from resolvers.context import Info
from resolvers.ids import uuid_of


@strawberry.input(
    name="PolicyEditInput",
    description="One step. GRANT, WITHDRAW: `has`, a role or permission, to or from `role`. ALLOW: `level` at"
    " `coordinate`. DENY: the same, or without `level` everything there. CLEAR: remove the custom rules"
    " about the coordinate. DEFINE_ROLE: a new role with `title`, `roleKind` and `inherits`",
)
class PolicyEditInput:
    kind: EditKind
    role: str
    has: str | None = None
    coordinate: str | None = None
    level: Level | None = None
    title: str | None = None
    role_kind: str | None = strawberry.field(default=None, description="OPERATOR or SERVICE")
    inherits: list[str] = strawberry.field(default_factory=list)

    def edit(self) -> Edit:
        act = ACT_OF_LEVEL.get(self.level) if self.level else None
        return Edit(
            kind=self.kind,
            role=self.role,
            has=self.has,
            coordinate=self.coordinate,
            act=act or ("read" if self.kind is EditKind.ALLOW else None),
            title=(self.title or "").strip()[:200],
            kind_of_role=self.role_kind,
            inherits=tuple(self.inherits),
        )


@strawberry.input(description="A change of the policy in your brand; another operator decides on it")
class UpdatePolicyInput:
    edits: list[PolicyEditInput] = strawberry.field(description="1 to 50, in order")
    reason: str


@strawberry.input
class PolicyChangeInput:
    id: strawberry.ID


async def update_policy(info: Info, input: UpdatePolicyInput) -> do.UpdateOutcome:
    command = do.UpdatePolicy(tuple(each.edit() for each in input.edits), input.reason)
    return await info.context.run(do.update_policy, command)


async def approve(info: Info, input: PolicyChangeInput) -> do.DecisionOutcome:
    return await _decide(info, input, approve=True)


async def reject(info: Info, input: PolicyChangeInput) -> do.DecisionOutcome:
    return await _decide(info, input, approve=False)


async def _decide(info: Info, input: PolicyChangeInput, *, approve: bool) -> do.DecisionOutcome:
    command = do.DecideOnChange(uuid_of("pch", input.id), approve)
    outcome = await info.context.run(do.decide_on_change, command)
    if isinstance(outcome, do.PolicyChangeDecided) and outcome.change.status is ChangeStatus.APPROVED:
        await info.context.process.rights.renew()
    return outcome
