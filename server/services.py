"""Which service publishes what, where contexts run in processes of their own; contexts say it themselves."""

from collections.abc import Iterable, Mapping
from typing import Final

from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin, Service

SHARED_MODULES: Final[Mapping[Service, frozenset[str]]] = {"accounting": frozenset({"live"})}
"""Service -> modules of schema/ that belong to no context and are published by one service."""


def services_of(contexts: Iterable[ContextPlugin]) -> dict[Service, frozenset[str]]:
    """Service -> the packages and modules of schema/ whose fields its subgraph publishes."""
    found = dict(SHARED_MODULES)
    for context in contexts:
        found[context.service] = found.get(context.service, frozenset()) | {context.name}
    return found


SERVICES: Final = services_of(CONTEXTS)
