"""Transports of messages: a mail server, an SMS gateway, or the sandbox."""

from typing import Protocol

from adapters.messages.templates import RenderedMessage
from domain.identity.ports import Message


class MessageNotSentError(Exception):
    """The message has not gone out, as far as we know. The text is safe to log."""


class MessageTransport(Protocol):
    """One way out for one channel."""

    async def send(self, message: Message, rendered: RenderedMessage) -> None:
        """Hand the message over; twice by the same ``message.key`` must not mean two messages.

        Raises:
            NotCarriedError: refused, or no answer in time.
        """
        ...

    async def close(self) -> None:
        """Let go of what is held open."""
        ...
