"""Texts of enums that several contexts use."""

from schema.descriptions import describe_enum

describe_enum(
    "Channel",
    "How a command reached Croupier",
    GRAPHQL="The GraphQL API, the dashboard included",
    REST="A REST alias",
    REPLAY="The replay of another platform's history",
    CONSOLE="The command line of the installation",
    JOB="A job: of the scheduler, or started by an operator, as whom it acts",
)
describe_enum(
    "AccessLevel",
    NONE="Not at all",
    MASKED="Output fields: the value is masked",
    OWN="Output fields: of what is the player's own, nothing of others",
    READ="Output fields: the value as it is",
    WRITE="Fields of inputs: they may be given",
    CALL="Queries, mutations, subscriptions and arguments: they may be used",
)
describe_enum(
    "AuthorityLoss",
    "Why an operator's part in something counts no more",
    OPERATOR_DISABLED="The operator's account is disabled",
    PERMISSION_LOST="No role of theirs in the brand has the permission now",
)
describe_enum(
    "Direction",
    "The direction of a sort",
    ASC="Smallest, oldest or A first",
    DESC="Largest, newest or Z first",
)
