"""Random stories: steps that name what they are about by a number, made an id when they are carried out.

Amounts are small, so that a grant runs empty, reaches its target, its cap and its maximum bet within a story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.bonuses.reference import ACTIVE, PAUSED, Player

CATALOGUE = {
    "slot": {"provider": "acme", "category": "SLOTS"},
    "wheel": {"provider": "acme", "category": "ROULETTE"},
    "cards": {"provider": "other", "category": "CARDS"},
}
GAMES = st.sampled_from(["slot", "wheel", "cards", "new", None])
ROUNDS = st.sampled_from([None, "a", "b", "c"])
PICK = st.integers(0, 11)
AMOUNT = st.integers(0, 40)
SHARE = st.sampled_from([0, 1, 100, 330, 1000])

WEIGHTS = st.fixed_dictionaries(
    {},
    optional={
        "default": SHARE,
        "game": st.dictionaries(st.sampled_from(["slot", "wheel"]), SHARE, max_size=2),
        "provider": st.dictionaries(st.sampled_from(["acme", "other"]), SHARE, max_size=2),
        "category": st.dictionaries(st.sampled_from(["SLOTS", "CARDS"]), SHARE, max_size=2),
    },
)
TERMS = st.fixed_dictionaries(
    {"weights": WEIGHTS},
    optional={
        "order": st.sampled_from(["REAL_FIRST", "BONUS_FIRST", "PROPORTIONAL", "REAL_ONLY"]),
        "count": st.sampled_from(["ALL", "BONUS_ONLY"]),
        "max_bet": st.integers(3, 20),
        "max_bet_scope": st.sampled_from(["ANY", "BONUS"]),
        "excluded": st.lists(st.sampled_from(["slot", "cards"]), max_size=1),
        "sticky": st.booleans(),
        "convert": st.sampled_from(["FULL", "ORIGINAL"]),
        "cap": AMOUNT,
        "late": st.sampled_from(["FORFEIT_LATE", "HONOUR"]),
        "on_withdrawal": st.sampled_from(["FORFEIT", "REFUSE", "KEEP"]),
    },
)
TIMES = st.sampled_from(["20", "4", "1", "2.5", "0.5", "0"])

_GRANT = st.fixed_dictionaries(
    {"amount": st.integers(1, 30), "times": TIMES, "lasts": st.integers(1, 40), "of": PICK, "terms": TERMS}
)
_BET = st.fixed_dictionaries(
    {"stake": st.integers(1, 30), "beyond": PICK, "game": GAMES, "round": ROUNDS, "again": PICK}
)
_WIN = st.fixed_dictionaries(
    {
        "amount": st.just(0) | AMOUNT,
        "bet": PICK,
        "by_round": st.booleans(),
        "closes": st.booleans(),
        "unknown": PICK,
    }
)
_ROLLBACK = st.fixed_dictionaries({"bet": PICK, "reversal": st.booleans()})
_ISSUE = st.fixed_dictionaries(
    {
        "spins": st.integers(1, 3),
        "unit": st.integers(1, 5),
        "times": TIMES,
        "cap": st.none() | AMOUNT,
        "lasts": PICK,
    }
)

OPERATIONS: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    "deposit": st.fixed_dictionaries({"amount": AMOUNT}),
    "grant": _GRANT,
    "bet": _BET,
    "win": _WIN,
    "close": st.fixed_dictionaries({"bet": PICK}),
    "rollback": _ROLLBACK,
    "tick": st.fixed_dictionaries({"minutes": st.integers(0, 20)}),
    "withdraw": st.fixed_dictionaries({"amount": AMOUNT, "beyond": PICK}),
    "bar": st.fixed_dictionaries({"seldom": PICK}),
    "chargeback": st.fixed_dictionaries({"id": PICK}),
    "preview": st.fixed_dictionaries({"id": PICK}),
    "cancel": st.fixed_dictionaries({"id": PICK}),
    "pause": st.fixed_dictionaries({"id": PICK}),
    "resume": st.fixed_dictionaries({"id": PICK}),
    "issue": _ISSUE,
    "spin": st.fixed_dictionaries({"id": PICK, "won": st.integers(0, 9), "again": PICK}),
    "finish": st.fixed_dictionaries({"id": PICK, "total": st.none() | AMOUNT}),
}
OFTEN = ("grant", "bet", "bet", "bet", "bet", "win", "win", "win", "close", "rollback", "tick", "deposit")

Step = tuple[str, dict[str, Any]]


@st.composite
def _step(draw: st.DrawFn) -> Step:
    seldom = [name for name in OPERATIONS if name not in OFTEN]
    name = draw(st.sampled_from([*OFTEN, *seldom]))
    return name, draw(OPERATIONS[name])


_BEGINNING = st.tuples(
    st.tuples(st.just("deposit"), OPERATIONS["deposit"]), st.tuples(st.just("grant"), _GRANT)
)
STEPS = st.builds(
    lambda first, more: [*first, *more], _BEGINNING, st.lists(_step(), min_size=15, max_size=60)
)


def carried_out(player: Player, number: int, step: Step) -> Step | None:
    """The step with ids in place of numbers; None where there is nothing it could be about."""
    name, given = step[0], dict(step[1])
    made = _MADE.get(name)
    if made:
        return made(player, number, given)
    if name == "tick":
        return name, {"at": player.now + given["minutes"]}
    if name in {"preview", "cancel", "pause", "resume"}:
        return _of_grant(player, name, given["id"])
    return name, given


def _of(
    among: Sequence[str] | Mapping[str, Any], name: str, field: str, given: dict[str, Any]
) -> Step | None:
    ids = list(among)
    return (name, given | {field: ids[given[field] % len(ids)]}) if ids else None


def _of_grant(player: Player, name: str, pick: int) -> Step | None:
    """The reference takes pausing and resuming in their states only."""
    needed = {"pause": {ACTIVE}, "resume": {PAUSED}}.get(name)
    ids = [id for id, grant in player.grants.items() if needed is None or grant.state in needed]
    return _of(ids, name, "id", {"id": pick})


def _deposit(_: Player, number: int, given: dict[str, Any]) -> Step:
    return "deposit", given | {"id": f"D{number:03}"}


def _grant(player: Player, number: int, given: dict[str, Any]) -> Step:
    deposits = [None, *player.deposits]
    return "grant", {
        "id": f"G{number:03}",
        "amount": given["amount"],
        "times": given["times"],
        "expires": player.now + given["lasts"],
        "deposit": deposits[given["of"] % len(deposits)],
        **given["terms"],
    }


def _bet(player: Player, number: int, given: dict[str, Any]) -> Step:
    """What can be paid, often all of it, and now and then more; a new round with every tenth step.

    Now and then with the key of an earlier bet, for the same or for another stake.
    """
    again, beyond, known = given.pop("again"), given.pop("beyond"), list(player.bets)
    paid = max(0, player.real - player.reserved) + max((g.balance for g in player.head()), default=0)
    if beyond > 3 and paid:
        given["stake"] = paid
    elif beyond:
        given["stake"] = 1 + given["stake"] % max(1, paid)
    if given["round"]:
        given["round"] += str(number // 10)
    return "bet", given | {"key": known[-1] if again == 0 and known else f"B{number:03}"}


def _win(player: Player, _: int, given: dict[str, Any]) -> Step | None:
    """Of a round, or of a bet that may be in one."""
    by_round, unknown = given.pop("by_round"), given.pop("unknown")
    if unknown == 0:
        return "win", given | {"bet": None, "round": "unknown"}
    found = _of(list(player.bets)[-6:], "win", "bet", given)
    if found and by_round and (of_round := player.bets[found[1]["bet"]].round):
        return "win", given | {"bet": None, "round": of_round}
    return found


def _close(player: Player, _: int, given: dict[str, Any]) -> Step | None:
    """A round of one of the latest bets."""
    rounds = [bet.round for bet in player.bets.values() if bet.round]
    return ("close", {"round": rounds[-1 - given["bet"] % len(rounds)]}) if rounds else None


def _rollback(player: Player, _: int, given: dict[str, Any]) -> Step | None:
    return _of(list(player.bets)[-8:], "rollback", "bet", given)


def _withdraw(player: Player, _: int, given: dict[str, Any]) -> Step:
    available = max(0, player.real - player.reserved)
    return "withdraw", {
        "amount": given["amount"] if given["beyond"] == 0 else given["amount"] % (1 + available)
    }


def _bar(_: Player, __: int, given: dict[str, Any]) -> Step | None:
    """Seldom: there is no more to a story in which no bet is taken."""
    return ("bar", {"reason": "EXCLUSION"}) if given["seldom"] == 0 else None


def _chargeback(player: Player, _: int, given: dict[str, Any]) -> Step | None:
    """Mostly of a deposit whose money is still there: a wallet below zero takes no bets."""
    covered = [id for id, amount in player.deposits.items() if amount <= player.real - player.reserved]
    return _of(covered if given["id"] else player.deposits, "chargeback", "id", given)


def _issue(player: Player, number: int, given: dict[str, Any]) -> Step:
    return "issue", given | {"id": f"F{number:03}", "expires": player.now + given.pop("lasts")}


def _spin(player: Player, number: int, given: dict[str, Any]) -> Step | None:
    known = [key for key, (said, _) in player.keys.items() if said == "spin"]
    key = known[-1] if given.pop("again") == 0 and known else f"S{number:03}"
    return _of(player.spins, "spin", "id", given | {"key": key})


def _finish(player: Player, _: int, given: dict[str, Any]) -> Step | None:
    return _of(player.spins, "finish", "id", given)


_MADE = {
    "deposit": _deposit,
    "grant": _grant,
    "bet": _bet,
    "win": _win,
    "close": _close,
    "rollback": _rollback,
    "withdraw": _withdraw,
    "bar": _bar,
    "chargeback": _chargeback,
    "issue": _issue,
    "spin": _spin,
    "finish": _finish,
}
