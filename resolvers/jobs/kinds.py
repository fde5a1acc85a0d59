"""Enums of jobs in GraphQL."""

import strawberry

from domain.jobs.model import JobKind, JobState

for _enum in (JobKind, JobState):
    strawberry.enum(_enum)
