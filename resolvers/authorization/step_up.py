"""Holds sensitive operations up until a factor is proved for them."""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from graphql import DocumentNode, print_ast

from domain.identity.factors.step_up import PERSONS, ProofWanted, SensitiveOperation, admit, digest_of
from resolvers.context import Context
from resolvers.errors import StepUpRequired

ENROLLING: Final = frozenset({"Mutation.enrolTotp", "Mutation.enrolPasskey", "Mutation.enrolPhone"})
"""Sensitive only for those who have something enrolled already."""

CHANGING_FACTORS: Final = ENROLLING | {"Mutation.removeFactor", "Mutation.renewRecoveryCodes"}
"""One's own factors: here a recovery code stands in for a lost one."""


class StepUpOperation(Protocol):
    """What a proof is bound to, as the endpoint knows it."""

    @property
    def document(self) -> DocumentNode:
        """The whole document."""
        ...

    @property
    def name(self) -> str | None:
        """What the client calls it."""
        ...


async def required_step_up(
    context: Context, operation: StepUpOperation, variables: Mapping[str, Any], sensitive: frozenset[str]
) -> StepUpRequired | None:
    """What the operation lacks; None where it may run. ``sensitive``: what it does that is.

    Raises:
        Unavailable: it cannot be known now.
    """
    if not sensitive or context.viewer.kind not in PERSONS:
        return None
    demand = SensitiveOperation(
        digest_of(_text(operation.document), operation.name, variables),
        context.session,
        context.local_at,
        # A program that enrolled a key of its own would keep what it was lent.
        enrols=sensitive <= ENROLLING and not context.delegated,
        changes_factors=sensitive <= CHANGING_FACTORS,
    )
    verdict = await context.run(admit, demand)
    if isinstance(verdict, ProofWanted):
        return StepUpRequired(verdict.challenge, tuple(factor.value for factor in verdict.factors))
    return None


def _text(document: DocumentNode) -> str:
    return document.loc.source.body if document.loc else print_ast(document)
