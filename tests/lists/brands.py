"""A brand with one of everything, and siblings of everything around it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import asyncpg

from tests.application import Application, add_brand
from tests.funded_players import a_funded_player
from tests.owned_ids import a_player_with_everything

SQL: Final = (Path(__file__).parent / "siblings.sql").read_text()


async def grown_brand(
    application: Application, owner: asyncpg.Connection, brand: str, siblings: int
) -> dict[str, str]:
    """The ids of a new brand's things by kind, after its siblings were added by the owner of the tables."""
    await add_brand(application.database_url, brand)
    owned = await a_player_with_everything(application, brand)
    ids = {
        "Player": owned.player,
        "Wallet": owned.wallet,
        "bonus": owned.bonus,
        "Transaction": owned.transaction,
        "Round": owned.round,
        "Deposit": owned.deposit,
        "Withdrawal": owned.withdrawal,
        "WithdrawalHold": owned.hold,
        "Adjustment": owned.adjustment,
        "MoneyApproval": owned.approval,
        "PlayerNote": owned.note,
        "PlayerCorrection": owned.correction,
        "GameSession": owned.game_session,
        "UnmatchedWin": owned.unmatched_win,
        "others": (await a_funded_player(application, brand=brand)).id,
    }
    await owner.execute(filled(SQL, ids, brand, siblings))
    return ids


def filled(text: str, ids: dict[str, str], brand: str, siblings: int) -> str:
    """SQL or a document with the brand's values in place of ``:player``, ``{player}`` and the like."""
    values = {"player": ids["Player"], "others": ids["others"], "brand": brand}
    for name, value in values.items():
        quoted = f"'{value.removeprefix('plr_')}'"
        text = text.replace(f":{name}", quoted).replace(f"{{{name}}}", quoted)
    return text.replace(":n", str(siblings)).replace("{n}", str(siblings))
