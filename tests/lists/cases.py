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
    role: str = "admin"


def _root(call: str, below: str = NODES) -> Case:
    return Case(f"query {{ {call} {below} }}")


def _of_player(call: str, below: str = NODES, half: str | None = None) -> Case:
    return Case(f"query ($id: ID!) {{ player(id: $id) {{ {call} {below} }} }}", half)


def _node(kind: str, role: str = "admin") -> Case:
    return Case("query ($it: ID!) { node(id: $it) { id } }", None, {"it": kind}, role)


_AFTER: Final = f'(first: {FIRST}, after: "{HALF}")'
_PAGE: Final = f"(first: {FIRST})"
_ENTRY: Final = (
    "select at, seq from wallets.entry where player_id = {player} and leg = 0 order by at offset {n} limit 1"
)
_ROUND: Final = (
    "select last_at, last_seq from wallets.round where player_id = {player} order by 1 offset {n} / 4 limit 1"
)
_MOMENTS: Final = {
    "STATUS_MOVED": "select at, 0, lpad(version::text, 18, '0') from players.change"
    " where player_id = {player} and field = 'status' order by 1 offset 2 limit 1",
    "PROFILE_CHANGED": "select at, 1, lpad(version::text, 18, '0') from players.change"
    " where player_id = {player} and field <> 'status' order by 1 offset {n} / 2 limit 1",
    "NOTE_ADDED": "select at, 2, id::text from players.note where player_id = {player}"
    " order by 1, 3 offset {n} / 2 limit 1",
    "CORRECTION_REQUESTED": "select created_at, 4, id::text from players.correction"
    " where player_id = {player} order by 1 offset {n} limit 1",
    "TRANSACTION": "select at, 6, lpad(seq::text, 18, '0') from wallets.entry"
    " where player_id = {player} and leg = 0 order by at offset {n} limit 1",
    "HOLD_LIFTED": "select lifted_at, 8, id::text from wallets.withdrawal_hold"
    " where player_id = {player} order by 1, 3 offset {n} / 2 limit 1",
    "SIGN_IN_FAILED": "select at, 9, lpad(seq::text, 18, '0') from compliance.audit"
    " where subject = {player} and action = 'sign_in.failed' order by 1 offset {n} / 2 limit 1",
    "FACTOR_RESET_ENDED": "select ended_at, 12, id::text from identity.factor_reset_request"
    " where account_id = {player} order by 1 offset {n} / 2 limit 1",
    "MONEY_APPROVAL_DECIDED": "select decided_at, 14, id::text from wallets.money_approval"
    " where player_id = {player} and decided_at is not null order by 1 offset {n} / 2 limit 1",
}
"""Kind of a timeline's entry -> SQL for the key of one in the middle."""

_INFO: Final = "{ nodes { __typename } pageInfo { hasNextPage hasPreviousPage } }"


def _both_ways(call: str, half: str, of: str = "") -> tuple[Case, ...]:
    """A list forward from its middle, backward from there, and backward from its end, with both flags.

    ``call`` is a field with ``{}`` for the arguments of its page; ``of``: the player it belongs to, if any.
    """
    pages = (f'first: {FIRST}, after: "{HALF}"', f'last: {FIRST}, before: "{HALF}"', f"last: {FIRST}")
    asked = [f"{call.replace('{}', page)} {_INFO}" for page in pages]
    halves = (half, half, None)
    if not of:
        return tuple(Case(f"query {{ {each} }}", at) for each, at in zip(asked, halves, strict=True))
    return tuple(
        Case(f"query ($it: ID!) {{ player(id: $it) {{ {each} }} }}", at, {"it": of})
        for each, at in zip(asked, halves, strict=True)
    )


_PAYMENT: Final = "select created_at, id from wallets.payment where player_id = {player} and state between %s"
_REQUEST: Final = "select id from identity.%s where brand = {brand} order by id offset {n} / 2"
_HALFWAY: Final = " order by 1, 2 offset {n} / 2 limit 1"
_WAITING: Final = "select created_at, id from wallets.%s where brand = {brand} and state in (%s)"
_MIDDLE: Final = '"{middle}"'
"""A moment with as much before it as after it, put in by the test."""

_RICH: Final = 'amount: {currency: "EUR", min: "1000000.00"}'
_PASSES_OVER: Final = "every bet, or every payment, would pay for an index; a period bounds what is read"

_STATEMENT: Final = (
    'query ($id: ID!) { player(id: $id) { statement(period: {from: "2020-01-01T00:00:00Z",'
    f" until: {_MIDDLE}}}) {{ wallets {{ walletNo }} transactions{_PAGE} {NODES} }} }} }}"
)

_SINCE_LONG: Final = 'period: {from: "2020-01-01T00:00:00Z"}'
_BALANCES: Final = (
    f"query ($id: ID!) {{ player(id: $id) {{ balanceHistory({_SINCE_LONG}) {{ stepSeconds }} }} }}"
)
_DAILY: Final = (
    f"query ($id: ID!) {{ player(id: $id) {{ dailyPlay(period: {{from: {_MIDDLE}}}) {{ bets }} }} }}"
)
_FIGURES: Final = "query { todayFigures { today { registrations signInsFailed money { currency } } } }"
_COUNTS: Final = "query { queueCounts { kind count capped oldestAt } }"

GROWING: Final = {
    _FIGURES: "figures count what happened on the days they compare; a process does so once",
    _COUNTS: "of each queue up to a thousand are counted",
    _DAILY: "a day's play is summed, as a statement is",
    _STATEMENT: "a statement sums what moved in its period",
    **{
        f"query {{ {book}(first: {FIRST}, filter: {{{which}}}) {NODES} }}": _PASSES_OVER
        for book, filters in (
            ("ledger", ('currency: ["SEK"]', _RICH, 'game: "chess"', 'actor: "operator:carl"')),
            ("deposits", ('currency: ["SEK"]', _RICH, 'method: "cheque"')),
            ("withdrawals", ('currency: ["SEK"]', _RICH, 'method: "cheque"')),
            ("adjustments", ('currency: ["SEK"]', _RICH, 'actor: "operator:carl"')),
        )
        for which in filters
    },
    **{
        f"query {{ players(first: {FIRST}, {which}) {NODES} }}": "every bet would change an index of balances"
        for which in ("sort: {balance: ASC}", 'filter: {balance: {currency: "EUR", min: "1000000.00"}}')
    },
}
"""What does read the more, the more there is -> why, and which no other list may: see docs/api.md."""


def _growing(field: str) -> tuple[Case, ...]:
    """The cases of a field that read the more, the more there is."""
    return tuple(Case(document) for document in GROWING if document.startswith(f"query {{ {field}("))


_JOB: Final = "select id from jobs.job where brand = {brand}"
_STEP: Final = "select 2"
_RECEIVED: Final = "select id from inbound.webhook where brand = {brand} order by id offset {n} / 2 limit 1"
_DELIVERY: Final = "select id from webhooks.delivery where brand = {brand} order by id offset {n} / 2 limit 1"
_REFERENCE: Final = 'actor: "service:acme", reference: "r"'
_BOOK: Final = "select created_at, id from wallets.%s where brand = {brand} and state between %s"

CASES: Final[dict[str, tuple[Case, ...]]] = {
    "Query.player": (_of_player("id", ""),),
    "Query.playerByUsername": (_root('playerByUsername(username: "rarely")', "{ id }"),),
    "Query.players": (
        _root(f"players{_PAGE}"),
        *(
            _root(f"players(first: {FIRST}, sort: {{{by}: ASC}})")
            for by in ("username", "country", "status", "vipLevel", "lastSeen")
        ),
        *_growing("players"),
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
                'phone: "+39 06 1234567"',
                'usernamePrefix: "rare"',
                'usernamePrefix: "othe"',
                'namePrefix: "quack"',
                'paymentReference: "AUTH-1"',
                'externalId: "crm-1"',
                "vipLevel: [3]",
                "vipLevel: [0]",
                "contactBy: [POST]",
                "contactBy: [EMAIL]",
                "consented: [PROFILING]",
                "consented: [COOKIES]",
                'language: ["fi"]',
                'language: ["de"]',
                'jurisdiction: ["IT"]',
                'jurisdiction: ["MT"]',
                'trafficSource: ["few"]',
                'campaign: ["few"]',
                'campaign: ["many"]',
                'lastSeen: {until: "{created}"}',
                'lastSeen: {from: "{created}"}',
                'created: {until: "{created}"}',
            )
        ),
        Case(
            f'query {{ players(first: {FIRST}, after: "{HALF}") {NODES} }}',
            "select created_at, id from players.player where brand = {brand} order by 1 offset {n} / 2",
        ),
    ),
    "Query.search": tuple(
        _root(f'search(text: "{text}", first: {FIRST})', "{ matchedBy node { __typename } }")
        for text in (
            "rarely",
            "other",
            "unknown@example.com",
            "+39 06 1234567",
            "crm-1",
            "AUTH-1",
            "{id}",
        )
    ),
    "Player.lastSeenAt": (_of_player("lastSeenAt", ""),),
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
    "Player.transactions": (
        _of_player(f"transactions{_PAGE}", "{ nodes { allowedMoves } }"),
        *_both_ways("transactions({})", _ENTRY, "Player"),
        *_both_ways("transactions(filter: {kinds: [DEPOSIT]}, {})", _ENTRY, "Player"),
        *(
            _of_player(f"transactions(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "kinds: [DEPOSIT]",
                "kinds: [DEPOSIT, BONUS_GRANT, ADJUSTMENT]",
                "kinds: [WIN]",
                "walletNo: 0",
                "walletNo: 1",
                "walletNo: 1, kinds: [BONUS_GRANT]",
                f"period: {{until: {_MIDDLE}}}",
                f"period: {{from: {_MIDDLE}}}, kinds: [BET]",
            )
        ),
    ),
    "Query.rounds": (
        Case(f"query ($id: ID!) {{ rounds(playerId: $id, first: {FIRST}) {{ nodes {{ operations }} }} }}"),
        Case(
            f'query ($id: ID!) {{ rounds(playerId: $id, first: {FIRST}, after: "{HALF}") {NODES} }}', _ROUND
        ),
    ),
    "Player.rounds": (_of_player(f"rounds{_PAGE}"), *_both_ways("rounds({})", _ROUND, "Player")),
    "Player.deposits": (
        _of_player(f"deposits{_PAGE}"),
        *_both_ways("deposits({})", _PAYMENT % "1 and 10" + " order by 1, 2 offset 2 limit 1", "Player"),
    ),
    "Player.withdrawals": (
        Case(
            f"query ($it: ID!) {{ player(id: $it) {{ withdrawals{_PAGE} {NODES} }} }}",
            None,
            {"it": "others"},
        ),
        *_both_ways("withdrawals({})", _PAYMENT % "11 and 20" + _HALFWAY, "Player"),
    ),
    "Player.changes": (
        _of_player(f"changes{_PAGE}"),
        *_both_ways("changes({})", "select {n} / 2 + 1000, 'street'", "Player"),
        _of_player(f"changes{_AFTER}", half="select {n} / 2 + 1000, 'street'"),
    ),
    "Player.statusHistory": (
        _of_player(f"statusHistory{_PAGE}"),
        _of_player(f"statusHistory{_AFTER}", half="select {n} / 2 + 1000"),
    ),
    "Player.corrections": (
        _of_player(f"corrections{_PAGE}"),
        *_both_ways(
            "corrections({})",
            "select id from players.correction where player_id = {player} order by id offset {n} limit 1",
            "Player",
        ),
    ),
    "Player.notes": (
        _of_player(f"notes{_PAGE}"),
        *_both_ways(
            "notes({})",
            "select id from players.note where player_id = {player} order by id offset {n} / 2",
            "Player",
        ),
        _of_player(
            f"notes{_AFTER}",
            half="select id from players.note where player_id = {player} order by id offset {n} / 2",
        ),
    ),
    "Player.timeline": (
        _of_player(f"timeline{_PAGE}"),
        *(
            case
            for half in (_MOMENTS["PROFILE_CHANGED"], _MOMENTS["NOTE_ADDED"])
            for case in _both_ways("timeline({})", half, "Player")
        ),
        *(
            case
            for kind, half in _MOMENTS.items()
            for case in _both_ways(f"timeline(filter: {{kinds: [{kind}]}}, {{}})", half, "Player")
        ),
        *(
            _of_player(f"timeline(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "kinds: [PLAY]",
                "kinds: [SIGNED_IN]",
                "kinds: [SESSION_ENDED]",
                "kinds: [CORRECTION_DECIDED]",
                "kinds: [CONSENT_RECORDED, HOLD_PUT]",
                "kinds: [FACTOR_RESET_REQUESTED, FACTOR_RESET_APPROVED]",
                "kinds: [MONEY_APPROVAL_REQUESTED]",
                f"kinds: [PLAY, TRANSACTION], period: {{until: {_MIDDLE}}}",
                f"kinds: [PLAY, TRANSACTION], period: {{from: {_MIDDLE}}}",
            )
        ),
    ),
    "Player.consents": (_of_player("consents", "{ kind }"),),
    "Player.balanceHistory": (Case(_BALANCES),),
    "Player.dailyPlay": (Case(_DAILY),),
    "Player.wallets": (_of_player("wallets", "{ no }"),),
    "Query.ledger": (
        _root(f"ledger{_PAGE}"),
        _root(f"ledger(first: {FIRST}, sort: {{at: ASC}})"),
        *_both_ways("ledger({})", _ENTRY.replace("at, seq", "at, player_id")),
        *_both_ways("ledger(filter: {kinds: [BET]}, {})", _ENTRY.replace("at, seq", "at, player_id")),
        *(
            _root(f"ledger(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "kinds: [BONUS_GRANT]",
                "kinds: [DEPOSIT, BET]",
                "kinds: [CHARGEBACK]",
                f"period: {{until: {_MIDDLE}}}",
                f"period: {{from: {_MIDDLE}}}, kinds: [BET, WIN]",
                _REFERENCE,
            )
        ),
        Case(f"query ($id: ID!) {{ ledger(first: {FIRST}, filter: {{playerId: $id}}) {NODES} }}"),
        Case(
            f"query ($it: ID!) {{ ledger(first: {FIRST}, filter: {{round: $it}}) {NODES} }}",
            None,
            {"it": "Round"},
        ),
        *_growing("ledger"),
    ),
    **{
        f"Query.{book}": (
            _root(f"{book}{_PAGE}"),
            _root(f"{book}(first: {FIRST}, sort: {{created: ASC}})"),
            _root(f"{book}(first: {FIRST}, sort: {{amount: ASC}})"),
            _root(f"{book}(first: {FIRST}, sort: {{amount: DESC}})"),
            *_both_ways(f"{book}({{}})", _BOOK % (table, states) + _HALFWAY),
            _root(f"{book}(first: {FIRST}, filter: {{state: [{state}]}})"),
            _root(f"{book}(first: {FIRST}, filter: {{{_REFERENCE}}})"),
            _root(f"{book}(first: {FIRST}, filter: {{period: {{until: {_MIDDLE}}}}})"),
            *_growing(book),
        )
        for book, table, states, state in (
            ("deposits", "payment", "1 and 10", "DECLINED"),
            ("withdrawals", "payment", "11 and 20", "IN_DOUBT"),
            ("adjustments", "adjustment", "21 and 30", "REJECTED"),
        )
    },
    "Withdrawal.steps": (
        Case(
            "query ($it: ID!) { node(id: $it) { ... on Withdrawal { steps { state transaction { id } } } } }",
            None,
            {"it": "Withdrawal"},
        ),
    ),
    "Withdrawal.holds": (
        Case(
            "query ($it: ID!) { node(id: $it) { ... on Withdrawal { holds { id } underReview } } }",
            None,
            {"it": "Withdrawal"},
        ),
    ),
    "Statement.wallets": (Case(_STATEMENT),),
    "Statement.transactions": (Case(_STATEMENT),),
    "Query.pendingWithdrawals": (
        _root(f"pendingWithdrawals{_PAGE}"),
        *_both_ways("pendingWithdrawals({})", _WAITING % ("payment", "11, 12, 13") + _HALFWAY),
        *(
            _root(f"{book}(first: {FIRST}, filter: {{{which}}})")
            for book in ("pendingWithdrawals", "withdrawals")
            for which in ("held: true", "held: false", "heldFor: [FRAUD_REVIEW]", "heldFor: [OTHER]")
        ),
        _root(f"pendingWithdrawals{_PAGE}", "{ nodes { claim { holder } } }"),
    ),
    "Query.pendingAdjustments": (
        _root(f"pendingAdjustments{_PAGE}"),
        *_both_ways("pendingAdjustments({})", _WAITING % ("adjustment", "21") + _HALFWAY),
    ),
    "Query.unmatchedWins": (
        _root(f"unmatchedWins{_PAGE}"),
        *_both_ways(
            "unmatchedWins({})",
            "select at, key from wallets.unmatched_win where brand = {brand} and paid_at is null" + _HALFWAY,
        ),
    ),
    "Query.pendingMoneyApprovals": (
        _root(f"pendingMoneyApprovals{_PAGE}"),
        *_both_ways("pendingMoneyApprovals({})", _WAITING % ("money_approval", "31") + _HALFWAY),
    ),
    "Query.moneyLimits": (_root("moneyLimits", "{ scope }"),),
    "Query.brand": (_root("brand", "{ code }"),),
    "Query.queueCounts": (Case(_COUNTS),),
    "Query.savedViews": (_root("savedViews", "{ id }"), _root('savedViews(page: "players")', "{ id }")),
    "Query.node(SavedView)": (_node("SavedView"),),
    "Query.jobs": (
        _root(f"jobs{_PAGE}"),
        *_both_ways("jobs({})", _JOB + " and owner = 'operator:the-admin' order by id limit 1"),
        *_both_ways("jobs(allOperators: true, {})", _JOB + " order by id offset {n} / 2 limit 1"),
    ),
    "Query.job": (Case("query ($it: ID!) { job(id: $it) { id } }", None, {"it": "Job"}),),
    "Query.node(Job)": (_node("Job"),),
    "Query.systemJobs": (
        _root(f"systemJobs{_PAGE}"),
        *(
            _root(f"systemJobs(first: {FIRST}, filter: {{{which}}})")
            for which in ("state: FAILED", 'name: "rare"', 'state: DONE, name: "rare"')
        ),
        *_both_ways("systemJobs({})", "select seq from jobs.system_job order by seq offset {n} / 2 limit 1"),
    ),
    "Query.systemJob": (Case("query ($it: ID!) { systemJob(id: $it) { id } }", None, {"it": "SystemJob"}),),
    "Query.node(SystemJob)": (_node("SystemJob"),),
    "Job.failures": tuple(
        Case(f"query ($it: ID!) {{ job(id: $it) {{ failures({page}) {_INFO} }} }}", half, {"it": "Job"})
        for page, half in (
            (f"first: {FIRST}", None),
            (f'first: {FIRST}, after: "{HALF}"', _STEP),
            (f'last: {FIRST}, before: "{HALF}"', _STEP),
        )
    ),
    "Query.feeds": (_root("feeds", "{ id last { no } }"),),
    "Query.feed": (Case("query ($it: ID!) { feed(id: $it) { id } }", None, {"it": "Feed"}),),
    "Query.node(Feed)": (_node("Feed"),),
    "Query.inboundWebhooks": (
        _root(f"inboundWebhooks{_PAGE}"),
        *(
            _root(f"inboundWebhooks(first: {FIRST}, filter: {{{which}}})", _INFO)
            for which in ("state: PARKED", 'provider: "acme"', 'provider: "acme", state: PARKED')
        ),
        *_both_ways("inboundWebhooks({})", _RECEIVED),
    ),
    "Query.inboundWebhook": (
        Case("query ($it: ID!) { inboundWebhook(id: $it) { id } }", None, {"it": "InboundWebhook"}),
    ),
    "Query.node(InboundWebhook)": (_node("InboundWebhook"),),
    "Query.webhookEndpoints": (_root("webhookEndpoints", "{ id counts { pending } }"),),
    "Query.webhookEndpoint": (
        Case("query ($it: ID!) { webhookEndpoint(id: $it) { id } }", None, {"it": "WebhookEndpoint"}),
    ),
    "Query.webhookDelivery": (
        Case("query ($it: ID!) { webhookDelivery(id: $it) { id } }", None, {"it": "WebhookDelivery"}),
    ),
    "Query.node(WebhookEndpoint)": (_node("WebhookEndpoint"),),
    "Query.node(WebhookDelivery)": (_node("WebhookDelivery"),),
    "WebhookEndpoint.deliveries": tuple(
        Case(
            f"query ($it: ID!) {{ webhookEndpoint(id: $it) {{ deliveries({page}) {_INFO} }} }}",
            half,
            {"it": "WebhookEndpoint"},
        )
        for page, half in (
            (f"first: {FIRST}", None),
            (f"first: {FIRST}, filter: {{state: FAILED}}", None),
            (f'first: {FIRST}, after: "{HALF}"', _DELIVERY),
            (f'last: {FIRST}, before: "{HALF}"', _DELIVERY),
        )
    ),
    "WebhookDelivery.attemptLog": (
        Case(
            "query ($it: ID!) { webhookDelivery(id: $it) { attemptLog { no } } }",
            None,
            {"it": "WebhookDelivery"},
        ),
    ),
    "Query.brandChanges": (
        _root(f"brandChanges{_PAGE}"),
        *_both_ways(
            "brandChanges({})",
            "select created_at, id from players.brand_change where brand = {brand}" + _HALFWAY,
        ),
    ),
    "Query.pendingCorrections": (
        _root(f"pendingCorrections{_PAGE}"),
        *_both_ways(
            "pendingCorrections({})",
            "select created_at, id from players.correction where brand = {brand} and state = 'PENDING'"
            + _HALFWAY,
        ),
    ),
    "Query.factorResets": (
        _root(f"factorResets{_PAGE}"),
        *_both_ways(
            "factorResets({})",
            "select created_at, id from identity.factor_reset_request where brand = {brand}" + _HALFWAY,
        ),
    ),
    "Query.moneyLimitChanges": (
        _root(f"moneyLimitChanges{_PAGE}"),
        *_both_ways("moneyLimitChanges({})", _WAITING % ("money_limit_change", "32") + _HALFWAY),
    ),
    "Query.operators": (
        _root(f"operators{_PAGE}"),
        *_both_ways("operators({})", "select id from identity.operator order by id offset {n} / 2"),
        Case(
            f"query {{ operators{_AFTER} {NODES} }}",
            "select id from identity.operator order by id offset {n} / 2",
        ),
    ),
    "Query.roleAssignments": (
        _root(f"roleAssignments{_PAGE}"),
        *_both_ways(
            "roleAssignments({})",
            "select id from identity.role_assignment where brand = {brand} order by id offset {n} / 2",
        ),
        _root(f"roleAssignments(first: {FIRST}, status: PENDING)"),
        Case(
            f"query {{ roleAssignments{_AFTER} {NODES} }}",
            "select id from identity.role_assignment where brand = {brand} order by id offset {n} / 2",
        ),
    ),
    "Query.policyChanges": (
        _root(f"policyChanges{_PAGE}"),
        *_both_ways(
            "policyChanges({})",
            "select id from identity.policy_change where brand = {brand} order by id offset {n} / 2",
        ),
        _root(f"policyChanges(first: {FIRST}, status: PENDING)"),
        Case(
            f"query {{ policyChanges{_AFTER} {NODES} }}",
            "select id from identity.policy_change where brand = {brand} order by id offset {n} / 2",
        ),
    ),
    "Query.todayFigures": (Case(_FIGURES),),
    "Query.terms": (_root("terms", "{ version }"),),
    "Query.registrationRequirements": (
        _root('registrationRequirements(country: "GB")', "{ terms { version } }"),
    ),
    "Query.clients": (_root("clients", "{ id }"),),
    "Query.auditEntries": (
        *_both_ways(
            "auditEntries({})",
            "select day - '0001-01-01'::date + 1, seq from compliance.audit where brand = {brand}"
            " order by day, seq offset {n} / 2 limit 1",
        ),
        *(
            _root(f"auditEntries(first: {FIRST}, filter: {{{which}}})")
            for which in (
                "",
                'actor: "operator:bert"',
                'action: "suspend"',
                'playerId: "{id}"',
                'playerId: "{others}"',
                f"period: {{until: {_MIDDLE}}}",
                f"period: {{from: {_MIDDLE}}}",
                f'period: {{until: {_MIDDLE}}}, actor: "operator:anna"',
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
        for kind in (
            *("Player", "Wallet", "Transaction", "Round", "Deposit", "Withdrawal", "Adjustment"),
            *(
                "MoneyApproval",
                "MoneyLimitChange",
                "PlayerNote",
                "PlayerCorrection",
                "Operator",
                "RoleAssignment",
            ),
            *("PolicyChange", "Client", "BrandChange", "FactorReset"),
        )
    },
    "Query.node(WithdrawalHold)": (_node("WithdrawalHold"),),
    "Query.node(UnmatchedWin)": (_node("UnmatchedWin"),),
    "Query.node(GameSession)": (_node("GameSession", "game_server"),),
}

IN_MEMORY: Final = "answered from the policy that every process holds compiled"
IN_VALKEY: Final = "kept in Valkey, a set for each account, and all of it is shown"

WITHOUT_STATEMENTS: Final[dict[str, str]] = {
    "Query.webhookChoices": "of the code",
    "WebhookRequest.headers": "a dozen, read with the attempt",
    "WebhookEndpoint.secrets": "two at most, read with the endpoint",
    "Query.accessRoles": IN_MEMORY,
    "Query.accessMatrix": IN_MEMORY,
    "Query.whoCanSee": IN_MEMORY,
    "Query.whatCanSee": IN_MEMORY,
    "Query.explainAccess": IN_MEMORY,
    "Query.viewer": "the caller, from their token",
    "Viewer.permissions": IN_MEMORY,
    "Viewer.factors": "those of the viewer's own account, all of which are shown",
    "Viewer.programConsents": "those of the viewer's own account, by the beginning of the primary key",
    "Viewer.sessions": IN_VALKEY,
    "Player.sessions": IN_VALKEY,
    "Query.node": "see the types it finds",
    "Query.node(AccountSession)": "kept in Valkey, by its id",
    "Query.node(EnrolledFactor)": "one of the viewer's own, which are few",
    "Subscription.queueCountsChanged": "what `Query.queueCounts` reads, pushed",
    "Subscription.playersChanged": "the players named in it, pushed by their ids",
    "Subscription.walletsChanged": "the wallets of the players named in it, pushed",
}
"""Lists that read no table -> where they come from."""

PARTS: Final = frozenset(
    {
        "AccountSession.proofs",
        "RegistrationRequirements.terms",
        "Transaction.legs",
        "WithdrawalHeld.holds",
        "BalanceSeries.points",
        "DayFigures.hours",
        "DayFigures.money",
        "HourFigures.money",
        "CoordinateAccess.roles",
        "CoordinateAccess.operators",
        "AccessExplanation.reasons",
        "AccessExplanation.neededFields",
        "PolicyChange.edits",
        "AuditEntry.details",
        "RegistrationRefused.reasons",
        "RoleRefused.complaints",
        "PolicyChangeRefused.complaints",
        "PersonalDataRevealed.values",
        "PlayerCorrection.changes",
        "WalletChange.wallets",
        "WorkItemsChange.items",
        "TimelineEntry.changes",
    }
)
"""Lists within one row of another list or look-up, which they come with."""
