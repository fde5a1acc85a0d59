from __future__ import annotations

from playwright.async_api import Page, expect

from tests.dashboard.fake_api import (COOKIE, SECRET)
from tests.dashboard.test_start_page import sign_in


async def open_signed_in(page: Page) -> None:
    cookie = {"name": COOKIE, "value": SECRET, "secure": True, "httpOnly": True, "path": "/"}
    await page.context.add_cookies([{**cookie, "domain": "127.0.0.1"}])  # type: ignore[list-item]
    await page.goto("/graphiql")
    await expect(page.get_by_role("button", name="ada")).to_be_visible()


async def run(page: Page, operation: str) -> None:
    """Types the operation into a tab of its own and executes it."""
    editor = page.locator(".graphiql-query-editor")
    await expect(editor).to_contain_text("WhoAmI")
    await page.get_by_role("button", name="New tab").click()
    await expect(page.get_by_role("tab", selected=True)).to_contain_text("<untitled>")
    await expect(editor.locator(".CodeMirror-code")).to_have_text("1")  # the number of an empty line
    await editor.locator("textarea").focus()
    await page.keyboard.insert_text(operation)
    await expect(editor).to_contain_text(operation)
    await page.get_by_role("button", name="Execute query").click()


async def test_the_examples_are_ready_in_tabs(page: Page) -> None:
    await page.goto("/graphiql")
    for name in ("WhoAmI", "Players", "PlaceBet", "History", "WalletChanged"):
        await expect(page.get_by_role("tab").get_by_role("button", name=name, exact=True)).to_be_visible()


async def test_a_query_runs_as_the_signed_in_person(page: Page) -> None:
    await open_signed_in(page)
    await run(page, "{ viewer { name } }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"name": "ada"')


async def test_a_subscription_runs_as_the_signed_in_person(page: Page) -> None:
    await open_signed_in(page)
    await run(page, "subscription { countdown(start: 7) }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"countdown": 0')


async def test_queries_without_signing_in_are_anonymous(page: Page) -> None:
    await page.goto("/graphiql")
    await run(page, "{ viewer { name } }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"viewer": null')


async def test_signing_in_on_the_page_takes_effect_at_once(page: Page) -> None:
    await page.goto("/graphiql")
    await page.get_by_role("button", name="Sign in").click()
    await sign_in(page)
    await expect(page.get_by_role("button", name="ada")).to_be_visible()
    await run(page, "{ viewer { name } }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"name": "ada"')


async def test_the_documentation_of_the_schema_opens(page: Page) -> None:
    await open_signed_in(page)
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    await expect(page.get_by_role("link", name="Subscription")).to_be_visible()


async def test_local_storage_stays_empty(page: Page) -> None:
    await open_signed_in(page)
    await run(page, "{ viewer { name } }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"name": "ada"')
    assert await page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
