"""Texts of the enums of webhooks."""

from schema.descriptions import describe_enum

describe_enum(
    "WebhookEndpointState",
    "Where an endpoint is",
    UNVERIFIED="It has not answered the challenge; nothing else is posted to it",
    ACTIVE="Events are posted to it",
    PAUSED="An operator has paused it; its events wait, for 30 days at most",
    DISABLED="Croupier posts nothing to it until it is verified again, see `problem`; its events are dropped",
    REMOVED="It is gone for good",
)
describe_enum(
    "WebhookEndpointProblem",
    "Why nothing is posted to an endpoint, where Croupier decided that",
    GONE="It answered 410",
    FAILING="Every attempt failed for five days",
    CHALLENGE_FAILED="It did not answer the challenge as it has to",
)
describe_enum(
    "WebhookDeliveryKind",
    "What is posted",
    EVENT="Something that happened, as it was recorded",
    TEST="The documented example of an event type, asked for by an operator",
    CHALLENGE="The challenge of an endpoint that is not verified",
)
describe_enum(
    "WebhookDeliveryState",
    "Where a delivery is",
    PENDING="It is attempted at `nextAt`, or waits for the endpoint",
    DELIVERED="The endpoint has taken it",
    FAILED="The last attempt failed, or it waited too long (`EXPIRED`); only a replay posts it again",
    WITHHELD="The role of the endpoint may not read the event",
    CANCELLED="The endpoint was removed before",
)
describe_enum(
    "WebhookAttemptFailure",
    "Why an attempt failed, or a delivery without another attempt",
    ADDRESS_REFUSED="The name leads to an address that is not public",
    NAME_NOT_FOUND="The name leads to no address",
    CONNECTION_FAILED="There was no connection, or it broke off",
    TLS_FAILED="The certificate is not valid for the name, or the protocols have nothing in common",
    TIMED_OUT="There was no answer within 15 seconds",
    ANSWER_UNREADABLE="The answer was not HTTP, or too large",
    STATUS="The status was not 200 to 299",
    CHALLENGE_NOT_ECHOED="The answer did not repeat the challenge",
    NOT_SENT="Croupier itself failed, and logged how; the endpoint is not to blame",
    EXPIRED="It waited for 30 days while the endpoint was paused, disabled or not verified",
)
