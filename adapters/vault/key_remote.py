"""Master keys that never leave a key management service: it wraps and unwraps over HTTP.

What it has to speak, JSON throughout, with ``Authorization: Bearer`` and keys in base64:

    GET  /master-key                       -> {"current": 2, "versions": [1, 2]}
    POST /master-key/wrap    {"version": 2, "keys": [...]}   -> {"keys": [...]}
    POST /master-key/unwrap  {"version": 1, "keys": [...]}   -> {"keys": [...]}; 422 if it did not wrap them
    POST /master-key/renew                 -> {"current": 3}
    POST /master-key/retire  {"version": 1}                  -> any 2xx

400, 404, 409, 410 and 422 say that it does not have the key. Whatever else it answers counts as being out of
reach.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, Final

import httpx

from adapters.vault.master_keys import KeysUnusable, WrongKeys

ANSWER_SECONDS_MAX: Final = 2.0
WRONG_KEY_STATUSES: Final = frozenset({400, 404, 409, 410, 422})
"""The service has been reached, and does not have the version or does not know what it should unwrap."""


class RemoteKeys:
    """Implements ``MasterKeys``; one request for many keys."""

    def __init__(self, url: str, token: str, *, seconds_max: float = ANSWER_SECONDS_MAX) -> None:
        # A proxy from the environment would see the token.
        self._url = f"{url.rstrip('/')}/master-key"
        self._client = httpx.AsyncClient(
            headers={"authorization": f"Bearer {token}"},
            timeout=seconds_max,
            trust_env=False,
        )

    async def current(self) -> int:
        """The version the service calls current."""
        return _number(await self._asked("GET", ""), "current")

    async def versions(self) -> list[int]:
        """Every version the service still has."""
        said = (await self._asked("GET", "")).get("versions")
        if not isinstance(said, list) or not all(isinstance(each, int) for each in said):
            raise KeysUnusable("the key service named no versions")
        return sorted(said)

    async def wrap(self, version: int, keys: Sequence[bytes]) -> list[bytes]:
        """Wrapped there: the service sees the keys of subjects, never what they seal."""
        return await self._turned("/wrap", version, keys)

    async def unwrap(self, version: int, wrapped: Sequence[bytes]) -> list[bytes]:
        return await self._turned("/unwrap", version, wrapped)

    async def renew(self) -> int:
        """Ask for a new version."""
        return _number(await self._asked("POST", "/renew", {}), "current")

    async def retire(self, version: int) -> None:
        """Ask to forget a version."""
        await self._asked("POST", "/retire", {"version": version})

    async def close(self) -> None:
        await self._client.aclose()

    async def _turned(self, path: str, version: int, keys: Sequence[bytes]) -> list[bytes]:
        sent = [base64.b64encode(key).decode() for key in keys]
        said = (await self._asked("POST", path, {"version": version, "keys": sent})).get("keys")
        if not isinstance(said, list) or len(said) != len(sent):
            raise KeysUnusable("the key service did not answer for every key")
        try:
            return [base64.b64decode(each, validate=True) for each in said]
        except (binascii.Error, TypeError, ValueError):
            raise KeysUnusable("the key service answered with something that is no key") from None

    async def _asked(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        try:
            response = await self._client.request(method, self._url + path, json=body)
            said = response.json() if response.is_success and response.content else {}
        except (httpx.HTTPError, ValueError) as error:
            raise KeysUnusable(f"the key service cannot be reached ({type(error).__name__})") from None
        if response.status_code in WRONG_KEY_STATUSES:
            raise WrongKeys(
                f"the key service does not have the master key of this database: {response.status_code}"
            )
        if not response.is_success:
            raise KeysUnusable(f"the key service answered {response.status_code}")
        return said if isinstance(said, Mapping) else {}


def _number(said: Mapping[str, Any], name: str) -> int:
    number = said.get(name)
    if not isinstance(number, int):
        raise KeysUnusable(f"the key service did not say {name}")
    return number
