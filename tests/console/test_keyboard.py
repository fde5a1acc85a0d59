"""A shift without a mouse: signing in, finding a player, signing out."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.console.signed_in_tabs import Console
from tests.journeys.people import OWN_PASSWORD

NAME = "one-with-keys"
TABS_MAX = 60
OUTLINED = """each => {
  const style = getComputedStyle(each);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
}"""


async def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until this has the focus, which must be seen."""
    for _ in range(TABS_MAX):
        if await wanted.evaluate("each => each === document.activeElement"):
            assert await wanted.evaluate(OUTLINED), "the focus cannot be seen"
            return
        await page.keyboard.press(key)
    raise AssertionError(f"no way by {key} to {wanted}")


async def test_an_operator_works_by_keyboard_alone(console: Console) -> None:
    player = await console.casino.player("found-by-keys")
    page = await console.page("support", name=NAME)
    await page.context.clear_cookies()
    await page.goto("/players")
    await page.wait_for_url("**/sign-in/operators?**")

    await tab_to(page, page.get_by_label("Login"))
    await page.keyboard.type(NAME)
    await tab_to(page, page.get_by_label("Password"))
    await page.keyboard.type(OWN_PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Use your passkey")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Players")).to_be_visible()

    await tab_to(page, page.get_by_role("link", name="Skip to the content"))
    await tab_to(page, page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Overview"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()

    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    await page.keyboard.type(player.name)
    await expect(page.get_by_role("dialog").get_by_role("button", name="found-by-keys").first).to_be_visible()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/players/{player.name}*")
    await expect(page.get_by_role("heading", level=1, name="found-by-keys")).to_be_visible()

    await tab_to(page, page.get_by_role("banner").get_by_role("button", name=NAME))
    await page.keyboard.press("Enter")
    leave = page.get_by_role("menuitem", name="Sign out")
    await expect(leave).to_be_visible()
    await tab_to(page, leave, "ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Login")).to_be_visible()
