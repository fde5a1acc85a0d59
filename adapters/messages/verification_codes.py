"""Codes to addresses and numbers: implements the players' ``Contacts`` with codes and messages."""

from typing import Final

from domain.identity.ports import Codes, Delivery, Message, MessageChannel, Messages
from domain.players.verification import Challenge, Contact, SentCode
from domain.shared.actor import Origin

CHANNELS: Final = {Contact.EMAIL: MessageChannel.EMAIL, Contact.PHONE: MessageChannel.SMS}
TEMPLATES: Final = {Contact.EMAIL: "verify_email", Contact.PHONE: "verify_phone"}
DECOY_PURPOSE: Final = "decoy"
"""The purpose of codes that are never sent: a right guess is of no use."""


class ContactVerificationCodes:
    """Implements ``VerificationCodes`` for one request; limits of sending count its address."""

    def __init__(self, codes: Codes, messages: Messages, origin: Origin) -> None:
        self._codes = codes
        self._messages = messages
        self._ip = origin.ip

    async def challenge(self, asked: Challenge) -> SentCode:
        issued = await self._codes.issue(asked.purpose, asked.binding, asked.subject)
        template = asked.template or TEMPLATES[asked.contact]
        return await self._sent(asked, issued.id, template, {"code": issued.code})

    async def decoy(self, asked: Challenge, template: str) -> SentCode:
        """A code is issued and stored here, too, so that both take the same time; it is not sent."""
        issued = await self._codes.issue(DECOY_PURPOSE, asked.binding, asked.subject)
        return await self._sent(asked, issued.id, template, {})

    async def answered(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        return await self._codes.redeem(id, purpose, binding, code)

    async def _sent(self, asked: Challenge, id: str, template: str, params: dict[str, str]) -> SentCode:
        message = Message(
            channel=CHANNELS[asked.contact],
            to=asked.to,
            template=template,
            params=params,
            key=f"challenge:{id}",
            brand=asked.brand,
            account_id=asked.player_id,
            language=asked.language,
        )
        if await self._messages.send(message, self._ip) is Delivery.SENT:
            return SentCode(id, delivered=True)
        # The code did not reach its recipient, so only a guess could come back: replaced by a decoy.
        decoy = await self._codes.issue(DECOY_PURPOSE, asked.binding, asked.subject)
        return SentCode(decoy.id, delivered=False)
