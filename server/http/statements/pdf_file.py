"""A statement as PDF. Its font holds Latin, Greek and Cyrillic letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import accumulate, takewhile, zip_longest
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from server.http.statements.words import operation_words, wallet_words

SUMS: Final = ("opening", "credited", "debited", "closing")
FONT: Final = "DejaVuSans"
FONT_FILE: Final = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
WIDTH, HEIGHT = landscape(A4)
MARGIN: Final = 36.0
LINE: Final = 11.0
SIZE, SIZE_OF_TITLE = 7.0, 13.0
GAP: Final = 6.0
"""Between a number and the column after it."""
ROWS_OF_PAGE: Final = int((HEIGHT - 2 * MARGIN) / LINE) - 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Where columns begin, in points from the margin; those of numbers end where the next one begins."""

    edges: tuple[float, ...]
    right: frozenset[int]

    def end(self, index: int) -> float:
        """Where a column ends."""
        return self.edges[index + 1] if index + 1 < len(self.edges) else WIDTH - 2 * MARGIN


BALANCES: Final = Layout((0, 40, 122, 166, 246, 326, 406, 486), frozenset({0, 3, 4, 5, 6}))
FIXED_WIDTHS: Final = {
    "Time (UTC)": 88.0,
    "Number": 34.0,
    "Kind": 96.0,
    "Wallet": 28.0,
    "Currency": 38.0,
    "Amount": 62.0,
    "Balance": 62.0,
    "Reserved": 62.0,
}
SHARES: Final = {"Reference": 3.0, "Game": 2.0, "Round": 2.5, "Reason": 2.5}
"""These columns share what the others leave."""
NUMBERS: Final = frozenset({"Number", "Wallet", "Amount", "Balance", "Reserved"})
LINE_OF_TEXT: Final = Layout((0,), frozenset())
NONE_YET: Final = "No transactions in this period."


def operations_layout(titles: Sequence[str]) -> Layout:
    """The layout of the movements with these columns."""
    left = WIDTH - 2 * MARGIN - sum(FIXED_WIDTHS.get(title, 0) for title in titles)
    share = left / (sum(SHARES.get(title, 0) for title in titles) or 1)
    widths = [FIXED_WIDTHS.get(title) or SHARES[title] * share for title in titles]
    edges = accumulate(widths, initial=0.0)
    return Layout(tuple(edges), frozenset(at for at, title in enumerate(titles) if title in NUMBERS))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the titles of its columns are underlined."""

    cells: Sequence[str]
    layout: Layout = BALANCES
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Which casino's statement it is (the brand's name), whose, of which period, and when it was made."""

    casino: str
    person: str
    player: str
    since: str
    until: str
    made_at: str


@cache
def font() -> TTFont:
    """The font, registered once in a process."""
    made = TTFont(FONT, str(FONT_FILE))
    pdfmetrics.registerFont(made)
    return made


def rows_of(
    titles: Sequence[str], wallets: Sequence[dict[str, Any]], lines: Sequence[Sequence[str]]
) -> list[Row]:
    """The rows of the tables, the balances of wallets before the movements; kinds in words."""
    return [
        Row(("Wallet", "Kind", "Currency", *map(str.capitalize, SUMS)), BALANCES, is_title=True),
        *(_balances(wallet) for wallet in wallets),
        Row(()),
        *_operations(titles, lines),
    ]


def _operations(titles: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Without the columns in which nothing stands."""
    if not lines:
        yield Row((NONE_YET,), LINE_OF_TEXT)
        return
    used = [at for at in range(len(titles)) if any(line[at] for line in lines)]
    shown = [titles[at] for at in used]
    layout = operations_layout(shown)
    yield Row(shown, layout, is_title=True)
    kind = titles.index("Kind")
    for line in lines:
        yield Row([operation_words(line[at]) if at == kind else line[at] for at in used], layout)


def _balances(wallet: dict[str, Any]) -> Row:
    sums = (wallet[name]["amount"] for name in SUMS)
    return Row(
        (str(wallet["walletNo"]), wallet_words(wallet["walletKind"]), wallet["currency"], *sums), BALANCES
    )


def pages_of(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows line by line, page by page; one of several lines stays together as far as a page holds it."""
    page: list[Row] = []
    for row in rows:
        lines = _lines_of(row)
        if len(page) + len(lines) > ROWS_OF_PAGE >= len(lines):
            yield page
            page = []
        for line in lines:
            if len(page) == ROWS_OF_PAGE:
                yield page
                page = []
            page.append(line)
    yield page


def _lines_of(row: Row) -> list[Row]:
    """The row as one row for each line that its longest text takes."""
    layout = row.layout
    if len(row.cells) == 1:
        return [row]
    columns = [
        [cell] if at in layout.right else wrapped(cell, layout.end(at) - layout.edges[at] - 3)
        for at, cell in enumerate(row.cells)
    ]
    if all(len(column) == 1 for column in columns):
        return [row]
    lines = list(zip_longest(*columns, fillvalue=""))
    return [Row(cells, layout, row.is_title and cells is lines[-1]) for cells in lines]


def pdf_of(heading: Heading, rows: Sequence[Row], draw_on: type[Canvas] = Canvas) -> bytes:
    """The file. It takes a thread of its own for some thousand rows."""
    font()
    buffer = BytesIO()
    canvas = draw_on(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle(f"{heading.casino}: statement {heading.since} - {heading.until}")
    canvas.setAuthor(heading.casino)
    canvas.setSubject(f"Statement of {heading.player}, {heading.since} - {heading.until} UTC")
    pages = list(pages_of(rows))
    for number, page in enumerate(pages, 1):
        _draw(canvas, heading, page, f"{number} / {len(pages)}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, heading: Heading, page: Sequence[Row], number: str) -> None:
    top = HEIGHT - MARGIN
    canvas.setFont(FONT, SIZE_OF_TITLE)
    canvas.drawString(MARGIN, top, heading.casino)
    canvas.setFont(FONT, SIZE)
    canvas.drawRightString(WIDTH - MARGIN, top, f"Statement {heading.since} - {heading.until} UTC")
    canvas.drawString(MARGIN, top - LINE, f"{heading.person}   {heading.player}")
    canvas.drawRightString(WIDTH - MARGIN, top - LINE, f"made {heading.made_at} UTC   {number}")
    for at, row in enumerate(page):
        height = top - LINE * (at + 4)
        for index, cell in enumerate(row.cells):
            _draw_cell(canvas, row.layout, index, height, cell)
        if row.is_title:
            canvas.setLineWidth(0.4)
            canvas.line(MARGIN, height - 3, MARGIN + row.layout.end(len(row.cells) - 1), height - 3)


def _draw_cell(canvas: Canvas, layout: Layout, index: int, height: float, cell: str) -> None:
    begin, end = layout.edges[index], layout.end(index)
    if index in layout.right:
        canvas.drawRightString(MARGIN + end - GAP, height, cell)
    else:
        canvas.drawString(MARGIN + begin, height, cell)


def wrapped(text: str, width: float) -> list[str]:
    """The whole text in lines as wide as the column, broken at a space where there is one."""
    lines = []
    while font().stringWidth(text, SIZE) > width and len(text) > 1:
        cut = _fitting(text, width)
        space = text.rfind(" ", 1, cut + 1)
        cut = cut if space < 0 else space
        lines.append(text[:cut])
        text = text[cut:].lstrip(" ")
    return [*lines, text]


def _fitting(text: str, width: float) -> int:
    """How many characters a line holds, one at least."""
    ends = accumulate(font().stringWidth(letter, SIZE) for letter in text)
    return max(1, sum(1 for _ in takewhile(lambda end: end <= width, ends)))
