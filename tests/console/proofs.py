"""Fresh proofs, which the server wants before it does what is sensitive."""

from __future__ import annotations

from playwright.async_api import Page, expect

ANSWERED_WITHIN_MS = 60_000
"""A proof, then the operation again: on a busy machine this takes longer than a page takes to change."""


def expect_proofs(page: Page) -> None:
    """What wants a proof is answered with 403 first, of which the browser tells the console."""
    page.problems.expect("403")  # type: ignore[attr-defined]


async def prove(page: Page) -> None:
    """Once a button was pressed that sends something: the tab's passkey, where a proof is asked for."""
    proof = page.get_by_role("button", name="Use your passkey")
    answered = page.locator("body:not(:has(form [data-loading]))")
    await expect(proof.or_(answered).first).to_be_visible()
    if await proof.is_visible():
        await proof.press("Enter")
    await expect(answered).to_be_visible(timeout=ANSWERED_WITHIN_MS)
