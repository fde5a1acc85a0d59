"""The same for bonuses; see ``granted_history.a_player_with_bonuses``."""

from __future__ import annotations

from domain.wallets.ledger_verification import Flaw

ROW = "where player_id = $1 and wallet_no ="
BET = "where player_id = $1 and seq ="
RETURNED = f"select return_head(w) from wallet w {ROW} 0"
LENT_NOTHING = f"""
update wallet set wagering = 0, head_grant = null, rules_id = null, expires_at = null, target = null,
  progress = null, in_play = null, max_bet = null, max_bet_any = null, permille = null, stake_order = null,
  counting = null {ROW} 0
"""
WITHOUT_IT = f"update wallet set progress = progress - 200000 {ROW} 0"

# What was changed, the statements, the flaw, its wallet and its operation.
BONUSES = [
    ("that it has terms", f"delete from wagering {ROW} 6", Flaw.GRANT_MISSING, 6, None),
    (
        "whose its wallet is",
        f"update wallet set grant_id = gen_random_uuid() {ROW} 6",
        Flaw.GRANT_WITHOUT_WALLET,
        6,
        None,
    ),
    ("the kind of its wallet", f"update wallet set kind = 3 {ROW} 2", Flaw.GRANT_WITHOUT_WALLET, 2, None),
    ("its progress", f"update wagering set progress = progress - 1 {ROW} 7", Flaw.GRANT_PROGRESS, 7, None),
    (
        "its progress, lent",
        f"update wallet set progress = progress + 1 {ROW} 0",
        Flaw.GRANT_PROGRESS,
        8,
        None,
    ),
    ("its progress, lost", f"update wagering set progress = 0 {ROW} 2", Flaw.GRANT_PROGRESS, 2, None),
    ("its bets in play", f"update wagering set in_play = 0 {ROW} 7", Flaw.GRANT_IN_PLAY, 7, None),
    ("its bets in play, lent", f"update wallet set in_play = null {ROW} 0", Flaw.GRANT_IN_PLAY, 8, None),
    ("its bets in play, ended", f"update wagering set in_play = 1 {ROW} 5", Flaw.GRANT_IN_PLAY, 5, None),
    (
        "that it goes on",
        f"update wagering set state = 7 {ROW} 6; update wallet set state = 2 {ROW} 6",
        Flaw.GRANT_NOT_EMPTY,
        6,
        None,
    ),
    ("that it is closed", f"update wallet set state = 0 {ROW} 2", Flaw.GRANT_WALLET_STATE, 2, None),
    ("that it is open", f"update wallet set state = 2 {ROW} 6", Flaw.GRANT_WALLET_STATE, 6, None),
    ("that it is paused", f"update wagering set state = 1 {ROW} 6", Flaw.GRANT_IN_FRONT, 0, None),
    (
        "that it is in front",
        f"{RETURNED}; {LENT_NOTHING}; update wallet set wagering = -1 {ROW} 0",
        Flaw.GRANT_IN_FRONT,
        0,
        None,
    ),
    (
        "that any goes on",
        f"{RETURNED}; {LENT_NOTHING}; update wagering set state = 3 {ROW} 8",
        Flaw.GRANT_IN_FRONT,
        0,
        None,
    ),
    (
        "what its bet counted for",
        f"update operation_key set counted_for = 77 {BET} 17",
        Flaw.BET_WITHOUT_GRANT,
        0,
        17,
    ),
    (
        "that only bets count",
        f"update operation_key set counted = 1, counted_for = 4, permille = 1 {BET} 1",
        Flaw.BET_WITHOUT_GRANT,
        0,
        1,
    ),
    (
        "what its bet counted",
        f"update operation_key set counted = counted + 1 {BET} 17",
        Flaw.BET_COUNTED,
        0,
        17,
    ),
    ("the weight of its bet", f"update operation_key set permille = 999 {BET} 17", Flaw.BET_COUNTED, 0, 17),
    (
        "what its bet counted, and its progress with it",
        f"update operation_key set counted = 0 {BET} 35; {WITHOUT_IT}",
        Flaw.BET_COUNTED,
        0,
        35,
    ),
]

TERMS = {
    "head_grant": "gen_random_uuid()",
    "rules_id": "7",
    "expires_at": "expires_at + interval '1 day'",
    "target": "target - 1",
    "max_bet": "5",
    "max_bet_any": "not max_bet_any",
    "permille": "1000",
    "stake_order": "null",
    "counting": "1",
}
