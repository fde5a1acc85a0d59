"""Tabs of the console, signed in as people of a casino that is open."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize

from tests.dashboard.conftest import ColorScheme
from tests.dashboard.page_errors import PageErrors
from tests.identity.factors.authenticator import Authenticator
from tests.identity.factors.test_passkeys_in_chromium import AUTHENTICATOR
from tests.journeys.people import Person
from tests.journeys.staffed_casino import StaffedCasino

DESKTOP, PHONE = (1440, 900), (390, 844)
USES_PER_TAB_MAX = 1000
_starts = count(1)


@dataclass
class Console:
    """Opens tabs as people of the casino, for one test, which fails when any of them complained."""

    casino: StaffedCasino
    browser: Browser
    _opened: list[tuple[BrowserContext, PageErrors]] = field(default_factory=list)

    async def page(
        self,
        role: str,
        *,
        name: str = "",
        scheme: ColorScheme = "light",
        locale: str = "en-GB",
        size: tuple[int, int] = DESKTOP,
    ) -> Page:
        """An empty tab of its own context, signed in with `role`: whose passkey answers by itself.

        `name` is another person with that role than the one whom all tests share: one who signs out, say.
        What the console may say in this test is told to `page.problems.expect(words)`.
        """
        person = await self.casino.operator(role, name)
        context = await self.browser.new_context(
            base_url=person.address,
            color_scheme=scheme,
            locale=locale,
            timezone_id="UTC",
            viewport=ViewportSize(width=size[0], height=size[1]),
        )
        await _put_cookies(context, person)
        tab = await context.new_page()
        problems = tab.problems = PageErrors(tab, person.address)  # type: ignore[attr-defined]
        self._opened.append((context, problems))
        await _put_passkey(context, tab, await _browser_key(person))
        return tab

    async def close(self) -> list[str]:
        """Close the tabs; what they complained of."""
        for context, _ in self._opened:
            await context.close()
        return [said for _, problems in self._opened for said in problems.seen]


async def _put_cookies(context: BrowserContext, person: Person) -> None:
    """Sign the context in. Browsers send Secure cookies to their own machine; to be set they need https."""
    secure = {"url": person.address.replace("http:", "https:"), "secure": True, "httpOnly": True}
    await context.add_cookies(
        [{"name": name, "value": value, **secure} for name, value in person.cookies.items()]  # type: ignore[typeddict-item]
    )


async def _browser_key(person: Person) -> Authenticator:
    """A second passkey of this person, for browsers: those count its uses apart from the first one's."""
    if person.browser_passkey is None:
        person.browser_passkey, _ = await person.enrol("A browser")
    return person.browser_passkey


async def _put_passkey(context: BrowserContext, tab: Page, key: Authenticator) -> None:
    """Let the tab prove with `key`. Each tab begins to count where no tab before it has come."""
    session = await context.new_cdp_session(tab)
    await session.send("WebAuthn.enable")
    added = await session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    private = key.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    credential: dict[str, Any] = {
        "credentialId": b64encode(key.id).decode(),
        "isResidentCredential": False,
        "rpId": key.rp_id,
        "privateKey": b64encode(private).decode(),
        "signCount": next(_starts) * USES_PER_TAB_MAX,
    }
    await session.send(
        "WebAuthn.addCredential",
        {"authenticatorId": added["authenticatorId"], "credential": credential},
    )
