"""A statement as CSV (RFC 4180, UTF-8): opening balances, movements, closing balances."""

import csv
from collections.abc import AsyncIterator, Iterable
from io import StringIO
from typing import Any, Final

from server.http.statements.lines import COLUMNS

# Full-width forms count, too.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
_LINES_IN_CHUNK: Final = 200


def safe_text(cell: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def safe_cells(cells: Iterable[str]) -> list[str]:
    """The cells of a line. Amounts and times are ours and stay as they are."""
    return [safe_text(cell) if column.is_text else cell for column, cell in zip(COLUMNS, cells, strict=True)]


async def csv_chunks(
    since: str, until: str, wallets: list[dict[str, Any]], lines: AsyncIterator[list[str]]
) -> AsyncIterator[bytes]:
    """The file, in chunks of some lines."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows(balance_line(since, "OPENING", wallet, "opening") for wallet in wallets)
    number = 0
    async for cells in lines:
        writer.writerow(safe_cells(cells))
        number += 1
        if number % _LINES_IN_CHUNK == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    writer.writerows(balance_line(until, "CLOSING", wallet, "closing") for wallet in wallets)
    yield buffer.getvalue().encode()


def balance_line(moment: str, kind: str, wallet: dict[str, Any], which: str) -> list[str]:
    """The line of a wallet's balance before or after the period."""
    cells = dict.fromkeys((column.title for column in COLUMNS), "")
    cells |= {
        "Time (UTC)": moment,
        "Kind": kind,
        "Wallet": str(wallet["walletNo"]),
        "Currency": wallet["currency"],
        "Balance": wallet[which]["amount"],
    }
    return list(cells.values())
