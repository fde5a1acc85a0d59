"""The broker that a URL names."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final
from urllib.parse import urlsplit

from adapters.event_bus.bus import NAME, EventBus
from adapters.event_bus.valkey_streams import ValkeyStreams

_OPTIONAL: Final[Mapping[str, tuple[str, str, str]]] = {
    "kafka": ("adapters.event_bus.kafka", "KafkaBus", "aiokafka"),
    "rabbitmq": ("adapters.event_bus.rabbitmq", "RabbitBus", "aio_pika"),
}
"""Extra of the package -> module and class, and the client that comes with it."""


class ClientMissing(Exception):
    """The broker's client is not installed; the message says how it is."""


def open_bus(url: str, name: str = NAME) -> EventBus:
    """The bus at ``url``, whose topic, exchange or streams have this name; it connects when it is first used.

    Raises:
        ClientMissing: its client is not installed.
    """
    return bus_factory(url, name)()


def bus_factory(url: str, name: str = NAME) -> Callable[[], EventBus]:
    """What opens connections of their own to the bus at ``url``; raises as ``open_bus``."""
    scheme = urlsplit(url).scheme
    if scheme.startswith("kafka"):
        kafka = _load("kafka")
        return lambda: kafka.at(url, name)
    if scheme.startswith("amqp"):
        rabbit = _load("rabbitmq")
        return lambda: rabbit(url, name=name)
    return lambda: ValkeyStreams.at(url, name)


def _load(extra: str) -> Any:
    module, name, client = _OPTIONAL[extra]
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != client:
            raise
        raise ClientMissing(
            f"the client of this event bus is not installed: pip install 'croupier[{extra}]'"
        ) from None
