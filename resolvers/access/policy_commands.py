"""Resolvers of the mutations of the policy; an approved change is in force before the response is sent."""

import strawberry
from strawberry import UNSET

from domain.access import policy_commands as do
from domain.access.policy import RoleKind
from domain.access.policy_changes import ChangeStatus, Edit, EditKind
from domain.shared import text
from domain.shared.errors import BadInput, Broken
from resolvers.authorization.levels import ACT_OF_LEVEL, Level
from resolvers.context import Info
from resolvers.ids import uuid_of


@strawberry.input(description="A role, and what it gets or loses")
class RoleHoldingInput:
    role: str = strawberry.field(description="The role that is changed")
    has: str = strawberry.field(description="A permission, or a role whose rights it has")

    def edit(self, kind: EditKind) -> Edit:
        return Edit(kind, self.role, has=self.has)


@strawberry.input(description="What a role may do at a coordinate")
class AllowLevelInput:
    role: str = strawberry.field(description="The role that is changed")
    coordinate: str = strawberry.field(description="`Type.field`, `Input.field` or `Type.field(argument)`")
    level: Level = strawberry.field(description="What it may do there; NONE is refused")

    def edit(self) -> Edit:
        """The edit.

        Raises:
            BadInput: nothing is allowed by it.
        """
        if self.level not in ACT_OF_LEVEL:
            raise BadInput("Allow something, or deny it", field="level")
        return Edit(EditKind.ALLOW, self.role, coordinate=self.coordinate, act=ACT_OF_LEVEL[self.level])


@strawberry.input(description="What a role may not do at a coordinate")
class DenyLevelInput:
    role: str = strawberry.field(description="The role that is changed")
    coordinate: str = strawberry.field(description="`Type.field`, `Input.field` or `Type.field(argument)`")
    level: Level | None = strawberry.field(
        default=None, description="What it may not do there; left out: anything"
    )

    def edit(self) -> Edit:
        """The edit; without a level it denies every act."""
        act = ACT_OF_LEVEL.get(self.level) if self.level else None
        return Edit(EditKind.DENY, self.role, coordinate=self.coordinate, act=act)


@strawberry.input(description="A coordinate at which a role has its shipped rights again")
class ClearRulesInput:
    role: str = strawberry.field(description="The role that is changed")
    coordinate: str = strawberry.field(description="`Type.field`, `Input.field` or `Type.field(argument)`")

    def edit(self) -> Edit:
        return Edit(EditKind.CLEAR, self.role, coordinate=self.coordinate)


@strawberry.input(description="A new role of your brand")
class DefineRoleInput:
    role: str = strawberry.field(description="Its name: 3 to 40 of a-z, digits and '_'")
    title: str | None = strawberry.field(default=None, description="What people call it")
    role_kind: RoleKind = strawberry.field(
        default=RoleKind.OPERATOR, description="Who may hold it: OPERATOR or SERVICE, others are refused"
    )
    inherits: list[str] = strawberry.field(
        default_factory=list, description="Roles whose rights it has, of the same kind"
    )

    def edit(self) -> Edit:
        return Edit(
            EditKind.DEFINE_ROLE,
            self.role,
            title=text.line(self.title, "title", at_most=200) if self.title else "",
            kind_of_role=self.role_kind,
            inherits=tuple(self.inherits),
        )


@strawberry.input(one_of=True, description="One step of a change of the policy")
class PolicyEditInput:
    grant: RoleHoldingInput | None = strawberry.field(
        default=UNSET, description="Give a role a permission, or the rights of another role"
    )
    withdraw: RoleHoldingInput | None = strawberry.field(default=UNSET, description="Take it from the role")
    allow: AllowLevelInput | None = strawberry.field(
        default=UNSET, description="Let a role do something at one coordinate"
    )
    deny: DenyLevelInput | None = strawberry.field(
        default=UNSET, description="Deny a role something at one coordinate, whatever else allows it"
    )
    clear: ClearRulesInput | None = strawberry.field(
        default=UNSET, description="Remove the custom rules of a role about a coordinate"
    )
    define_role: DefineRoleInput | None = strawberry.field(default=UNSET, description="Make a new role")

    def edit(self) -> Edit:
        """The one step that was given."""
        if self.grant:
            return self.grant.edit(EditKind.GRANT)
        if self.withdraw:
            return self.withdraw.edit(EditKind.WITHDRAW)
        chosen = self.allow or self.deny or self.clear or self.define_role
        if not chosen:
            raise Broken("a step without a kind: GraphQL takes exactly one")
        return chosen.edit()


@strawberry.input(description="A change of the policy in your brand; another operator decides on it")
class UpdatePolicyInput:
    edits: list[PolicyEditInput] = strawberry.field(description="1 to 50, in order")
    reason: str


@strawberry.input
class PolicyChangeInput:
    id: strawberry.ID = strawberry.field(description="The change: `PolicyChange.id`")


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
