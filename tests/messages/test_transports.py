"""The SMS gateway and the mail server, each against a real server on loopback that speaks their protocol."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from adapters.messages import sms as module
from adapters.messages.mail import MailServer, SmtpTransport
from adapters.messages.sms import SmsGateway, SmsTransport
from adapters.messages.templates import render
from adapters.messages.transport import MessageNotSentError
from domain.identity.ports import Message, MessageChannel
from domain.shared.clock import SystemClock
from tests.messages.mail_server import SECRET, USER, a_mail_server
from tests.messages.sms_gateway import FakeSmsGateway, an_sms_gateway

NUMBER = "+393331234567"
SENDER = "Casino <noreply@casino.example>"


def a_message(channel: MessageChannel, to: str, key: str = "one", **differently: Any) -> Message:
    given = {"template": "verify_phone", "params": {"code": "123456"}} | differently
    return Message(channel, to, key=key, brand="lucky", **given)


async def text(gateway: FakeSmsGateway, key: str = "one") -> None:
    message = a_message(MessageChannel.SMS, NUMBER, key)
    transport = SmsTransport(SmsGateway.of(gateway.url, "+3900"))
    try:
        await transport.send(message, render(message, "Lucky"))
    finally:
        await transport.close()


async def test_a_text_message_is_posted_as_the_gateway_wants_it():
    with an_sms_gateway() as gateway:
        await text(gateway)
    (kept,) = gateway.messages.values()
    assert kept == {
        "sid": "SM0",
        "To": NUMBER,
        "From": "+3900",
        "Body": "123456 is your code to confirm this number at Lucky. We never ask for it by phone.",
    }


@pytest.mark.parametrize(
    ("case", "answers"),
    [
        ("a failure of theirs", [(503, {"code": 20500}, {})]),
        ("a connection that ends without an answer", [(0, b"", {})]),
    ],
)
async def test_a_second_attempt_is_the_same_message(case, answers):
    with an_sms_gateway() as gateway:
        gateway.answers = answers
        await text(gateway)
    assert len(gateway.asked) == 2, case
    assert len({asked["key"] for asked in gateway.asked}) == 1
    assert len(gateway.messages) == 1


@pytest.mark.parametrize(
    ("answers", "attempts", "says"),
    [
        ([(400, {"code": 21211, "message": f"'To' {NUMBER} is bad"}, {})], 1, "answered 400 (21211)"),
        ([(401, {"code": 20003}, {})], 1, "refuses our credentials (20003)"),
        ([(429, {"code": 20429}, {})], 1, "had too many (20429)"),
        ([(500, b"<html>", {}), (502, b"", {})], 2, "answered 502 (no code)"),
        (
            [(201, {"sid": "SM1", "status": "failed", "error_code": 30006}, {})],
            1,
            "could not send it (30006)",
        ),
        ([(200, b"not JSON", {})], 1, "could not send it"),
        ([(200, [1], {})], 1, "could not send it"),
        ([(201, b"x" * (module.ANSWER_BYTES_MAX + 1), {})], 1, "too long"),
        ([(302, b"", {"location": "/elsewhere"})], 1, "answered 302"),
        ([(0, b"", {}), (0, b"", {})], 2, "no answer"),
    ],
)
async def test_errors_of_the_gateway_are_reported_without_the_number(answers, attempts, says):
    with an_sms_gateway() as gateway:
        gateway.answers = answers
        with pytest.raises(MessageNotSentError) as failure:
            await text(gateway)
    assert says in str(failure.value)
    assert NUMBER not in str(failure.value)
    assert len(gateway.asked) == attempts, "and a redirect is not followed"


async def test_wrong_credentials_are_refused_by_the_gateway_itself():
    with an_sms_gateway() as gateway:
        gateway.url = gateway.url.replace("the-token", "another")
        with pytest.raises(MessageNotSentError, match="credentials"):
            await text(gateway)


async def test_a_gateway_that_does_not_answer_in_time_is_given_up(monkeypatch):
    monkeypatch.setattr(module, "ANSWER_SECONDS_MAX", 0.05)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://a:b@127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(MessageNotSentError, match="ReadTimeout"):
            await text(FakeSmsGateway(url))


def mail_to(port: int, scheme: str = "smtp", credentials: str = "") -> MailServer:
    return MailServer.of(f"{scheme}://{credentials}127.0.0.1:{port}", SENDER)


async def test_mail_goes_encrypted_in_the_recipients_language(tmp_path: Path):
    message = a_message(MessageChannel.EMAIL, "jane@example.com", template="verify_email", language="de-AT")
    async with a_mail_server(tmp_path) as server:
        await SmtpTransport(mail_to(server.port), SystemClock(), server.trust).send(
            message, render(message, "Lucky")
        )
    (mail,) = server.arrived
    assert server.encrypted == [True]
    assert (mail["to"], mail["from"]) == ("jane@example.com", SENDER)
    assert mail["subject"] == "Ihr Code für Lucky: 123456"
    assert "Er gilt wenige Minuten." in mail.get_content()
    assert mail["message-id"].endswith("@casino.example>")


async def test_mail_signs_in_where_the_server_wants_it(tmp_path: Path):
    message = a_message(MessageChannel.EMAIL, "jane@example.com", template="account_exists", params={})
    async with a_mail_server(tmp_path, sign_in=True) as server:
        signed_in = mail_to(server.port, credentials=f"{USER}:{SECRET}@")
        await SmtpTransport(signed_in, SystemClock(), server.trust).send(message, render(message, "Lucky"))
        wrong = mail_to(server.port, credentials=f"{USER}:wrong@")
        with pytest.raises(MessageNotSentError, match="refused it"):
            await SmtpTransport(wrong, SystemClock(), server.trust).send(message, render(message, "Lucky"))
    assert len(server.arrived) == 1


@pytest.mark.parametrize("case", ["no STARTTLS", "an unknown certificate", "refused", "a closed port"])
async def test_undeliverable_mail_is_an_error_without_the_address(case, tmp_path: Path):
    message = a_message(MessageChannel.EMAIL, "jane@example.com", template="account_exists", params={})
    async with a_mail_server(tmp_path, starttls=case != "no STARTTLS") as server:
        server.refuse = "550 no such mailbox jane@example.com" if case == "refused" else None
        trust = None if case == "an unknown certificate" else server.trust
        port = _closed_port() if case == "a closed port" else server.port
        with pytest.raises(MessageNotSentError) as failure:
            await SmtpTransport(mail_to(port), SystemClock(), trust).send(message, render(message, "Lucky"))
    assert server.arrived == []
    assert "jane" not in str(failure.value)


async def test_a_name_that_would_add_a_header_sends_nothing(tmp_path: Path):
    message = a_message(
        MessageChannel.EMAIL, "a@example.com\r\nBcc: b@example.com", template="account_exists", params={}
    )
    async with a_mail_server(tmp_path) as server:
        transport = SmtpTransport(mail_to(server.port), SystemClock(), server.trust)
        with pytest.raises(MessageNotSentError):
            await transport.send(message, render(message, "Lucky"))
    assert server.arrived == []


@pytest.mark.parametrize(
    "url", ["smtp+plain://mail.example.com", "http://127.0.0.1", "smtp://", "smtp+plain://10.0.0.1:25"]
)
def test_a_mail_server_that_would_show_mail_to_others_is_refused(url):
    with pytest.raises(ValueError, match=r"mail|must be"):
        MailServer.of(url, SENDER)


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
