"""What a page must not do: complain to the console, break its policy, or ask any other host."""

from __future__ import annotations

from playwright.async_api import ConsoleMessage, Page, Request

OWN_SCHEMES = ("data:", "blob:")


class PageErrors:
    """Collects them from the moment it is made. Policy violations reach the console as errors."""

    def __init__(self, page: Page, address: str) -> None:
        self.seen: list[str] = []
        self._expected: list[str] = []
        self._address = address
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"exception: {error}"))
        page.on("request", self._request)

    def expect(self, words: str) -> None:
        """Let the console say something with these words in it."""
        self._expected.append(words)

    def _console(self, message: ConsoleMessage) -> None:
        if any(words in message.text for words in self._expected):
            return
        if message.type in {"error", "warning"}:
            self.seen.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._address, *OWN_SCHEMES)):
            self.seen.append(f"foreign request: {request.url}")
