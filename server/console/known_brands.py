"""The brands that commands at the terminal may be given."""

from collections.abc import Sequence

from adapters.postgres.access.serving import ServingRecords
from adapters.postgres.database import Database
from server.errors import OperatorError


class UnknownBrand(OperatorError):
    """There is no brand of this code; the line names those there are."""


async def require_known(brand: str, database: Database) -> None:
    """Refuse a brand that is none.

    Raises:
        UnknownBrand: there is none.
    """
    require_among(brand, await ServingRecords(database).brands())


def require_among(brand: str, brands: Sequence[str]) -> None:
    """Refuse a brand that is none of these.

    Raises:
        UnknownBrand: it is not.
    """
    if brand not in brands:
        raise UnknownBrand(f"there is no brand {brand}: use one of {', '.join(brands)}")
