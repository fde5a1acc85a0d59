"""A player's statement adds up, and is the same as data, as CSV and as PDF."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import UUID

import pytest

from domain.shared.ids import new_id
from domain.wallets.kinds import OperationKind, WalletKind
from server.http.statements.csv_file import safe_text
from server.http.statements.pdf_file import Heading, pdf_of
from server.http.statements.words import OPERATIONS, WALLETS, operation_words, wallet_words
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

STATEMENT = """
query ($id: ID!, $period: PeriodInput!) {
  player(id: $id) { statement(period: $period) {
    from until
    wallets {
      walletNo walletKind currency transactions
      opening { amount } credited { amount } debited { amount } closing { amount }
    }
    transactions(first: 100) { totalCount nodes { seq at legs { walletNo amount { amount } } } }
  } }
}
"""
KEPT = """
  select wallet_no, at, amount, balance_after from wallets.entry where player_id = $1 order by at, leg
"""


@pytest.fixture(scope="module")
async def guest(application: Application) -> FundedPlayer:
    """A player with bets paid by two wallets, wins, a withdrawal and a correction."""
    guest = await a_funded_player(application)
    grant = {"playerId": guest.id, "key": a_key(), "kind": "BONUS", "amount": eur("20.00")}
    await guest.crm.mutate("grantFunds", **grant, grantId=str(new_id()))
    await guest.bet("110.00", key="s1", round="=1+1", game="@SUM(A1)")
    await guest.win("25.00", bet="s1", round="=1+1", game="@SUM(A1)")
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("5.00"), "method": "bank"}
    await guest.player.mutate("requestWithdrawal", **asked)
    adjust = {
        "walletId": guest.wallet(),
        "key": "+adj",
        "amount": eur("-1.00"),
        "reason": "=cmd|' /C'!A0",
    }
    assert (await guest.accountant.mutate("adjustBalance", **adjust))["__typename"] == "Adjusted"
    return guest


async def moments(guest: FundedPlayer) -> list[datetime]:
    """When each operation was applied, in order."""
    rows = await guest.application.rows(KEPT, guest.id.removeprefix("plr_"))
    return sorted({row[1] for row in rows})


def period(since: datetime, until: datetime) -> Json:
    return {"from": since.isoformat(), "until": until.isoformat()}


async def statement(guest: FundedPlayer, since: datetime, until: datetime) -> Json:
    """The statement of a period, as the accountant sees it."""
    found = await guest.accountant.data_of(STATEMENT, id=guest.id, period=period(since, until))
    result: Json = found["player"]["statement"]
    return result


async def test_movements_are_the_difference_of_the_balances_in_every_period(guest: FundedPlayer) -> None:
    kept = await guest.application.rows(KEPT, guest.id.removeprefix("plr_"))
    times = await moments(guest)
    ends = [times[0] - timedelta(seconds=1), *times, times[-1] + timedelta(microseconds=1)]
    assert len(times) == 6
    for at, since in enumerate(ends):
        for until in ends[at + 1 :]:
            found = await statement(guest, since, until)
            inside = [row for row in kept if since <= row[1] < until]
            for wallet in found["wallets"]:
                legs = [row for row in kept if row[0] == wallet["walletNo"]]
                before = [row[3] for row in legs if row[1] < since]
                after = [row[3] for row in legs if row[1] < until]
                moved = [row[2] for row in inside if row[0] == wallet["walletNo"]]
                shown = {
                    name: int(Decimal(wallet[name]["amount"]) * 100)
                    for name in ("opening", "credited", "debited", "closing")
                }
                assert shown == {
                    "opening": before[-1] if before else 0,
                    "credited": sum(each for each in moved if each > 0),
                    "debited": sum(each for each in moved if each < 0),
                    "closing": after[-1] if after else 0,
                }
                assert shown["opening"] + shown["credited"] + shown["debited"] == shown["closing"]
                assert wallet["transactions"] == len(
                    {row[1] for row in inside if row[0] == wallet["walletNo"]}
                )
            assert found["transactions"]["totalCount"] == len({row[1] for row in inside})


async def test_a_statement_lists_wallets_that_were_open_by_its_end(guest: FundedPlayer) -> None:
    times = await moments(guest)
    whole = await statement(guest, times[0], times[-1] + timedelta(microseconds=1))
    assert [(each["walletNo"], each["walletKind"]) for each in whole["wallets"]] == [
        (0, "REAL"),
        (1, "BONUS"),
    ]
    early = await statement(guest, times[0], times[0] + timedelta(microseconds=1))
    assert [each["walletNo"] for each in early["wallets"]] == [0]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "period.from"),
        ({"from": "2026-01-01T00:00:00Z"}, "period.until"),
        ({"until": "2026-01-01T00:00:00Z"}, "period.from"),
        ({"from": "2026-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z"}, "period.until"),
        ({"from": "2026-01-02T00:00:00Z", "until": "2026-01-01T00:00:00Z"}, "period.until"),
    ],
    ids=str,
)
async def test_a_statement_is_of_a_period_that_is_over(guest: FundedPlayer, asked: Json, field: str) -> None:
    refused = await guest.accountant.error_of(STATEMENT, id=guest.id, period=asked)
    assert refused == {"code": "BAD_USER_INPUT", "field": field}
    response = await guest.accountant.get(f"/players/{guest.id}/statement.csv", **asked)
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert response.json()["field"] == field.removeprefix("period.")


async def file(guest: FundedPlayer, form: str, by: Any = None) -> Any:
    times = await moments(guest)
    whole = period(times[0], times[-1] + timedelta(microseconds=1))
    return await (by or guest.accountant).get(f"/players/{guest.id}/statement.{form}", **whole)


async def test_a_win_that_closes_its_round_stands_once(application: Application) -> None:
    guest = await a_funded_player(application)
    await guest.bet("10.00", key="s1", round="r1")
    await guest.win("25.00", bet="s1", round="r1", closesRound=True)
    rows = list(csv.DictReader(StringIO((await file(guest, "csv")).text)))
    assert [row["Amount"] for row in rows if row["Kind"] == "WIN"] == ["25.00"]


async def test_files_are_named_by_their_period(guest: FundedPlayer) -> None:
    asked = {"from": "2026-01-31T22:00:00-03:00", "until": "2026-03-01T00:00:00Z"}
    for form in ("csv", "pdf"):
        response = await guest.accountant.get(f"/players/{guest.id}/statement.{form}", **asked)
        name = f"statement-{UUID(guest.id.removeprefix('plr_'))}-2026-02-01-2026-03-01.{form}"
        assert response.headers["content-disposition"] == f'attachment; filename="{name}"'


async def test_csv_holds_every_leg_between_the_balances(guest: FundedPlayer) -> None:
    response = await file(guest, "csv")
    assert (response.status_code, response.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-disposition"].startswith('attachment; filename="statement-')
    rows = list(csv.DictReader(StringIO(response.text)))
    assert [row["Kind"] for row in rows][:2] == ["OPENING", "OPENING"]
    assert [row["Kind"] for row in rows][-2:] == ["CLOSING", "CLOSING"]
    lines = [row for row in rows if row["Kind"] not in {"OPENING", "CLOSING"}]
    kept = await guest.application.rows(KEPT, guest.id.removeprefix("plr_"))
    assert [
        (int(row["Wallet"]), int(Decimal(row["Amount"]) * 100), int(Decimal(row["Balance"]) * 100))
        for row in lines
    ] == [(row[0], row[2], row[3]) for row in kept]
    for no in ("0", "1"):
        of = [row for row in rows if row["Wallet"] == no]
        moved = sum(Decimal(row["Amount"]) for row in of if row["Amount"])
        assert Decimal(of[0]["Balance"]) + moved == Decimal(of[-1]["Balance"])


async def test_csv_holds_no_formula(guest: FundedPlayer) -> None:
    rows = list(csv.DictReader(StringIO((await file(guest, "csv")).text)))
    cells = {row[name] for row in rows for name in ("Reference", "Game", "Round", "Reason")}
    assert {"'=1+1", "'@SUM(A1)", "'=cmd|' /C'!A0", "'+adj"} <= cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\uff1d1"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert safe_text(text) == f"'{text}"
    assert safe_text(f"a{text}") == f"a{text}"


async def test_pdf_holds_the_statement(guest: FundedPlayer) -> None:
    response = await file(guest, "pdf")
    assert (response.status_code, response.headers["content-type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF-")
    assert response.content.rstrip().endswith(b"%%EOF")


def test_every_kind_has_words_of_its_own() -> None:
    for kinds, words in ((OperationKind, OPERATIONS), (WalletKind, WALLETS)):
        assert set(words) == set(kinds)
        assert len(set(words.values())) == len(words)
    assert operation_words("") == wallet_words(None) == ""


async def test_the_pdf_is_of_the_brand_by_its_name(
    guest: FundedPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.http.statements import routes  # noqa: PLC0415 - only this test reaches into it

    headings: list[Heading] = []

    def noted(heading: Heading, rows: Any) -> bytes:
        headings.append(heading)
        return pdf_of(heading, rows)

    monkeypatch.setattr(routes, "pdf_of", noted)
    await file(guest, "pdf")
    named = await guest.application.rows("select name from players.brand where id = 'default'")
    assert [(heading.casino,) for heading in headings] == named


async def test_exports_are_audited(guest: FundedPlayer) -> None:
    await file(guest, "csv")
    await file(guest, "pdf")
    text = f'{{ auditEntries(first: 2, filter: {{playerId: "{guest.id}", action: "export_statement"}})'
    found = await guest.admin.data_of(text + " { nodes { actor outcome details { name values } } } }")
    entries = found["auditEntries"]["nodes"]
    assert [each["outcome"] for each in entries] == ["StatementExported"] * 2
    forms = [{each["name"]: each["values"] for each in entry["details"]}["format"] for entry in entries]
    assert forms == [["pdf"], ["csv"]]
    assert {each["actor"] for each in entries} == {f"operator:anna-{guest.id}"}


async def test_files_are_for_those_who_may_read_the_statement(
    guest: FundedPlayer, application: Application
) -> None:
    assert (await file(guest, "csv", guest.player)).status_code == 200
    other = (await a_funded_player(application, None)).player
    assert (await file(guest, "csv", other)).status_code == 404
    for role in ("crm", "game_server"):
        refused = await file(guest, "csv", application.as_(role))
        assert (refused.status_code, refused.json()["coordinate"]) == (403, "Player.statement(period)"), role
    assert (await file(guest, "pdf", application.as_("anonymous"))).status_code in {401, 403}


async def test_fields_that_are_hidden_are_empty_in_the_file(
    guest: FundedPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.http.statements import routes  # noqa: PLC0415 - only this test reaches into it

    monkeypatch.setattr(
        routes, "_hidden", lambda _errors: frozenset({"Transaction.reason", "Leg.balanceAfter"})
    )
    rows = list(csv.DictReader(StringIO((await file(guest, "csv")).text)))
    lines = [row for row in rows if row["Kind"] not in {"OPENING", "CLOSING"}]
    assert {row["Reason"] for row in lines} == {row["Balance"] for row in lines} == {""}
    assert all(row["Amount"] for row in lines)


async def test_a_pdf_that_would_be_too_long_is_refused(
    guest: FundedPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.http.statements import routes  # noqa: PLC0415 - only this test reaches into it

    monkeypatch.setattr(routes, "PDF_TRANSACTIONS_MAX", 5)
    response = await file(guest, "pdf")
    assert (response.status_code, response.json()["type"]) == (400, "urn:croupier:problem:statement-too-long")
    assert (await file(guest, "csv")).status_code == 200


def test_a_moment_is_shown_in_utc() -> None:
    from server.http.statements.lines import moment  # noqa: PLC0415

    assert moment(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2026-01-02 03:04:05"
