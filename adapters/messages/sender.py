"""Sends messages: once each, within the limits, by the channel's transport. Implements ``Messages``."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import asyncpg
import structlog
from redis.asyncio import Redis

from adapters.messages.quotas import MessageQuotas
from adapters.messages.templates import MessageTemplateError, render
from adapters.messages.transport import MessageNotSentError, MessageTransport
from adapters.postgres.database import CONNECTION_LOST
from adapters.valkey.client import VALKEY_LOST
from domain.identity.ports import BrandNames, Delivery, Message, MessageChannel

SENT_ONCE_SECONDS: Final = 24 * 3600
"""For how long a message is known by its key."""

_log: Final = structlog.get_logger("croupier.messages")


class MessageSender:
    """One transport per channel; a channel without one sends nothing, nor does any without Valkey."""

    def __init__(
        self,
        valkey: Redis,
        pepper: bytes,
        quotas: MessageQuotas,
        transports: Mapping[MessageChannel, MessageTransport],
        brand_names: BrandNames,
    ) -> None:
        self._valkey = valkey
        self._pepper = pepper
        self._quotas = quotas
        self._transports = transports
        self._brand_names = brand_names

    async def send(self, message: Message, ip: str | None = None) -> Delivery:
        """Send it, unless it was sent already. Neither the recipient nor the content is ever logged."""
        delivery, why = await self._sent(message, ip)
        _log.info(
            "message",
            template=message.template,
            channel=message.channel.value,
            brand=message.brand,
            delivery=delivery.value,
            **({"why": why} if why else {}),
        )
        return delivery

    async def close(self) -> None:
        """Close every transport."""
        for transport in {id(each): each for each in self._transports.values()}.values():
            await transport.close()

    async def _sent(self, message: Message, ip: str | None) -> tuple[Delivery, str | None]:
        known = f"messages:sent:{hmac.new(self._pepper, message.key.encode(), sha256).hexdigest()}"
        try:
            if not await self._valkey.set(known, 1, nx=True, ex=SENT_ONCE_SECONDS):
                return Delivery.SENT, "repeated"
            refusal = await self._quotas.refusal_reason(message, ip)
            delivery, why = (Delivery.LIMITED, refusal) if refusal else await self._send_by_transport(message)
            if delivery is not Delivery.SENT:
                await self._valkey.delete(known)
        except VALKEY_LOST:
            return Delivery.FAILED, "Valkey is out of reach"
        return delivery, why

    async def _send_by_transport(self, message: Message) -> tuple[Delivery, str | None]:
        transport = self._transports.get(message.channel)
        if transport is None:
            return Delivery.FAILED, "this channel has no transport"
        try:
            name = await self._brand_names.name_of(message.brand)
        except (asyncpg.PostgresError, *CONNECTION_LOST):
            return Delivery.FAILED, "the name of the brand cannot be looked up"
        try:
            await transport.send(message, render(message, name))
        except MessageTemplateError as fault:
            return Delivery.FAILED, f"no such template: {fault}"
        except MessageNotSentError as failure:
            return Delivery.FAILED, str(failure)
        return Delivery.SENT, None
