"""The columns of feeds: each with its form, and the coordinates of the fields that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from domain.feeds.model import FeedKind


class ColumnForm(Enum):
    """What the values of a column are.

    AMOUNT: major units with the currency's decimals. MINOR: whole minor units. LIST: texts. OURS: names and
    ids that Croupier makes, which no spreadsheet takes for a formula. TEXT: written by others.
    """

    OURS = "OURS"
    TEXT = "TEXT"
    LIST = "LIST"
    INTEGER = "INTEGER"
    AMOUNT = "AMOUNT"
    MINOR = "MINOR"
    TIME = "TIME"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"


MASKABLE: Final = frozenset({ColumnForm.TEXT, ColumnForm.OURS})
"""Texts are shown masked where a role may read them masked; all other values are not shown then."""


@dataclass(frozen=True, slots=True)
class FeedColumn:
    """A column. ``coordinates``: of the fields that it shows, all of which a role must be allowed to read."""

    name: str
    form: ColumnForm
    coordinates: tuple[str, ...]


def _columns(written: str) -> tuple[FeedColumn, ...]:
    """One column a line: name, form, coordinates."""
    return tuple(
        FeedColumn(name, ColumnForm(form), tuple(coordinates))
        for name, form, *coordinates in (line.split() for line in written.strip().splitlines())
    )


PLAYERS: Final = _columns("""
player_id OURS Player.id
external_id TEXT Player.externalId
username TEXT Player.username
status OURS Player.status
status_since TIME Player.statusSince
status_reason OURS Player.statusReason
excluded_until TIME Player.excludedUntil
country OURS Player.country
currency OURS Player.currency
jurisdiction OURS Player.jurisdiction
created_at TIME Player.createdAt
version INTEGER Player.version
vip_level INTEGER Player.vipLevel
tags LIST Player.tags
email TEXT Player.email
email_verified_at TIME Player.emailVerifiedAt
phone TEXT Player.phone
phone_verified_at TIME Player.phoneVerifiedAt
first_name TEXT Player.name PersonName.first
last_name TEXT Player.name PersonName.last
date_of_birth DATE Player.dateOfBirth
national_id TEXT Player.nationalId
street TEXT Player.address Address.street
city TEXT Player.address Address.city
postal_code TEXT Player.address Address.postalCode
region TEXT Player.address Address.region
language OURS Player.preferences Preferences.language
time_zone OURS Player.preferences Preferences.timeZone
contact_by LIST Player.preferences Preferences.contactBy
marketing_channels LIST Player.marketingChannels
may_be_marketed BOOLEAN Player.allowances Allowances.mayBeMarketed
traffic_source TEXT Player.source PlayerSource.trafficSource
campaign TEXT Player.source PlayerSource.campaign
""")

TRANSACTIONS: Final = _columns("""
transaction_id OURS Transaction.id
player_id OURS Transaction.player Player.id
seq INTEGER Transaction.seq
leg INTEGER Transaction.legs
at TIME Transaction.at
occurred_at TIME Transaction.occurredAt
kind OURS Transaction.kind
wallet_no INTEGER Transaction.legs Leg.walletNo
wallet_kind OURS Transaction.legs Leg.walletKind
currency OURS Transaction.legs Leg.amount Money.currency
amount AMOUNT Transaction.legs Leg.amount Money.amount
amount_minor MINOR Transaction.legs Leg.amount Money.minor
reserved_delta_minor MINOR Transaction.legs Leg.reservedDelta Money.minor
balance_after_minor MINOR Transaction.legs Leg.balanceAfter Money.minor
house_account OURS Transaction.legs Leg.contra
reference TEXT Transaction.reference
round_reference TEXT Transaction.roundReference
game TEXT Transaction.game
bet_seq INTEGER Transaction.betSeq
reversal_of INTEGER Transaction.reversalOf
channel OURS Transaction.channel
actor TEXT Transaction.actor
reason TEXT Transaction.reason
""")

ADJUSTMENTS: Final = _columns("""
adjustment_id OURS Adjustment.id
player_id OURS Adjustment.player Player.id
wallet_no INTEGER Adjustment.walletNo
currency OURS Adjustment.amount Money.currency
amount AMOUNT Adjustment.amount Money.amount
amount_minor MINOR Adjustment.amount Money.minor
state OURS Adjustment.state
reason TEXT Adjustment.reason
maker TEXT Adjustment.maker
checker TEXT Adjustment.checker
created_at TIME Adjustment.createdAt
decided_at TIME Adjustment.decidedAt
""")

_BOOK: Final = "Transaction.legs Leg.amount Leg.walletKind Leg.contra"

DAILY_TOTALS: Final = _columns(f"""
brand_day DATE Transaction.at
currency OURS {_BOOK} Money.currency
account_code INTEGER {_BOOK}
account OURS {_BOOK}
debit AMOUNT {_BOOK} Money.amount
debit_minor MINOR {_BOOK} Money.minor
credit AMOUNT {_BOOK} Money.amount
credit_minor MINOR {_BOOK} Money.minor
postings INTEGER {_BOOK}
""")

JOURNAL: Final = _columns(f"""
entry OURS Transaction.at {_BOOK}
line INTEGER {_BOOK}
brand_day DATE Transaction.at
currency OURS {_BOOK} Money.currency
account_code INTEGER {_BOOK}
account OURS {_BOOK}
debit AMOUNT {_BOOK} Money.amount
debit_minor MINOR {_BOOK} Money.minor
credit AMOUNT {_BOOK} Money.amount
credit_minor MINOR {_BOOK} Money.minor
source OURS Transaction.kind {_BOOK}
postings INTEGER {_BOOK}
""")

COLUMNS: Final[Mapping[FeedKind, tuple[FeedColumn, ...]]] = {
    FeedKind.PLAYERS: PLAYERS,
    FeedKind.TRANSACTIONS: TRANSACTIONS,
    FeedKind.ADJUSTMENTS: ADJUSTMENTS,
    FeedKind.DAILY_TOTALS: DAILY_TOTALS,
    FeedKind.JOURNAL: JOURNAL,
}

WHOLE: Final = frozenset({FeedKind.DAILY_TOTALS, FeedKind.JOURNAL})
"""Kinds whose columns are all there and unmasked, or nothing is: books with gaps mean nothing."""
