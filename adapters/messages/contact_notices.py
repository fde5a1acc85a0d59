"""Messages about a player's address and number: implements ``ContactNotices``."""

from dataclasses import dataclass

from domain.identity.ports import Message, MessageChannel, Messages
from domain.players.model import Player


@dataclass(frozen=True, slots=True)
class MailedContactNotices:
    """Sent without the address of a request: against its limit these do not count."""

    messages: Messages

    async def email_changed(self, player: Player, former: str) -> None:
        await self.messages.send(_notice(player, former, "email_changed"))

    async def phone_changed(self, player: Player, former: str | None) -> None:
        await self._send(player, "phone_changed")
        if former is not None:
            await self.messages.send(_notice(player, former, "phone_changed_sms", MessageChannel.SMS))

    async def username_changed(self, player: Player) -> None:
        await self._send(player, "username_changed")

    async def _send(self, player: Player, template: str) -> None:
        if player.email is not None:
            await self.messages.send(_notice(player, player.email, template))


def _notice(
    player: Player, to: str, template: str, channel: MessageChannel = MessageChannel.EMAIL
) -> Message:
    return Message(
        channel=channel,
        to=to,
        template=template,
        params={},
        key=f"{template}:{player.id}:{player.version}",
        brand=player.brand,
        account_id=player.id,
        language=player.preferences.language,
    )
