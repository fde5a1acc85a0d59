"""The pages of a statement as PDF, and which legs are lines of a file."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from domain.shared.ids import PlayerId, new_id
from domain.shared.money import CURRENCIES, Money
from domain.wallets.kinds import HouseAccount, WalletKind
from domain.wallets.model import Leg
from server.http.statements.lines import COLUMNS, shown_legs
from server.http.statements.pdf_file import (
    FONT,
    FONT_FILE,
    ROWS_OF_PAGE,
    SIZE,
    Heading,
    font,
    pages_of,
    pdf_of,
    rows_of,
    wrapped,
)
from tests.application import Json


class RecordingCanvas(Canvas):
    """Remembers each text, and whether it begins or ends where it was put."""

    drawn: ClassVar[list[tuple[str, str]]] = []

    def drawString(self, x: float, y: float, text: str, *more: Any, **named: Any) -> None:  # noqa: N802
        self.drawn.append((text, "left"))
        super().drawString(x, y, text, *more, **named)

    def drawRightString(self, x: float, y: float, text: str, *more: Any, **named: Any) -> None:  # noqa: N802
        self.drawn.append((text, "right"))
        super().drawRightString(x, y, text, *more, **named)


def test_the_pdf_names_the_casino_and_kinds_in_words_and_aligns_amounts() -> None:
    sums = {"opening": "1.10", "credited": "2.20", "debited": "3.30", "closing": "4.40"}
    wallet: Json = {"walletNo": 0, "walletKind": "FREE_SPINS", "currency": "EUR"}
    wallet |= {name: {"amount": amount} for name, amount in sums.items()}
    line = ["2026-01-02 10:00:00", "7", "TOMBSTONE", "0", "EUR", "5.50", "6.60", "7.70", "ref", "", "", ""]
    RecordingCanvas.drawn.clear()
    heading = Heading("Casino Malta", "Ann", "plr_1", "2026-01-01", "2026-02-01", "2026-02-02")
    pdf_of(heading, rows_of([column.title for column in COLUMNS], [wallet], [line]), RecordingCanvas)
    drawn = RecordingCanvas.drawn
    assert drawn[0] == ("Casino Malta", "left")
    amounts = [*sums.values(), "5.50", "6.60", "7.70"]
    assert {text: side for text, side in drawn if text in amounts} == dict.fromkeys(amounts, "right")
    shown = {text for text, _ in drawn}
    assert {"Free spins", "Bet not taken"} <= shown
    assert not shown & {"FREE_SPINS", "TOMBSTONE"}


def drawn_with(lines: list[list[str]]) -> tuple[list[str], bytes]:
    """The texts of a PDF with these movements, and the file."""
    RecordingCanvas.drawn.clear()
    heading = Heading("Casino Malta", "Ann", "plr_1", "2026-01-01", "2026-02-01", "2026-02-02")
    file = pdf_of(heading, rows_of([column.title for column in COLUMNS], [], lines), RecordingCanvas)
    return [text for text, _ in RecordingCanvas.drawn], file


def test_long_texts_are_wrapped_and_empty_columns_left_out() -> None:
    reference, game = "psp-" + "0123456789" * 12, "Book of very many long words of a game " * 3
    start = ["2026-01-02 10:00:00", "7", "DEPOSIT", "0", "EUR", "5.50", "6.60", "7.70"]
    texts, _ = drawn_with([[*start, reference, game, "", ""], [*start, "", "", "", ""]])
    assert reference in "".join(text for text in texts if text not in game)
    assert game.split() == [word for text in texts if text and text in game for word in text.split()]
    assert {"Reference", "Game"} <= set(texts)
    assert not {"Round", "Reason"} & set(texts)
    assert not [text for text in texts if "…" in text]


def test_wrapped_lines_fit_their_column_and_lose_nothing() -> None:
    font()
    for text in ("", "a", "W" * 300, "two words", "one-" * 40 + " end", " leading"):
        lines = wrapped(text, 40)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(stringWidth(line, FONT, SIZE) <= 40 for line in lines)
    assert wrapped("WW", 1) == ["W", "W"]


def test_a_text_of_more_lines_than_a_page_goes_on_on_the_next() -> None:
    font()  # texts are measured in it
    start = ["2026-01-02 10:00:00", "7", "DEPOSIT", "0", "EUR", "5.50", "6.60", "7.70"]
    rows = rows_of([column.title for column in COLUMNS], [], [[*start, "r", "g", "o", "W" * 2000]])
    pages = list(pages_of(rows))
    assert len(pages) > 1
    assert max(map(len, pages)) == ROWS_OF_PAGE
    assert sum(row.cells[-1].count("W") for page in pages for row in page if row.cells) == 2000


def test_a_statement_without_transactions_says_so() -> None:
    texts, _ = drawn_with([])
    assert ("No transactions in this period.", "left") in RecordingCanvas.drawn
    assert "Reference" not in texts
    line = ["2026-01-02 10:00:00", "7", "BET", "0", "EUR", "5.50", "6.60", "7.70", "ref", "", "", ""]
    assert "No transactions in this period." not in drawn_with([line])[0]


def test_the_metadata_of_a_pdf_names_the_brand_and_the_period() -> None:
    _, file = drawn_with([])
    assert b"/Author (Casino Malta)" in file
    assert b"/Subject (Statement of plr_1, 2026-01-01 - 2026-02-01 UTC)" in file


def test_pdf_has_as_many_pages_as_its_rows_need_and_shows_each_row_once() -> None:
    wallet: Json = {"walletNo": 0, "walletKind": "REAL", "currency": "EUR"}
    wallet |= {name: {"amount": "1.00"} for name in ("opening", "credited", "debited", "closing")}
    titles = [column.title for column in COLUMNS]
    lines = [[str(number), "1", "BET", *["1"] * 9] for number in range(200)]
    rows = rows_of(titles, [wallet], lines)
    pages = list(pages_of(rows))
    assert [row for page in pages for row in page] == rows
    assert len(pages) == 5
    heading = Heading("Casino", "Ána Ελένη Анна", "plr_1", "2026-01-01", "2026-02-01", "2026-02-02")
    assert pdf_of(heading, rows).count(b"/Type /Page\n") == len(pages)


@pytest.mark.parametrize(
    "name", ["Zoë Müller-Ørsted Łukasz Šimůnek Ğ", "Ελένη Παπαδοπούλου ΐ", "Анна Їжакевич Ђорђе"]
)
def test_the_font_holds_names_in_latin_greek_and_cyrillic(name: str) -> None:
    assert FONT_FILE.exists()
    assert [letter for letter in name if ord(letter) not in font().face.charToGlyph] == []


def test_only_legs_that_moved_something_are_shown_and_one_of_each_transaction() -> None:
    euro = CURRENCIES["EUR"]

    def leg(no: int, amount: int, reserved: int = 0) -> Leg:
        sums = [Money(minor, euro) for minor in (amount, reserved, 900, 0)]
        return Leg(PlayerId(new_id()), no, WalletKind.REAL, *sums, HouseAccount.GAMING_REVENUE)

    def shown(*legs: Leg) -> list[tuple[int, int]]:
        return [(each.wallet_no, each.amount.minor) for each in shown_legs(legs)]

    assert shown(leg(0, 25), leg(0, 0)) == [(0, 25)]
    assert shown(leg(0, 25), leg(1, -1)) == [(0, 25), (1, -1)]
    assert shown(leg(0, 0, 5), leg(1, 0)) == [(0, 0)]
    assert shown(leg(1, 0)) == [(1, 0)]
    assert shown(leg(1, 0), leg(0, 0)) == [(1, 0)]
