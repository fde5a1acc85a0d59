"""Sends messages about accounts in the background: response times do not reveal whether one is sent."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Final

import structlog

from domain.identity.factors.ports import Contacts
from domain.identity.model import Account, Session
from domain.identity.ports import Message, MessageChannel, Messages
from domain.shared.clock import Clock

DRAIN_SECONDS_MAX: Final = 5.0
"""How long the end of a process waits for messages under way."""

PENDING_MAX: Final = 1_000
"""The most messages being sent at a time; more are dropped."""

_log: Final = structlog.get_logger("croupier.notices")
_pending: Final[set[asyncio.Task[None]]] = set()


async def wait_until_sent() -> None:
    """Wait for messages being sent, however long that takes."""
    while _pending:
        await asyncio.wait(_pending)


@dataclass(frozen=True, slots=True)
class MailedNotices:
    """Implements ``Notices`` by e-mail, for accounts with an address.

    ``ip``: the client's address, against whose limit codes count. Notices do not count: an attacker could
    use up that limit first to suppress the notice of their own sign-in.
    """

    contacts: Contacts
    messages: Messages
    clock: Clock
    ip: str | None

    def new_device(self, account: Account, session: Session) -> None:
        """Report a sign-in with a device the account has not used before."""
        params = {"device": session.user_agent or "-", "ip": session.ip or "-", "at": self._now()}
        _send_later(self._send(account, "new_device", params, f"new_device:{session.id}"))

    def password_changed(self, account: Account) -> None:
        """Report a changed password."""
        at = self._now()
        _send_later(
            self._send(
                account, "factor_changed", {"change": "password", "at": at}, f"password:{account.id}:{at}"
            )
        )

    def code(self, account: Account, template: str, code: str, key: str) -> None:
        """Send a code to the account's own e-mail address."""
        _send_later(self._send(account, template, {"code": code}, f"{template}:{key}", self.ip))

    async def _send(
        self, account: Account, template: str, params: dict[str, str], key: str, ip: str | None = None
    ) -> None:
        to = await self.contacts.email_of(account)
        if to is not None:
            language = await self.contacts.language_of(account)
            message = Message(
                MessageChannel.EMAIL, to, template, params, key, account.brand, account.id, language
            )
            await self.messages.send(message, ip)

    def _now(self) -> str:
        return self.clock.now().isoformat(timespec="minutes")


def _send_later(sending: Coroutine[Any, Any, None]) -> None:
    if len(_pending) >= PENDING_MAX:
        sending.close()
        _log.warning("a message about an account was dropped: too many are under way")
        return
    task = asyncio.create_task(_log_failures(sending))
    _pending.add(task)
    task.add_done_callback(_pending.discard)


async def drain_notices() -> None:
    """Wait for messages under way and end those that take too long, before what they need is closed."""
    under_way = set(_pending)
    if not under_way:
        return
    _, late = await asyncio.wait(under_way, timeout=DRAIN_SECONDS_MAX)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
        _log.warning("messages about accounts were not sent: the process ends", count=len(late))


async def _log_failures(sending: Coroutine[Any, Any, None]) -> None:
    try:
        await sending
    except Exception as error:  # noqa: BLE001 - no caller waits for the result
        _log.warning("a message about an account was not sent", error=type(error).__name__)
