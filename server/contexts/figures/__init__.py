"""The figures context: the brand's day so far."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from adapters.postgres.figures.reads import PostgresFigureReads
from domain.figures.model import FigureReads
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    return {FigureReads: partial(PostgresFigureReads, resources.database, resources.clock)}


FIGURES: Final = ContextPlugin("figures", service="accounting", reads=_reads)
"""Published by the service that publishes the other subscriptions."""
