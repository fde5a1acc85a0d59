"""The names of brands: implements ``BrandNames``."""

from typing import Final

from adapters.postgres.database import Database

_NAME: Final = "select name from players.brand where id = $1"


class PostgresBrandNames:
    """Each look-up is one statement of its own: a changed name counts at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def name_of(self, brand: str) -> str:
        name: str | None = await self._database.statements_for(brand).fetchval(_NAME, brand)
        return name or brand
