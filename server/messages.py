"""Who carries this installation's messages."""

from dataclasses import dataclass

from redis.asyncio import Redis

from adapters.messages.sandbox import Sandbox
from adapters.messages.sending import CarriedMessages
from domain.identity.ports import Channel
from domain.shared.clock import Clock
from server.pepper import pepper_of
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class MessagesMeans:
    """``port`` is the port's adapter; ``sandbox`` keeps what the developer page shows, None without one."""

    port: CarriedMessages
    sandbox: Sandbox | None


def messages_of(settings: Settings, valkey: Redis, clock: Clock) -> MessagesMeans:
    """The carriers that the settings name."""
    sandbox = Sandbox(valkey, clock, pepper_of(settings))
    return MessagesMeans(CarriedMessages(dict.fromkeys(Channel, sandbox)), sandbox)
