"""What a server process writes down while people register, sign in and are refused, at its most talkative."""

from __future__ import annotations

from tests.funded_players import a_registration
from tests.web.probed_server import ProbedServer

CARD = "4111 1111 1111 1111"
REGISTER = "mutation ($input: RegisterPlayerInput!) { registerPlayer(input: $input) { __typename } }"
NOTE = "mutation ($input: AddNoteInput!) { addNote(input: $input) { __typename } }"


async def test_logs_contain_no_tokens_personal_data_or_card_numbers(probed_server: ProbedServer) -> None:
    person = a_registration(
        email="jane.logged@mail.example", phone="+4915112345678", password="correct horse battery staple"
    )
    signed_in = {"authorization": f"Bearer {probed_server.token}"}
    realm = {"x-croupier-realm": "players"}
    login = {"login": "jane.logged@mail.example", "password": "wrong horse battery staple"}
    note = {"playerId": "plr_1", "text": CARD}
    await probed_server.post(json={"query": REGISTER, "variables": {"input": person}}, headers=signed_in)
    await probed_server.post(json={"query": REGISTER, "variables": {"input": person}})
    await probed_server.post(json={"query": NOTE, "variables": {"input": note}}, headers=signed_in)
    await probed_server.post("/auth/players/sign-in", json=login, headers=realm)
    await probed_server.post("/auth/players/password/forgot", json={"login": login["login"]}, headers=realm)
    await probed_server.post(
        method="GET", headers={"cookie": "__Host-croupier-players=SECRETcookie123", **realm}
    )
    await probed_server.talk(
        [{"type": "connection_init", "payload": {"authorization": f"Bearer {probed_server.token}"}}]
    )
    await probed_server.talk(
        [{"type": "connection_init", "payload": {"authorization": "Bearer stolen-and-wrong"}}]
    )

    written = probed_server.process.printed
    assert written.count("/auth/{realm}/sign-in") + written.count("sign-in") > 0
    for private in (
        probed_server.token,
        probed_server.token.rpartition(".")[2],
        "stolen-and-wrong",
        "SECRETcookie123",
        "jane.logged",
        "15112345678",
        "horse battery",
        CARD,
        CARD.replace(" ", ""),
    ):
        assert private not in written, private
