"""Reads pages of lists for jobs as a caller's: the same rights, masks and entries in the audit log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import strawberry
from graphql import GraphQLError

from adapters.postgres.jobs.queue import ReadPage
from domain.jobs.model import JobProblem
from domain.shared.actor import Origin
from domain.shared.authority import AuthorityLoss
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context, Process
from server.http.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    OUTCOME_UNKNOWN,
    PUBLIC_ERRORS,
    TIMEOUT,
    UNAVAILABLE,
)
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from server.operator_jobs.problems import INTERNAL, LOSSES, JobInterrupted, JobStopped

TEMPORARY: Final = frozenset({UNAVAILABLE, TIMEOUT, OUTCOME_UNKNOWN})
"""Codes of errors after which a page is read again later."""


@dataclass(frozen=True, slots=True)
class JobGuard(Guard):
    """The guard of the endpoint without what concerns the caller's presence: rate limits and step-up.

    A factor was proved, where one is wanted, when the job was started.
    """

    fields: Guard

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """As for callers."""
        return self.fields.check(context, operation, variables)

    async def disclose(self, context: OperationContext) -> None:
        """As for callers."""
        await self.fields.disclose(context)

    def after(self, context: OperationContext) -> None:
        """As for callers."""
        self.fields.after(context)


def job_engine(schema: strawberry.Schema, guard: Guard, limits: Limits) -> Engine:
    """The engine by which jobs read; ``guard`` is that of the schema's fields."""
    return Engine(schema, limits, ErrorMask(PUBLIC_ERRORS, limits.errors), JobGuard(guard))


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages by documents whose only field is a connection called ``rows``."""

    engine: Engine
    process: Process

    async def page(
        self, document: str, variables: Mapping[str, Any], origin: Origin, access: AccessTable
    ) -> tuple[list[dict[str, Any]], ReadPage]:
        """The rows of a page, and how far the list is read with it.

        Raises:
            JobStopped: the caller may not read this.
            JobInterrupted: it cannot be read at present.
        """
        context = Context(self.process, origin, access)
        call = GraphQLRequest(document, dict(variables), None)
        operation = await self.engine.find(call, context)
        answer = await self.engine.run(operation, call, context)
        if answer.errors:
            raise _failure(answer.errors[0])
        rows = answer.body["data"]["rows"]
        if rows is None:
            return [], ReadPage(None, is_last=True)
        info = rows["pageInfo"]
        nodes: list[dict[str, Any]] = rows["nodes"]
        return nodes, ReadPage(info["endCursor"], is_last=not info["hasNextPage"])


def _failure(error: Mapping[str, Any]) -> Exception:
    code = error["extensions"]["code"]
    if code in TEMPORARY:
        return JobInterrupted(code)
    if code == FORBIDDEN:
        return JobStopped(LOSSES[AuthorityLoss.PERMISSION_LOST])
    return JobStopped(JobProblem(code, error["message"]) if code == BAD_USER_INPUT else INTERNAL)
