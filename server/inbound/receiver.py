"""The one receiver of all providers: verify the bytes, then store them, then answer."""

from collections.abc import Iterable
from enum import Enum
from typing import Final, Protocol

from adapters.postgres.inbound.store import InboundStore
from domain.inbound.providers import Headers, InboundProvider, RefusalReason, Refused
from domain.shared.clock import Clock


class Received(Enum):
    """What came of a request."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    FAILED = "failed"
    """It could not be stored; the provider sends it again."""


class ReceiverReport(Protocol):
    """Receives the receiver's figures."""

    def received(self, provider: str, outcome: Received, reason: RefusalReason | None = None) -> None:
        """A request of a known provider was answered."""
        ...


class ProviderTwiceError(TypeError):
    """Two contexts handle the webhooks of one provider."""


class InboundReceiver:
    """The providers of a process, and where their webhooks are stored."""

    def __init__(
        self, providers: Iterable[InboundProvider], store: InboundStore, clock: Clock, report: ReceiverReport
    ) -> None:
        """The receiver of these providers.

        Raises:
            ProviderTwiceError: names the provider that is there twice.
        """
        self._providers = providers_by_name(providers)
        self._store = store
        self._clock = clock
        self._report = report

    async def secrets(self, provider: str, brand: str) -> list[str] | None:
        """The secrets of a brand's account at a provider; None where there is none."""
        found = self._providers.get(provider)
        secrets = list(await found.secrets(brand)) if found else []
        return secrets or None

    async def receive(
        self, provider: str, brand: str, secrets: list[str], headers: Headers, body: bytes
    ) -> Received:
        """Verify and store a request; when it returns, it may be answered.

        Raises:
            Exception: it could not be stored.
        """
        now = self._clock.now()
        accepted = self._providers[provider].verify(headers, body, secrets, now)
        if isinstance(accepted, Refused):
            self._report.received(provider, Received.REFUSED, accepted.reason)
            return Received.REFUSED
        try:
            stored = await self._store.add(brand, provider, accepted, headers, body, now)
        except BaseException:
            self._report.received(provider, Received.FAILED)
            raise
        outcome = Received.STORED if stored else Received.DUPLICATE
        self._report.received(provider, outcome)
        return outcome


def providers_by_name(providers: Iterable[InboundProvider]) -> dict[str, InboundProvider]:
    """The providers by their names.

    Raises:
        ProviderTwiceError: two have the same.
    """
    found: Final[dict[str, InboundProvider]] = {}
    for each in providers:
        if each.name in found:
            raise ProviderTwiceError(each.name)
        found[each.name] = each
    return found
