"""The HTTP protocol of this server, with a bound on the time of clients that do not read their answer."""

import asyncio

from server.http.protocol import UpgradeIgnoringProtocol
from server.http.stalled_writes import STOPPING_SECONDS, StalledWrites


class BoundedHttpProtocol(UpgradeIgnoringProtocol):
    """Aborts a connection whose client takes nothing of a long answer; uvicorn would wait for ever.

    A process that stops would otherwise wait for such a client until its drain time is over.
    """

    stalled: StalledWrites

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(transport)
        self.stalled = StalledWrites(transport)

    def pause_writing(self) -> None:
        """More waits for the client than should."""
        super().pause_writing()
        self.stalled.pause()

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        self.stalled.resume()

    def shutdown(self) -> None:
        """The process stops: close, once the answer under way is sent."""
        super().shutdown()
        self.stalled.end(STOPPING_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is over."""
        self.stalled.stop()
        super().connection_lost(exc)
