"""Texts of the enums of access."""

from schema.descriptions import describe_enum

describe_enum(
    "OperatorState",
    "Whether an operator may sign in",
    ACTIVE="May sign in",
    DISABLED="May not, and has no roles any more",
)
describe_enum(
    "ChangeStatus",
    "Where a policy change or a role assignment stands",
    PENDING="Waits for another operator",
    APPROVED="Agreed to: it is in force",
    REJECTED="Refused: nothing came of it",
)
describe_enum(
    "RoleKind",
    "Who may hold a role",
    PLAYER="Players",
    OPERATOR="People who work for the casino",
    SERVICE="Programs that call in their own name",
    SYSTEM="Croupier itself",
    ANYBODY="Who sends no token",
)
describe_enum(
    "PolicyEditKind",
    GRANT="Give `has`, a permission or a role, to `role`",
    WITHDRAW="Take `has`, a permission or a role, from `role`",
    ALLOW="Give `role` the `level` at `coordinate`",
    DENY="Forbid `role` the `level` at `coordinate`; without a level, everything there",
    CLEAR="Remove the custom rules of `role` about `coordinate`",
    DEFINE_ROLE="Make a custom role that has all the rights of `inherits`",
)
describe_enum(
    "PolicyComplaintKind",
    UNKNOWN_ROLE="There is no such role",
    UNKNOWN_PERMISSION="There is no such permission or role to give",
    UNKNOWN_COORDINATE="The schema has no such coordinate",
    LEVEL_NOT_POSSIBLE="The coordinate cannot have this level",
    ROLE_EXISTS="A role of this name exists",
    KINDS_DIFFER="The roles are for different kinds of actors",
    CIRCLE="A role would inherit itself",
    TOO_DEEP="Roles would inherit over too many steps",
    NOTHING_TO_CHANGE="The policy is like this already",
    BEYOND_WHAT_IS_SHIPPED="The role would get a right beyond what shipped roles of its kind have",
    SELF_GRANT="The requester or approver would get the right themself",
    BEYOND_YOUR_OWN="Who decides does not hold the right themself",
    OWN_CHANGE="Who asked for it cannot decide on it",
    NOT_A_PERSON="A program cannot decide on it",
    NOT_FOR_OPERATORS="Operators cannot hold this role",
    OPERATOR_DISABLED="The account of the operator is disabled",
    PERMISSION_LOST="Who asked for it, or approves it, lost the permission to",
    LAPSED="The end of the assignment has passed",
    SERVICES_ONLY="Only programs may have this right",
)
