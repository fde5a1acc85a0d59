"""Connections of redis-py whose sending ends when it is cancelled."""

import asyncio
from collections.abc import Iterable
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as LostError
from redis.exceptions import TimeoutError as LateError


class CancellableSends(AbstractConnection):
    """Sends within ``asyncio.timeout``.

    redis-py sends within ``asyncio.wait_for``, which before Python 3.12 returns as if nothing had happened
    when it is cancelled in the turn of the event loop in which the sending ends (gh-86296). Sending mostly
    ends at once, so that is the rule where a caller leaves right after asking.
    """

    async def send_packed_command(
        self,
        command: bytes | str | Iterable[bytes],
        check_health: bool = True,  # noqa: FBT001, FBT002 - as inherited
    ) -> None:
        """Send a packed command; a connection whose sending failed is ended.

        Raises:
            redis.exceptions.TimeoutError, redis.exceptions.ConnectionError: it could not be sent.
        """
        if not self.is_connected:
            await self.connect_check_health(check_health=False)
        if check_health:
            await self.check_health()  # type: ignore[no-untyped-call]
        whole = command.encode() if isinstance(command, str) else command
        try:
            async with asyncio.timeout(self.socket_timeout):
                await self._send_packed_command([whole] if isinstance(whole, bytes) else whole)
        except TimeoutError:
            await self.disconnect(nowait=True)
            raise LateError("Timeout writing to socket") from None
        except OSError as error:
            await self.disconnect(nowait=True)
            raise LostError(f"Error while writing to socket. {error}") from error
        except BaseException:
            await self.disconnect(nowait=True)
            raise


def sending_cancellably(kind: type[Any]) -> type[Any]:
    """The same kind of connection (TCP, TLS, unix socket), with sends that can be cancelled."""
    return type(f"Cancellable{kind.__name__}", (CancellableSends, kind), {})
