"""The books of brand days: postings by account, which the journal and the daily totals are made of.

Every leg of the ledger is three postings that sum to zero: what the player can use, what is reserved of it
for withdrawals, and the house account. Players' accounts are what is owed to them: a credit lets them grow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

PLAYER_FUNDS: Final = 1000
PLAYER_FUNDS_RESERVED: Final = 1100
"""Codes of players' accounts begin here; the number of the wallet's kind is added."""


class BooksNotBalanced(Exception):
    """Debits and credits differ, or balances do not follow from what was posted; the message says where."""


@dataclass(frozen=True, slots=True, order=True)
class BookAccount:
    """An account of the books, by its code and name."""

    code: int
    name: str


def player_account(kind: int, kind_name: str, *, reserved: bool) -> BookAccount:
    """The account of what is owed to players in wallets of a kind."""
    if reserved:
        return BookAccount(PLAYER_FUNDS_RESERVED + kind, f"PLAYER_FUNDS_{kind_name}_RESERVED")
    return BookAccount(PLAYER_FUNDS + kind, f"PLAYER_FUNDS_{kind_name}")


@dataclass(frozen=True, slots=True)
class DayPosting:
    """What was posted to an account on a brand day by one kind of operation, in minor units of a currency."""

    day: date
    currency: str
    account: BookAccount
    source: str
    debit: int
    credit: int
    postings: int


@dataclass(frozen=True, slots=True)
class BalanceCheck:
    """An account of players over all the days of a set: ``opening`` and what was posted make ``closing``."""

    currency: str
    account: BookAccount
    opening: int
    posted: int
    closing: int


def require_balanced(postings: Iterable[DayPosting]) -> None:
    """Check that debits are credits for each day and currency.

    Raises:
        BooksNotBalanced: they are not.
    """
    sums: defaultdict[tuple[date, str], int] = defaultdict(int)
    for each in postings:
        sums[each.day, each.currency] += each.debit - each.credit
    for (day, currency), difference in sums.items():
        if difference:
            raise BooksNotBalanced(f"{day} {currency}: debits are {difference} minor units more than credits")


Balances = Mapping[tuple[str, BookAccount], int]
"""Currency and account -> minor units."""


def checked_balances(
    opening: Balances, postings: Iterable[DayPosting], closing: Balances
) -> tuple[BalanceCheck, ...]:
    """The balances of players' accounts before and after the postings.

    Raises:
        BooksNotBalanced: what was posted is not their difference.
    """
    posted: defaultdict[tuple[str, BookAccount], int] = defaultdict(int)
    for each in postings:
        if each.account.code >= PLAYER_FUNDS:
            posted[each.currency, each.account] += each.credit - each.debit
    checks = tuple(
        BalanceCheck(*key, opening.get(key, 0), posted[key], closing.get(key, 0))
        for key in sorted({*opening, *posted, *closing})
    )
    for check in checks:
        if check.opening + check.posted != check.closing:
            where = f"{check.account.name} {check.currency}"
            raise BooksNotBalanced(
                f"{where}: {check.opening} and {check.posted} posted do not make {check.closing}"
            )
    return checks


def daily_totals(postings: Iterable[DayPosting]) -> Iterator[dict[str, Any]]:
    """A row for each day, currency and account: all its debits and credits."""
    sums: dict[tuple[date, str, BookAccount], list[int]] = {}
    for each in postings:
        row = sums.setdefault((each.day, each.currency, each.account), [0, 0, 0])
        for place, much in enumerate((each.debit, each.credit, each.postings)):
            row[place] += much
    for (day, currency, account), (debit, credit, count) in sorted(sums.items()):
        yield _line(day, currency, account, debit, credit, count)


def journal_lines(brand: str, postings: Iterable[DayPosting]) -> Iterator[dict[str, Any]]:
    """An entry for each day and currency: a line for each account and kind of operation, posted on one side.

    What comes to zero has no line.
    """
    entries: defaultdict[tuple[date, str], list[DayPosting]] = defaultdict(list)
    for each in postings:
        if each.credit != each.debit:
            entries[each.day, each.currency].append(each)
    for (day, currency), lines in sorted(entries.items()):
        ordered = sorted(lines, key=lambda one: (one.account, one.source))
        for number, each in enumerate(ordered, start=1):
            net = each.debit - each.credit
            row = _line(day, currency, each.account, max(net, 0), max(-net, 0), each.postings)
            yield {"entry": f"{brand}-{day}-{currency}", "line": number, "source": each.source, **row}


def side_totals(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int, int]]:
    """By currency: how many rows there are, and the sums of their debits and credits."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        found = sums.setdefault(row["currency"], [0, 0, 0])
        for place, much in enumerate((1, row["debit_minor"], row["credit_minor"])):
            found[place] += much
    return [(currency, *sums[currency]) for currency in sorted(sums)]  # type: ignore[misc]


def _line(
    day: date, currency: str, account: BookAccount, debit: int, credit: int, count: int
) -> dict[str, Any]:
    return {
        "brand_day": day,
        "currency": currency,
        "account_code": account.code,
        "account": account.name,
        "debit_minor": debit,
        "credit_minor": credit,
        "postings": count,
    }
