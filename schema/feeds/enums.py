"""Texts of the enums of feeds."""

from schema.descriptions import describe_enum

describe_enum(
    "FeedKind",
    "What rows a feed has; docs/feeds.md has their columns",
    PLAYERS="Accounts of players, with what the role reads of them",
    TRANSACTIONS="Transactions of the ledger, a row for each leg",
    ADJUSTMENTS="Corrections that take a second person, also those that wait or were rejected",
    DAILY_TOTALS="Debits and credits of each account on each brand day",
    JOURNAL="A double-entry journal entry for each brand day and currency",
)
describe_enum(
    "ListKey",
    "By which column the players of a marketing list are found",
    ID="`player_id`: plr_...",
    EMAIL="`email`, in any spelling that counts as the same",
    EXTERNAL_ID="`external_id`: what another system calls them",
)
describe_enum(
    "FeedFormat",
    "How the files of a feed are written",
    CSV="Lines of cells, as in RFC 4180",
    NDJSON="One JSON object a line",
    PARQUET="Apache Parquet",
)
