from __future__ import annotations

from playwright.async_api import Page, Route, expect

from tests.dashboard.fake_api import COOKIE, SECRET
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


async def refuse_introspection(route: Route) -> None:
    """Answer as a server does whose schema only signed-in people may read."""
    if "__schema" in (route.request.post_data or "") and "x-croupier-realm" not in route.request.headers:
        error = {"message": "You may not use introspection", "extensions": {"code": "FORBIDDEN"}}
        await route.fulfill(json={"errors": [error]})
    else:
        await route.continue_()


async def test_a_server_that_hides_its_schema_is_no_error_at_first_sight(page: Page) -> None:
    await page.route("**/graphql", refuse_introspection)
    await page.goto("/graphiql")
    await expect(page.locator(".graphiql-query-editor")).to_contain_text("WhoAmI")
    await page.wait_for_load_state("networkidle")
    await expect(page.locator(".graphiql-response")).not_to_contain_text("You may not use introspection")
    await expect(page.locator(".cm-invalidchar, .CodeMirror-lint-mark-error")).to_have_count(0)


async def test_a_server_that_hides_its_schema_shows_it_after_signing_in(page: Page) -> None:
    await page.route("**/graphql", refuse_introspection)
    await open_signed_in(page)
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    await expect(page.locator(".graphiql-doc-explorer")).to_contain_text("Query")


async def test_on_a_phone_everything_has_the_whole_width(page: Page) -> None:
    await page.set_viewport_size({"width": 375, "height": 667})
    await page.goto("/graphiql")
    await run(page, "{ viewer { name } }")
    await expect(page.locator(".graphiql-response")).to_contain_text('"viewer": null')
    for part in (".graphiql-query-editor", ".graphiql-response"):
        box = await page.locator(part).bounding_box()
        assert box is not None
        assert box["width"] > 300, part
        assert box["height"] > 150, part
    assert await page.evaluate("document.documentElement.scrollWidth") == 375


async def fill_variables(page: Page, variables: str) -> None:
    """Replaces the variables of the tab."""
    editor = page.get_by_label("Variables").locator("textarea").first
    await editor.focus()
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.insert_text(variables)


async def test_inputs_with_defaults_are_not_marked_as_missing(page: Page) -> None:
    await open_signed_in(page)
    await run(page, "mutation ($input: Registration!) { register(input: $input) }")
    editor = page.get_by_label("Variables")
    await fill_variables(page, '{"input": {"email": "ann@example.com"}, "other": 1}')
    # The mark of what is wrong shows that marks were made: it stands alone.
    await expect(editor.locator(".CodeMirror-lint-mark-error")).to_have_text(['"other"'])
    await fill_variables(page, '{"input": {"email": "ann@example.com"}}')
    await page.get_by_role("button", name="Execute query").click()
    await expect(page.locator(".graphiql-response")).to_contain_text('"register": "ann@example.com"')


async def test_the_samples_are_about_a_player_there_is(page: Page) -> None:
    await open_signed_in(page)
    await expect(page.locator(".graphiql-query-editor")).to_contain_text("WhoAmI")
    await page.get_by_role("tab").get_by_role("button", name="History", exact=True).click()
    await expect(page.get_by_label("Variables")).to_contain_text("plr_01a2")
