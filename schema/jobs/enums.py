"""Texts of the enums of jobs."""

from schema.descriptions import describe_enum

describe_enum(
    "JobKind",
    "What a background job does",
    BULK_TAG="Adds tags to players, or removes them",
    BULK_STATUS_MOVE="Moves players to a status",
    PLAYERS_EXPORT="Writes players to a CSV file",
    TRANSACTIONS_EXPORT="Writes a player's transactions to a CSV file",
    MARKETING_IMPORT="Tags the players of a marketing list",
    FEED_RUN="Writes the next set of files of a feed",
)
describe_enum(
    "JobState",
    "Where a background job is",
    QUEUED="It waits for a worker",
    RUNNING="A worker carries it out",
    DONE="It has done everything; players that were refused are in `Job.failures`",
    CANCELLED="It was cancelled; what was done stays",
    FAILED="It could not go on, see `Job.problem` or `SystemJob.lastError`; what was done stays",
)
