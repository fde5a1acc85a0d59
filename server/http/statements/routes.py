"""``/players/{id}/statement.csv`` and ``.pdf``: a player's statement as a file, under the API's rights."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from domain.compliance.commands import record_entry
from domain.compliance.model import Entry
from domain.players.ports import Brands
from domain.shared.errors import BadInput
from domain.shared.periods import Period
from domain.wallets.queries import WalletReads
from resolvers.context import Context
from resolvers.ids import player_id_of
from server.http.errors import FORBIDDEN
from server.http.graphql_api.context import MakeContext
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.request import GraphQLRequest
from server.http.rest.aliases import single_value
from server.http.rest.problems import Problem, method_not_allowed, not_found, problem_of
from server.http.rest.routes import METHODS, error_for
from server.http.statements.csv_file import csv_chunks
from server.http.statements.lines import COLUMNS, lines_of, moment
from server.http.statements.pdf_file import Heading, pdf_of, rows_of

Answer = Callable[[Request], Awaitable[Response]]

PDF_TRANSACTIONS_MAX: Final = 10_000
PARAMETERS: Final = {"period.from": "from", "period.until": "until"}
TOO_LONG: Final = f"A PDF has {PDF_TRANSACTIONS_MAX} transactions at most: take CSV"
DOCUMENT: Final = """
query Statement($id: ID!, $period: PeriodInput!) {
  player(id: $id) {
    username
    name { first last }
    statement(period: $period) {
      wallets {
        walletNo walletKind currency
        opening { amount } credited { amount } debited { amount } closing { amount }
      }
      transactions(first: 1) {
        totalCount
        nodes {
          seq at kind reference game roundReference reason
          legs { walletNo amount { amount } balanceAfter { amount } reservedAfter { amount } }
        }
      }
    }
  }
}
"""
"""One transaction is asked for to find out which of its fields are hidden from the caller."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that the caller may read, and what of its lines is hidden from them."""

    context: Context
    player: dict[str, Any]
    period: Period
    hidden: frozenset[str]

    @property
    def statement(self) -> dict[str, Any]:
        """As the document answers it."""
        statement: dict[str, Any] = self.player["statement"]
        return statement


@dataclass(frozen=True, slots=True)
class StatementFiles:
    """Makes the files. What is in them is asked for by a document, as any caller's."""

    engine: Engine
    make_context: MakeContext
    brands: Brands

    async def csv(self, request: Request) -> Response:
        """The statement as CSV, sent while it is read."""
        found = await self._find(request, "csv")
        if isinstance(found, Response):
            return found
        chunks = csv_chunks(
            moment(cast("Any", found.period.since)),
            moment(cast("Any", found.period.until)),
            found.statement["wallets"] or [],
            self._lines(request, found),
        )
        return StreamingResponse(
            chunks, headers=_headers(request, found.period, "csv"), media_type="text/csv; charset=utf-8"
        )

    async def pdf(self, request: Request) -> Response:
        """The statement as PDF, of so many transactions at most."""
        found = await self._find(request, "pdf")
        if isinstance(found, Response):
            return found
        lines = [line async for line in self._lines(request, found)]
        rows = rows_of([column.title for column in COLUMNS], found.statement["wallets"] or [], lines)
        since, until = found.period.since, found.period.until
        brand = await self.brands.find(found.context.viewer.brand)
        heading = Heading(
            casino=brand.name if brand else "",
            person=_person(found.player),
            player=str(request.path_params["id"]),
            since=moment(cast("Any", since)),
            until=moment(cast("Any", until)),
            made_at=moment(found.context.process.clock.now()),
        )
        file = await asyncio.to_thread(pdf_of, heading, rows)
        return Response(file, headers=_headers(request, found.period, "pdf"), media_type="application/pdf")

    def _lines(self, request: Request, found: Found) -> Any:
        player_id = player_id_of(request.path_params["id"])
        return lines_of(found.context.read(WalletReads), player_id, found.period, found.hidden)

    async def _find(self, request: Request, form: str) -> Found | Response:
        """The statement, recorded as exported; or the problem."""
        try:
            since, until = _period(request)
        except BadInput as error:
            return Problem(400, "bad-user-input", error.message, field=error.field)
        variables = {"id": request.path_params["id"], "period": {"from": since, "until": until}}
        call = GraphQLRequest(DOCUMENT, variables, "Statement")
        operation = None
        try:
            context = cast("Context", await self.make_context(request))
            operation = await self.engine.find(call, context)
            answer = await self.engine.run(operation, call, context)
            player: dict[str, Any] = (answer.body.get("data") or {}).get("player") or {}
            statement = player.get("statement")
            if statement is None or statement["transactions"] is None:
                if not answer.errors:
                    return not_found()
                return problem_of(error_for(request, answer.errors[0]), _parameter)
            count = statement["transactions"]["totalCount"] or 0
            if form == "pdf" and count > PDF_TRANSACTIONS_MAX:
                return Problem(400, "statement-too-long", TOO_LONG)
            details = {"format": form, "from": str(since), "until": str(until), "transactions": str(count)}
            entry = Entry(
                "export_statement", player_id_of(str(variables["id"])), "StatementExported", details
            )
            await context.process.commands.run(record_entry, entry, context.origin)
        except Exception as error:  # noqa: BLE001 - masked by the engine
            masked = self.engine.error_result([error], operation)
            return problem_of(masked.errors[0], _parameter)
        period = Period(datetime.fromisoformat(str(since)), datetime.fromisoformat(str(until)))
        return Found(context, player, period, _hidden(answer.errors))


def statement_routes(engine: Engine, make_context: MakeContext, brands: Brands) -> list[Route]:
    """Both files of a player's statement."""
    files = StatementFiles(engine, make_context, brands)
    return [
        Route("/players/{id}/statement.csv", _reading(files.csv), methods=METHODS),
        Route("/players/{id}/statement.pdf", _reading(files.pdf), methods=METHODS),
    ]


def _reading(answer: Answer) -> Answer:
    """The same for GET and HEAD; other methods are a problem."""

    async def read(request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return method_not_allowed("GET, HEAD")
        return await answer(request)

    return read


def _period(request: Request) -> tuple[str | None, str | None]:
    given: Mapping[str, list[str]] = {
        name: request.query_params.getlist(name) for name in request.query_params
    }
    if unknown := set(given) - {"from", "until"}:
        raise BadInput("There is no such parameter", field=min(unknown))
    return single_value("from", given), single_value("until", given)


def _parameter(field: str) -> str:
    """The query parameter that fills a field of the document's variables."""
    return PARAMETERS.get(field, field)


def _hidden(errors: list[dict[str, Any]]) -> frozenset[str]:
    """The fields that the caller may not read."""
    denied = (error["extensions"] for error in errors if error["extensions"]["code"] == FORBIDDEN)
    return frozenset(str(each["coordinate"]) for each in denied)


def _person(player: dict[str, Any]) -> str:
    """The player's name as far as the caller may read it."""
    name = player["name"] or {}
    parts = (name.get("first"), name.get("last"), f"({player['username']})" if player["username"] else None)
    return " ".join(part for part in parts if part)


def _headers(request: Request, period: Period, form: str) -> dict[str, str]:
    """The file is named by the player and the dates between which the period lies."""
    since, until = (moment(cast("Any", end))[:10] for end in (period.since, period.until))
    name = f"statement-{player_id_of(request.path_params['id'])}-{since}-{until}.{form}"
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
