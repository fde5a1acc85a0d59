"""Resolvers of the mutations of webhooks."""

from domain.webhooks import deliveries as d
from domain.webhooks import endpoints as e
from domain.webhooks import outcomes as o
from domain.webhooks.signing_secrets import rotate_webhook_secret as rotate
from resolvers.context import Info
from resolvers.webhooks import inputs
from resolvers.webhooks.inputs import endpoint_id_of
from resolvers.webhooks.rights import require_readable


async def create_webhook_endpoint(info: Info, input: inputs.CreateWebhookEndpointInput) -> o.CreateOutcome:
    """Create an endpoint of what the viewer reads as much of as its role."""
    require_readable(info.context, input.role, input.events)
    return await info.context.run(e.create_webhook_endpoint, input.command())


async def change_webhook_endpoint(info: Info, input: inputs.ChangeWebhookEndpointInput) -> o.ChangeOutcome:
    """Change an endpoint to what the viewer reads as much of as its role."""
    require_readable(info.context, input.role, input.events)
    return await info.context.run(e.change_webhook_endpoint, input.command())


async def verify_webhook_endpoint(info: Info, input: inputs.WebhookEndpointInput) -> o.ChangeOutcome:
    command = e.VerifyWebhookEndpoint(endpoint_id_of(input.endpoint_id))
    return await info.context.run(e.verify_webhook_endpoint, command)


async def pause_webhook_endpoint(info: Info, input: inputs.WebhookEndpointInput) -> o.ChangeOutcome:
    command = e.PauseWebhookEndpoint(endpoint_id_of(input.endpoint_id))
    return await info.context.run(e.pause_webhook_endpoint, command)


async def resume_webhook_endpoint(info: Info, input: inputs.WebhookEndpointInput) -> o.ChangeOutcome:
    command = e.ResumeWebhookEndpoint(endpoint_id_of(input.endpoint_id))
    return await info.context.run(e.resume_webhook_endpoint, command)


async def remove_webhook_endpoint(info: Info, input: inputs.WebhookEndpointInput) -> o.RemoveOutcome:
    command = e.RemoveWebhookEndpoint(endpoint_id_of(input.endpoint_id))
    return await info.context.run(e.remove_webhook_endpoint, command)


async def rotate_webhook_secret(info: Info, input: inputs.RotateWebhookSecretInput) -> o.RotateOutcome:
    return await info.context.run(rotate, input.command())


async def send_test_webhook(info: Info, input: inputs.SendTestWebhookInput) -> o.TestOutcome:
    return await info.context.run(d.send_test_webhook, input.command())


async def replay_webhook_deliveries(
    info: Info, input: inputs.ReplayWebhookDeliveriesInput
) -> o.ReplayOutcome:
    return await info.context.run(d.replay_webhook_deliveries, input.command())
