"""Every list and look-up of the schema, as it is asked for around siblings that it must not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

FIRST: Final = 5
HALF: Final = "a cursor in the middle"
NODES: Final = "{ nodes { __typename } }"


@dataclass(frozen=True)
class Case:
    """A document over ``$id`` and more variables. ``half`` is SQL for the sort key of a row in the middle."""

    document: str
    half: str | None = None
    given: dict[str, Any] = field(default_factory=dict)


def _root(call: str, below: str = NODES) -> Case:
    return Case(f"query {{ {call} {below} }}")


def _of_player(call: str, below: str = NODES, half: str | None = None) -> Case:
    return Case(f"query ($id: ID!) {{ player(id: $id) {{ {call} {below} }} }}", half)


def _node(kind: str) -> Case:
    return Case("query ($it: ID!) { node(id: $it) { id } }", None, {"it": kind})


_AFTER: Final = f'(first: {FIRST}, after: "{HALF}")'
_PAGE: Final = f"(first: {FIRST})"
_ENTRY: Final = (
    "select at, seq from wallets.entry where player_id = {player} and leg = 0 order by at offset {n} limit 1"
)
_ROUND: Final = (
    "select last_at, last_seq from wallets.round where player_id = {player} order by 1 offset {n} / 4 limit 1"
)
_MIDDLE: Final = '"{middle}"'
"""A moment with as much before it as after it, put in by the test."""

GROWING: Final = {
    f"query {{ players(first: {FIRST}, {which}) {NODES} }}": "every bet would rewrite an index of balances"
    for which in ("sort: {balance: ASC}", 'filter: {balance: {currency: "EUR", min: "1000000.00"}}')
}
"""What does read the more, the more there is -> why, and which no other list may: see docs/api.md."""

CASES: Final[dict[str, tuple[Case, ...]]] = {
    "Query.player": (_of_player("id", ""),),
    "Query.playerByUsername": (_root('playerByUsername(username: "rarely")', "{ id }"),),
    "Query.players": (
        _root(f"players{_PAGE}"),
        *(
            _root(f"players(first: {FIRST}, sort: {{{by}: ASC}})")
            for by in ("username", "country", "status", "vipLevel")
        ),
        *map(Case, GROWING),
        *(
            _root(f"players(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "status: [DORMANT]",
                "status: [ACTIVE]",
                'country: ["FI"]',
                'country: ["DE"]',
                'currency: ["SEK"]',
                'tagsAny: ["few"]',
                'tagsAll: ["many"]',
                'username: "rarely"',
                'email: "unknown@example.com"',
                'createdBefore: "{created}"',
            )
        ),
        Case(
            f'query {{ players(first: {FIRST}, after: "{HALF}") {NODES} }}',
            "select created_at, id from players.player where brand = {brand} order by 1 offset {n} / 2",
        ),
    ),
    "Query.wallet": (
        Case("query ($it: ID!) { wallet(id: $it) { id balance { amount } } }", None, {"it": "Wallet"}),
    ),
    "Wallet.balance": tuple(
        Case(
            f"query ($it: ID!) {{ wallet(id: $it) {{ balance(asOf: {_MIDDLE}) {{ amount }} }} }}",
            None,
            {"it": wallet},
        )
        for wallet in ("Wallet", "bonus")
    ),
    "Query.transaction": (
        Case("query ($it: ID!) { transaction(id: $it) { id } }", None, {"it": "Transaction"}),
    ),
    "Query.transactions": (
        Case(f"query ($id: ID!) {{ transactions(playerId: $id, first: {FIRST}) {NODES} }}"),
        Case(
            f'query ($id: ID!) {{ transactions(playerId: $id, first: {FIRST}, after: "{HALF}") {NODES} }}',
            _ENTRY,
        ),
    ),
    "Player.transactions": tuple(
        _of_player(f"transactions(first: {FIRST}, filter: {{{which}}})")
        for which in (
            "kinds: [DEPOSIT]",
            "kinds: [DEPOSIT, BONUS_GRANT, ADJUSTMENT]",
            "kinds: [WIN]",
            "walletNo: 0",
            "walletNo: 1",
            "walletNo: 1, kinds: [BONUS_GRANT]",
            f"until: {_MIDDLE}",
            f"since: {_MIDDLE}, kinds: [BET]",
        )
    ),
    "Query.rounds": (
        Case(f"query ($id: ID!) {{ rounds(playerId: $id, first: {FIRST}) {{ nodes {{ operations }} }} }}"),
        Case(
            f'query ($id: ID!) {{ rounds(playerId: $id, first: {FIRST}, after: "{HALF}") {NODES} }}', _ROUND
        ),
    ),
    "Player.rounds": (_of_player(f"rounds{_PAGE}"),),
    "Player.deposits": (_of_player(f"deposits{_PAGE}", "{ id }"),),
    "Player.withdrawals": (
        Case(
            f"query ($it: ID!) {{ player(id: $it) {{ withdrawals{_PAGE} {{ id }} }} }}",
            None,
            {"it": "others"},
        ),
    ),
    "Player.changes": (
        _of_player(f"changes{_PAGE}"),
        _of_player(f"changes{_AFTER}", half="select {n} / 2 + 1000, 'street'"),
    ),
    "Player.notes": (
        _of_player(f"notes{_PAGE}"),
        _of_player(
            f"notes{_AFTER}",
            half="select id from players.note where player_id = {player} order by id offset {n} / 2",
        ),
    ),
    "Player.consents": (_of_player("consents", "{ kind }"),),
    "Player.wallets": (_of_player("wallets", "{ no }"),),
    "Query.pendingWithdrawals": (_root(f"pendingWithdrawals{_PAGE}", "{ id }"),),
    "Query.pendingAdjustments": (_root(f"pendingAdjustments{_PAGE}", "{ id }"),),
    "Query.unmatchedWins": (_root(f"unmatchedWins{_PAGE}", "{ reference }"),),
    "Query.pendingMoneyApprovals": (_root(f"pendingMoneyApprovals{_PAGE}", "{ reference }"),),
    "Query.moneyLimits": (_root("moneyLimits", "{ scope }"),),
    "Query.moneyLimitChanges": (_root(f"moneyLimitChanges{_PAGE}", "{ id }"),),
    "Query.operators": (
        _root(f"operators{_PAGE}"),
        Case(
            f"query {{ operators{_AFTER} {NODES} }}",
            "select id from identity.operator order by id offset {n} / 2",
        ),
    ),
    "Query.roleAssignments": (
        _root(f"roleAssignments{_PAGE}"),
        _root(f"roleAssignments(first: {FIRST}, status: PENDING)"),
        Case(
            f"query {{ roleAssignments{_AFTER} {NODES} }}",
            "select id from identity.role_assignment where brand = {brand} order by id offset {n} / 2",
        ),
    ),
    "Query.policyChanges": (
        _root(f"policyChanges{_PAGE}"),
        _root(f"policyChanges(first: {FIRST}, status: PENDING)"),
        Case(
            f"query {{ policyChanges{_AFTER} {NODES} }}",
            "select id from identity.policy_change where brand = {brand} order by id offset {n} / 2",
        ),
    ),
    "Query.terms": (_root("terms", "{ version }"),),
    "Query.clients": (_root("clients", "{ id }"),),
    "Query.auditEntries": (
        *(
            _root(f"auditEntries(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "",
                'actor: "operator:bert"',
                'action: "suspend"',
                'playerId: "{id}"',
                'playerId: "{others}"',
                f"until: {_MIDDLE}",
                f"from: {_MIDDLE}",
                f'until: {_MIDDLE}, actor: "operator:anna"',
            )
        ),
        Case(
            f"query {{ auditEntries{_AFTER} {NODES} }}",
            "select day - '0001-01-01'::date + 1, seq from compliance.audit where brand = {brand}"
            " order by day, seq offset {n} / 2 limit 1",
        ),
    ),
    **{
        f"Query.node({kind})": (_node(kind),)
        for kind in ("Player", "Wallet", "Transaction", "Round", "Deposit", "Withdrawal", "Adjustment")
    },
}

IN_MEMORY: Final = "answered from the policy that every process holds compiled"
IN_VALKEY: Final = "kept in Valkey, a set for each account, and all of it is shown"

WITHOUT_STATEMENTS: Final[dict[str, str]] = {
    "Query.accessRoles": IN_MEMORY,
    "Query.accessMatrix": IN_MEMORY,
    "Query.whoCanSee": IN_MEMORY,
    "Query.whatCanSee": IN_MEMORY,
    "Query.explainAccess": IN_MEMORY,
    "Query.viewer": "the caller, from their token",
    "Viewer.permissions": IN_MEMORY,
    "Viewer.factors": "those of the viewer's own account, all of which are shown",
    "Viewer.sessions": IN_VALKEY,
    "Player.sessions": IN_VALKEY,
    "Query.node": "see the types it finds",
    "Subscription.walletsChanged": "the wallets of the players named in it, pushed",
}
"""Lists that read no table -> where they come from."""

PARTS: Final = frozenset(
    {
        "AccountSession.proofs",
        "Transaction.legs",
        "CoordinateAccess.roles",
        "CoordinateAccess.operators",
        "AccessExplanation.reasons",
        "PolicyChange.edits",
        "AuditEntry.details",
        "RegistrationRefused.reasons",
        "RoleRefused.complaints",
        "PolicyChangeRefused.complaints",
        "PersonalDataRevealed.values",
        "WalletChange.wallets",
    }
)
"""Lists within one row of another list or look-up, which they come with."""
