"""What is sent: the text, once, within limits, and never a word of it in the log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from redis.asyncio import Redis

from adapters.messages.phone_numbers import country_code, is_premium
from adapters.messages.quotas import PER_ACCOUNT, PER_RECIPIENT, MessageLimits, MessageQuotas
from adapters.messages.sandbox import MESSAGES_MAX, MessageSandbox
from adapters.messages.sender import MessageSender
from adapters.messages.templates import MessageTemplateError, languages, render
from adapters.valkey.client import client_of
from domain.identity.ports import Delivery, Message, MessageChannel
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from server.composition.message_transports import message_resources
from server.security.signing_keys import make_key
from server.settings import BadSettings, Settings
from tests.captured_logs import capture_logs
from tests.messages.sms_gateway import an_sms_gateway

PEPPER = b"p" * 32
PARAMS = {
    "verify_email": {"code"},
    "verify_phone": {"code"},
    "sign_in_code": {"code"},
    "password_reset": {"code"},
    "account_exists": set(),
    "new_device": {"device", "ip", "at"},
    "factor_changed": {"change", "at"},
    "recovery_code_used": {"left", "at"},
    "factor_reset": {"code", "until"},
    "factor_reset_sms": {"code", "until"},
    "phone_changed_sms": set(),
}


@pytest.fixture
async def valkey(redis_url: str):
    client = client_of(redis_url)
    yield client
    await client.aclose()


@dataclass
class Names:
    """Names of brands; ``failing`` is what the look-up raises."""

    failing: Exception | None = None

    async def name_of(self, brand: str) -> str:
        if self.failing:
            raise self.failing
        return f"Casino {brand.title()}"


def a_number() -> str:
    return f"+39333{uuid4().int % 10**7:07}"


def a_message(to: str | None = None, **differently: Any) -> Message:
    channel = differently.pop("channel", MessageChannel.SMS)
    given = {"template": "verify_phone", "params": {"code": "123456"}, "key": uuid4().hex, "brand": "lucky"}
    return Message(channel, to or a_number(), **(given | differently))


def sending(valkey: Redis, *, pepper: bytes = PEPPER, **allowed: Any) -> tuple[MessageSender, MessageSandbox]:
    sandbox = MessageSandbox(valkey, SystemClock(), pepper)
    quotas = MessageQuotas(valkey, pepper, MessageLimits(**allowed))
    return MessageSender(valkey, pepper, quotas, dict.fromkeys(MessageChannel, sandbox), Names()), sandbox


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("template", "params"), PARAMS.items())
def test_every_template_uses_all_its_params_in_every_language(language, template, params):
    given = {name: f"<{name}>" for name in params}
    message = a_message(template=template, params=given, language=language)
    written = render(message, "Lucky & Söhne {code}")
    said = f"{written.subject} {written.text}"
    assert all(value in said for value in given.values())
    assert "Lucky & Söhne {code}" in said
    assert "lucky" not in said, "the brand's code"
    assert not re.search(r"[{}]", said.replace("Lucky & Söhne {code}", ""))


def test_languages_without_a_template_fall_back_to_english():
    assert render(a_message(language="zh-Hant-TW"), "Lucky") == render(a_message(language="en"), "Lucky")
    assert render(a_message(language="de-AT"), "Lucky") != render(a_message(language="en"), "Lucky")


def test_params_cannot_add_lines_or_long_text():
    device = "Browser\r\nBcc: x@example.com" + "x" * 1000
    written = render(a_message(template="new_device", params={"device": device}), "Lucky")
    assert "Browser  Bcc:" in written.text
    assert len(written.text) < 600


@pytest.mark.parametrize("fault", [{"template": "no_such"}, {"params": {}}])
async def test_a_message_with_wrong_params_is_not_sent(valkey, fault):
    messages, sandbox = sending(valkey)
    message = a_message(**fault)
    with pytest.raises(MessageTemplateError):
        render(message, "Lucky")
    assert await messages.send(message) is Delivery.FAILED
    assert message.to not in {kept.to for kept in await sandbox.latest()}


@pytest.mark.parametrize("channel", MessageChannel)
async def test_a_message_by_every_channel_names_the_brand_and_not_its_code(valkey, channel):
    messages, sandbox = sending(valkey)
    to = {MessageChannel.SMS: a_number(), MessageChannel.EMAIL: f"{uuid4().hex}@example.com"}[channel]
    assert await messages.send(a_message(to, channel=channel, template="verify_phone")) is Delivery.SENT
    (sent,) = [kept for kept in await sandbox.latest() if kept.to == to]
    assert "Casino Lucky" in sent.text
    assert "lucky" not in sent.text


def test_a_name_of_several_lines_adds_no_header():
    written = render(a_message(template="password_reset"), "Lucky\r\nBcc: x@example.com" + "x" * 1000)
    assert "\n" not in written.subject
    assert len(written.subject) < 300


async def test_without_the_brands_name_a_message_fails_and_can_be_sent_again(valkey):
    quotas = MessageQuotas(valkey, PEPPER, MessageLimits())
    sandbox, names = MessageSandbox(valkey, SystemClock(), PEPPER), Names(ConnectionResetError())
    messages = MessageSender(valkey, PEPPER, quotas, dict.fromkeys(MessageChannel, sandbox), names)
    message = a_message()
    assert await messages.send(message) is Delivery.FAILED
    names.failing = None
    assert await messages.send(message) is Delivery.SENT


async def test_the_sandbox_stores_the_latest_messages_encrypted(valkey):
    messages, sandbox = sending(valkey)
    numbers = [a_number() for _ in range(3)]
    for number in numbers:
        assert await messages.send(a_message(number)) is Delivery.SENT
    assert [kept.to for kept in await sandbox.latest(3)] == numbers[::-1]
    kept = await valkey.lrange("messages:sandbox", 0, -1)
    assert len(kept) <= MESSAGES_MAX
    assert not any(b"333" in row and b"123456" in row for row in kept)
    assert await MessageSandbox(valkey, SystemClock(), b"q" * 32).latest() == []


async def test_a_message_goes_out_once_by_its_key_and_again_after_a_failure(valkey):
    messages, sandbox = sending(valkey)
    message = a_message()
    assert [await messages.send(message) for _ in range(3)] == [Delivery.SENT] * 3
    assert [kept.to for kept in await sandbox.latest()].count(message.to) == 1
    never = a_message("+393330000013")
    assert [await messages.send(never) for _ in range(2)] == [Delivery.FAILED] * 2


async def test_limits_per_recipient_account_address_and_country(valkey):
    messages, _ = sending(valkey, pepper=uuid4().bytes, per_address_per_hour=2, per_country_per_hour=40)
    first, account, ip = a_number(), new_id(), "198.51.100.7"
    per_recipient = PER_RECIPIENT[0].amount

    sent = [await messages.send(a_message(first)) for _ in range(per_recipient + 1)]
    assert sent == [Delivery.SENT] * per_recipient + [Delivery.LIMITED]

    sent = [await messages.send(a_message(account_id=account)) for _ in range(PER_ACCOUNT[0].amount + 1)]
    assert sent == [Delivery.SENT] * PER_ACCOUNT[0].amount + [Delivery.LIMITED]

    sent = [await messages.send(a_message(), ip) for _ in range(3)]
    assert sent == [Delivery.SENT] * 2 + [Delivery.LIMITED]
    assert await messages.send(a_message(), "198.51.100.8") is Delivery.SENT

    rest = 40 - per_recipient - PER_ACCOUNT[0].amount - 2 - 1
    sent = [await messages.send(a_message()) for _ in range(rest + 1)]
    assert sent == [Delivery.SENT] * rest + [Delivery.LIMITED], "a country's numbers are counted together"
    assert await messages.send(a_message("+4915112345678")) is Delivery.SENT
    mail = a_message("jane@example.com", channel=MessageChannel.EMAIL, template="account_exists")
    assert await messages.send(mail) is Delivery.SENT


async def test_all_addresses_of_one_ipv6_network_have_one_limit(valkey):
    messages, _ = sending(valkey, pepper=uuid4().bytes, per_address_per_hour=2)
    sent = [await messages.send(a_message(), f"2001:db8:1:1::{host}") for host in range(3)]
    assert sent == [Delivery.SENT] * 2 + [Delivery.LIMITED]
    assert await messages.send(a_message(), "2001:db8:1:2::1") is Delivery.SENT


async def test_messages_that_others_cause_do_not_use_up_the_quota_of_notices(valkey):
    """An attacker who uses up a player's quota of codes must not suppress the notice of a sign-in."""
    messages, _ = sending(valkey)
    to, account, params = f"{uuid4().hex}@example.com", new_id(), {"device": "-", "ip": "-", "at": "-"}
    mail = {"channel": MessageChannel.EMAIL, "account_id": account}
    codes = [await messages.send(a_message(to, template="password_reset", **mail)) for _ in range(16)]
    assert codes[-1] is Delivery.LIMITED
    news = a_message(to, template="new_device", params=params, **mail)
    assert await messages.send(news) is Delivery.SENT


async def test_codes_to_a_number_suppress_no_notice_to_it(valkey):
    """Any player can have codes sent to another's number."""
    messages, _ = sending(valkey)
    number = a_number()
    codes = [await messages.send(a_message(number, account_id=new_id())) for _ in range(6)]
    assert codes[-1] is Delivery.LIMITED
    given = {"code": "C", "until": "U"}
    notices = [a_message(number, template="factor_reset_sms", params=given, account_id=new_id())]
    notices += [a_message(number, template="phone_changed_sms", params={}, account_id=new_id())]
    assert [await messages.send(each) for each in notices] == [Delivery.SENT] * 2


async def test_valkey_keys_contain_no_personal_data(valkey):
    messages, _ = sending(valkey)
    address = f"{uuid4().hex}@example.com"
    mail = a_message(
        address, channel=MessageChannel.EMAIL, template="account_exists", key=f"exists:{address}"
    )
    assert await messages.send(mail, "203.0.113.77") is Delivery.SENT
    keys = [key.decode() async for key in valkey.scan_iter("*messages*")]
    assert keys
    assert not any(address in key or "203.0.113.77" in key for key in keys)


@pytest.mark.parametrize(
    ("number", "delivery"),
    [
        ("+390612345678", Delivery.SENT),
        ("+35621234567", Delivery.SENT),
        ("+37121234567", Delivery.LIMITED),
        ("+39899123456", Delivery.LIMITED),
        ("+882161234567", Delivery.LIMITED),
    ],
)
async def test_text_messages_go_to_listed_countries_and_no_premium_numbers(valkey, number, delivery):
    messages, _ = sending(valkey, pepper=uuid4().bytes, prefixes=("+39", "+356"))
    assert await messages.send(a_message(number)) is delivery


@pytest.mark.parametrize(
    ("number", "code", "premium"),
    [
        ("+12025550123", "+1", False),
        ("+19005550123", "+1", True),
        ("+79161234567", "+7", False),
        ("+390612345", "+39", False),
        ("+35621234567", "+356", False),
        ("+447911123456", "+44", False),
        ("+447011123456", "+44", True),
        ("+979123456789", "+979", True),
    ],
)
def test_countries_and_premium_ranges(number, code, premium):
    assert (country_code(number), is_premium(number)) == (code, premium)


async def test_a_message_that_cannot_be_counted_is_not_sent():
    gone = client_of("redis://127.0.0.1:1")
    messages, _ = sending(gone)
    assert await messages.send(a_message()) is Delivery.FAILED
    await gone.aclose()


async def test_logs_contain_neither_recipient_nor_text(valkey):
    messages, _ = sending(valkey)
    message = a_message(params={"code": "987654"})
    with capture_logs() as logged:
        await messages.send(message)
    (line,) = logged
    assert line["template"] == "verify_phone"
    assert message.to not in repr(logged)
    assert "987654" not in repr(logged)
    assert message.key not in repr(logged)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"public_url": "https://casino.example"}, "CROUPIER_SMTP_URL"),
        ({"sandbox": False}, "CROUPIER_SMTP_URL"),
        ({"smtp_url": "smtp://mail.example"}, "CROUPIER_MAIL_FROM"),
        ({"smtp_url": "smtp://mail.example", "mail_from": "casino"}, "sender is not an address"),
        ({"sms_url": "https://a:b@sms.example"}, "CROUPIER_SMS_FROM"),
        ({"sms_url": "https://a:b@sms.example", "sms_from": "+3900"}, "CROUPIER_SMS_PREFIXES"),
    ],
)
def test_missing_transports_stop_the_start(tmp_path, given, says):
    make_key(tmp_path / "signing-key.pem")
    with pytest.raises(BadSettings, match=says):
        message_resources(
            Settings(data_dir=tmp_path, **given), client_of("redis://127.0.0.1:1"), SystemClock(), Names()
        )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, True),
        ({"public_url": "http://casino.test"}, True),
        ({"public_url": "https://casino.example", "sandbox": True}, True),
        ({"sandbox": False, "smtp_url": "smtp://mail.example", "mail_from": "a@b.example"}, False),
    ],
)
def test_the_sandbox_is_for_development(tmp_path, given, kept):
    make_key(tmp_path / "signing-key.pem")
    settings = Settings(data_dir=tmp_path, **given)
    made = message_resources(settings, client_of("redis://127.0.0.1:1"), SystemClock(), Names())
    assert (made.sandbox is not None) is kept


async def test_text_messages_go_to_the_gateway_of_the_settings(valkey, tmp_path):
    make_key(tmp_path / "signing-key.pem")
    with an_sms_gateway() as gateway:
        settings = Settings(data_dir=tmp_path, sms_url=gateway.url, sms_from="+3900", sms_prefixes=("+39",))
        made = message_resources(settings, valkey, SystemClock(), Names())
        message = a_message()
        assert await made.port.send(message) is Delivery.SENT
        assert await made.port.send(a_message("+4915112345678")) is Delivery.LIMITED
        await made.port.close()
    assert [kept["To"] for kept in gateway.messages.values()] == [message.to]
    assert made.sandbox is not None
    assert message.to not in {kept.to for kept in await made.sandbox.latest()}
