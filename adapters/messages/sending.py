"""Sends messages: the text, the limits, and whoever carries them. Implements ``Messages``."""

from collections.abc import Mapping
from typing import Final

import structlog

from adapters.messages.carrying import Carrier, NotCarriedError
from adapters.messages.letters import NoSuchLetterError, letter
from domain.identity.ports import Channel, Delivery, Message

_log: Final = structlog.get_logger("croupier.messages")


class CarriedMessages:
    """One carrier per channel; a channel without one delivers nothing."""

    def __init__(self, carriers: Mapping[Channel, Carrier]) -> None:
        self._carriers = carriers

    async def send(self, message: Message, ip: str | None = None) -> Delivery:
        """Hand a message to its carrier. Neither the recipient nor the content is ever logged."""
        del ip
        delivery, why = await self._carried(message)
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
        """Let go of every carrier."""
        for carrier in {id(each): each for each in self._carriers.values()}.values():
            await carrier.close()

    async def _carried(self, message: Message) -> tuple[Delivery, str | None]:
        carrier = self._carriers.get(message.channel)
        if carrier is None:
            return Delivery.FAILED, "nothing carries this channel"
        try:
            await carrier.carry(message, letter(message))
        except NoSuchLetterError as fault:
            return Delivery.FAILED, f"no such template: {fault}"
        except NotCarriedError as failure:
            return Delivery.FAILED, str(failure)
        return Delivery.SENT, None
