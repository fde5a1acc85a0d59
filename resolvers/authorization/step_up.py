"""Step-up authentication of sensitive operations."""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from graphql import DocumentNode, print_ast

from domain.identity.factors.step_up import (
    PERSONS,
    FactorProofRequired,
    SensitiveOperation,
    check_step_up,
    digest_of,
)
from resolvers.context import Context
from resolvers.errors import StepUpRequired

ENROLLING: Final = frozenset({"Mutation.enrolTotp", "Mutation.enrolPasskey", "Mutation.enrolPhone"})
"""Sensitive only for accounts with an enrolled factor."""

CHANGING_FACTORS: Final = ENROLLING | {"Mutation.removeFactor", "Mutation.renewRecoveryCodes"}
"""Changes of the viewer's own factors, for which a recovery code is accepted."""

CHANGING_LOGIN: Final = frozenset(
    {"Mutation.requestEmailChange", "Mutation.requestPhoneChange", "Mutation.changeUsername"}
)
"""Changes of how the viewer signs in and is reached; without a second factor a fresh sign-in is enough."""


class StepUpOperation(Protocol):
    """The part of a parsed operation that a proof is bound to."""

    @property
    def document(self) -> DocumentNode:
        """The whole document."""
        ...

    @property
    def name(self) -> str | None:
        """The operation's name in the document."""
        ...


async def required_step_up(
    context: Context, operation: StepUpOperation, variables: Mapping[str, Any], sensitive: frozenset[str]
) -> StepUpRequired | None:
    """The step-up an operation requires; None where it may run. ``sensitive``: its sensitive mutations.

    Raises:
        Unavailable: proofs cannot be looked up now.
    """
    if not sensitive or context.viewer.kind not in PERSONS:
        return None
    request = SensitiveOperation(
        digest_of(_text(operation.document), operation.name, variables),
        context.session,
        context.local_at,
        # A client acting for a player must not enrol a factor: it would keep access beyond its grant.
        enrols=sensitive <= ENROLLING and not context.delegated,
        changes_factors=sensitive <= CHANGING_FACTORS,
        changes_login=sensitive <= CHANGING_LOGIN and not context.delegated,
    )
    outcome = await context.run(check_step_up, request)
    if isinstance(outcome, FactorProofRequired):
        return StepUpRequired(outcome.challenge, tuple(factor.value for factor in outcome.factors))
    return None


def _text(document: DocumentNode) -> str:
    return document.loc.source.body if document.loc else print_ast(document)
