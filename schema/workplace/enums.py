"""Texts of the enums of the workplace."""

from schema.descriptions import describe_enum

describe_enum(
    "SearchMatch",
    ID="Its id, as the API gave it",
    EMAIL="The player's whole e-mail address, in any spelling",
    PHONE="The player's whole phone number; `00` stands for `+`, which may be left out",
    EXTERNAL_ID="The player's whole id in another system, as written",
    PAYMENT_REFERENCE="The whole number that a payment provider gave a deposit or withdrawal, its"
    " `authorisation`",
    REFERENCE="The whole id that its caller gave the operation, its `key`. Callers are the viewer, and the"
    " brand's programs that are registered or moved money lately",
    ROUND_REFERENCE="The whole id that its provider gave the round",
    USERNAME="How the player's username begins, in any case",
)
describe_enum(
    "QueueKind",
    "A work queue: what waits for an operator",
    WITHDRAWALS="`Query.pendingWithdrawals`, held ones too",
    HELD_WITHDRAWALS="Those of them that are held",
    ADJUSTMENTS="`Query.pendingAdjustments`",
    MONEY_APPROVALS="`Query.pendingMoneyApprovals`",
    UNMATCHED_WINS="`Query.unmatchedWins`",
    CORRECTIONS="`Query.pendingCorrections`",
    FACTOR_RESETS="Those of `factorResets` that wait for a second operator",
    MONEY_LIMITS="Those of `moneyLimitChanges` that wait for a second operator",
    BRAND_CHANGES="Those of `brandChanges` that wait for a second operator",
    POLICY_CHANGES="Those of `policyChanges` that wait for a second operator",
    ROLE_ASSIGNMENTS="Those of `roleAssignments` that wait for a second operator",
    CLIENTS="Those of `clients` that wait for a second operator themselves, or with their next secret",
)
describe_enum(
    "WorkItemKind",
    WITHDRAWAL="A withdrawal that waits for a decision or a payment: `pendingWithdrawals`",
    ADJUSTMENT="An adjustment that waits for a second operator: `pendingAdjustments`",
    MONEY_APPROVAL="An operation on money that waits for a second operator: `pendingMoneyApprovals`",
    CORRECTION="A correction of a player that waits for a second operator: `pendingCorrections`",
    FACTOR_RESET="A reset of a player's factors that can be approved or refused: `factorResets`",
    POLICY_CHANGE="A change of the policy that waits for a second operator: `policyChanges`",
    CLIENT="A program, or its next secret, that waits for a second operator: `clients`",
    ROLE_ASSIGNMENT="A role for an operator that waits for a second operator: `roleAssignments`",
    BRAND_CHANGE="A brand, or a change of one, that waits for a second operator: `brandChanges`",
    MONEY_LIMIT_CHANGE="A limit that waits for a second operator: `moneyLimitChanges`",
    UNMATCHED_WIN="A win whose bet is unknown: `unmatchedWins`",
)
describe_enum(
    "TakeOverCode",
    HOLDER_AWAY="The holder is not at work, or does not answer",
    HANDED_OVER="The holder has handed it over",
    URGENT="It cannot wait for the holder",
    OTHER="For another reason, which the words give",
)
