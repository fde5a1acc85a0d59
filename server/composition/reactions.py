"""What contexts do about facts of others, in one map for the worker."""

from collections.abc import Iterable, Mapping

from adapters.postgres.outbox.reactions import Reaction
from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin


def reactions(contexts: Iterable[ContextPlugin] = CONTEXTS) -> Mapping[tuple[str, str], Reaction]:
    """Context and name of the fact -> the reaction."""
    return {(each.name, fact): reaction for each in contexts for fact, reaction in each.reactions.items()}
