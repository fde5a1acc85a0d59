"""Batched look-ups of operators: a page of what names them costs one statement."""

from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.access.policy_queries import PolicyReads
from domain.access.roles import Operator
from domain.shared.actor import Actor
from resolvers.read_models import Read


class OperatorLoaders:
    """The loaders of operators of one operation."""

    def __init__(self, read: Read, viewer: Actor) -> None:
        reads = read(PolicyReads)

        async def operators(ids: list[UUID]) -> list[Operator | None]:
            found = await reads.operators_of(viewer, ids)
            return [found.get(id) for id in ids]

        self.operator: DataLoader[UUID, Operator | None] = DataLoader(load_fn=operators)
