"""Webhooks in a browser: an endpoint, what was posted to it, and its secret."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import Json
from tests.live.relay_and_hub import PATIENCE_SECONDS
from tests.webhooks.receivers import Receiver, a_receiver

SECRET = re.compile(r"whsec_\S+")
SLOW_MS = 30_000
"""Events are published, laid out and posted by the server's own loops."""


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with a_receiver() as receiver:
        yield receiver


@pytest.fixture(autouse=True)
async def no_endpoint_is_left(console: Console) -> AsyncIterator[None]:
    yield
    admin = await console.casino.operator("admin")
    for each in (await admin.ask("{ webhookEndpoints { id } }"))["webhookEndpoints"]:
        await admin.done("removeWebhookEndpoint", "WebhookEndpointRemoved", endpointId=each["id"])


async def an_endpoint(console: Console, receiver: Receiver, name: str) -> Json:
    """A verified endpoint that takes deposits."""
    admin = await console.casino.operator("admin")
    given = {"name": name, "url": receiver.url, "events": ["wallet.deposited"], "role": "auditor"}
    made = await admin.done("createWebhookEndpoint", "WebhookEndpointCreated", **given)
    endpoint: Json = made["endpoint"]
    asked = "query ($id: ID!) { webhookEndpoint(id: $id) { state } }"
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await admin.ask(asked, id=endpoint["id"]))["webhookEndpoint"]["state"] != "ACTIVE":  # noqa: ASYNC110 - known to the server
            await asyncio.sleep(0.1)
    return endpoint


async def opened(page: Page, endpoint: Json, name: str) -> Locator:
    await page.goto(f"/webhooks?open={endpoint['id']}")
    panel = page.get_by_role("complementary", name=name)
    await expect(panel).to_contain_text(endpoint["id"])
    return panel


async def a_delivered_deposit(console: Console, panel: Locator, player: str) -> Locator:
    """The delivery of a deposit, open, once it has arrived."""
    await console.casino.player(player, "25.00")
    delivery = panel.get_by_role("button").filter(has_text="wallet.deposited").first
    await expect(delivery).to_contain_text("Delivered", timeout=SLOW_MS)
    await delivery.click()
    await expect(panel.get_by_text("Status 200").first).to_be_visible()
    return delivery


async def test_an_endpoint_is_created_with_a_header_and_its_secret_is_shown_once(
    console: Console, receiver: Receiver
) -> None:
    page = await console.page("admin")
    expect_proofs(page)
    await page.goto("/webhooks")
    await expect(page.get_by_role("heading", level=1, name="Webhooks")).to_be_visible()
    await page.get_by_role("button", name="Create an endpoint").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="Name", exact=True).fill("console-made")
    await dialog.get_by_role("textbox", name="URL").fill(receiver.url)
    await dialog.get_by_role("button", name="Add a header").click()
    await expect(dialog.get_by_role("button", name="Create", exact=True)).to_be_disabled()
    await dialog.get_by_role("textbox", name="Header").fill("X-Api-Key")
    await dialog.get_by_role("textbox", name="Value").fill("known-to-the-receiver")
    await dialog.get_by_role("button", name="Create", exact=True).click()
    await prove(page)
    shown = page.get_by_role("dialog", name="The secret, shown only this once")
    await expect(shown).to_contain_text(SECRET)
    secret = SECRET.search(await shown.inner_text())
    assert secret is not None
    await shown.get_by_role("button", name="I have kept it").click()
    panel = page.get_by_role("complementary", name="console-made")
    await expect(panel).to_contain_text("X-Api-Key")
    challenge = panel.get_by_role("button").filter(has_text="webhook.challenge")
    await expect(challenge).to_contain_text("Delivered", timeout=SLOW_MS)
    await page.reload()
    await expect(panel).to_contain_text("Active")
    await expect(page.get_by_text(secret[0])).to_have_count(0)
    assert receiver.received[0].headers["x-api-key"] == "known-to-the-receiver"
    assert receiver.received[0].verified(secret[0])


async def test_headers_are_kept_when_nothing_is_entered_and_replaced_as_a_whole(
    console: Console, receiver: Receiver
) -> None:
    admin = await console.casino.operator("admin")
    given = {"name": "with-headers", "url": receiver.url, "events": ["wallet.deposited"], "role": "auditor"}
    headers = [{"name": "X-First", "value": "1"}, {"name": "X-Second", "value": "2"}]
    made = await admin.done("createWebhookEndpoint", "WebhookEndpointCreated", **given, headers=headers)
    page = await console.page("admin")
    expect_proofs(page)
    panel = await opened(page, made["endpoint"], "with-headers")
    for name, entered, left in (
        ("renamed", None, "X-First, X-Second"),
        ("renamed-again", ("X-Third", "3"), "X-Third"),
    ):
        await panel.get_by_role("button", name="More").first.click()
        await page.get_by_role("menuitem", name="Change").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("textbox", name="Name", exact=True).fill(name)
        if entered:
            await dialog.get_by_label("Replace the present ones: X-First, X-Second").check()
            await dialog.get_by_role("button", name="Add a header").click()
            await dialog.get_by_role("textbox", name="Header").fill(entered[0])
            await dialog.get_by_role("textbox", name="Value").fill(entered[1])
        await dialog.get_by_role("button", name="Save").click()
        await prove(page)
        await expect(page.get_by_role("dialog")).to_have_count(0)
        panel = page.get_by_role("complementary", name=name, exact=True)
        await expect(panel).to_contain_text(left)
    await expect(panel).not_to_contain_text("X-First")


async def test_a_delivery_shows_its_attempts_with_request_and_answer_and_is_posted_again(
    console: Console, receiver: Receiver
) -> None:
    endpoint = await an_endpoint(console, receiver, "console-deliveries")
    page = await console.page("admin")
    panel = await opened(page, endpoint, "console-deliveries")
    await a_delivered_deposit(console, panel, "webhook-delivered")
    await expect(panel.get_by_role("group", name="Answer")).to_have_text("taken")
    await panel.get_by_text("Request").first.click()
    headers = panel.get_by_role("group", name="Headers")
    await expect(headers).to_contain_text("webhook-id: evt_")
    await expect(headers).to_contain_text("webhook-signature: (not kept)")
    await expect(panel.get_by_role("group", name="Body")).to_contain_text("croupier.wallet.deposited.v1")
    await panel.get_by_role("button", name="Post again").click()
    await expect(panel.get_by_text("Status 200")).to_have_count(2, timeout=SLOW_MS)
    deposits = [each for each in receiver.events if each["type"] == "croupier.wallet.deposited.v1"]
    assert len({each["id"] for each in deposits}) == 1
    assert len(deposits) == 2


async def test_a_secret_is_rotated(console: Console, receiver: Receiver) -> None:
    endpoint = await an_endpoint(console, receiver, "console-rotated")
    page = await console.page("admin")
    expect_proofs(page)
    panel = await opened(page, endpoint, "console-rotated")
    await panel.get_by_role("button", name="More").first.click()
    await page.get_by_role("menuitem", name="New secret").click()
    await page.get_by_role("dialog").get_by_role("button", name="New secret").click()
    await prove(page)
    shown = page.get_by_role("dialog", name="The secret, shown only this once")
    await expect(shown).to_contain_text(SECRET)
    await shown.get_by_role("button", name="I have kept it").click()
    await expect(panel).to_contain_text("Former secret signs until")


async def test_an_auditor_sees_deliveries_and_changes_nothing(console: Console, receiver: Receiver) -> None:
    endpoint = await an_endpoint(console, receiver, "console-audited")
    page = await console.page("auditor")
    panel = await opened(page, endpoint, "console-audited")
    await a_delivered_deposit(console, panel, "webhook-audited")
    await expect(page.get_by_role("button", name="Create an endpoint")).to_have_count(0)
    await expect(
        panel.get_by_role("button", name=re.compile("Post again|More|Send an example"))
    ).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(console: Console, receiver: Receiver, scheme: ColorScheme) -> None:
    endpoint = await an_endpoint(console, receiver, f"console-axe-{scheme}")
    page = await console.page("admin", scheme=scheme)
    panel = await opened(page, endpoint, f"console-axe-{scheme}")
    await a_delivered_deposit(console, panel, f"webhook-axe-{scheme}")
    await panel.get_by_text("Request").first.click()
    await expect(panel.get_by_role("group", name="Body")).to_be_visible()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="Create an endpoint").click()
    await page.get_by_role("dialog").get_by_role("button", name="Add a header").click()
    await expect(page.get_by_role("textbox", name="Value")).to_be_visible()
    assert await axe_findings(page) == []


async def test_fits_a_phone(console: Console, receiver: Receiver) -> None:
    endpoint = await an_endpoint(console, receiver, "console-phone")
    page = await console.page("admin", size=PHONE)
    panel = await opened(page, endpoint, "console-phone")
    await a_delivered_deposit(console, panel, "webhook-on-phone")
    await panel.get_by_text("Request").first.click()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await panel.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("grid", name="Webhooks")).to_be_visible()
    await page.get_by_role("button", name="Create an endpoint").click()
    await page.get_by_role("dialog").get_by_role("button", name="Add a header").click()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
