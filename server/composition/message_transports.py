"""The message transports of this installation."""

from dataclasses import dataclass

from redis.asyncio import Redis

from adapters.messages.mail import MailServer, SmtpTransport
from adapters.messages.quotas import MessageLimits, MessageQuotas
from adapters.messages.sandbox import MessageSandbox
from adapters.messages.sender import MessageSender
from adapters.messages.sms import SmsGateway, SmsTransport
from adapters.messages.transport import MessageTransport
from domain.identity.ports import BrandNames, MessageChannel
from domain.shared.clock import Clock
from server.security.pepper import pepper_of
from server.settings import BadSettings, Settings


@dataclass(frozen=True, slots=True)
class MessageResources:
    """``port`` is the port's adapter; ``sandbox`` keeps what the developer page shows, None without one."""

    port: MessageSender
    sandbox: MessageSandbox | None


def message_resources(
    settings: Settings, valkey: Redis, clock: Clock, brand_names: BrandNames
) -> MessageResources:
    """The transports that the settings name; the sandbox carries the rest, where there may be one.

    Raises:
        BadSettings: a sender is missing, a server cannot be used, or mail has nowhere to go in production.
    """
    pepper = pepper_of(settings)
    transports: dict[MessageChannel, MessageTransport] = {}
    if settings.smtp_url:
        transports[MessageChannel.EMAIL] = SmtpTransport(_mail_server(settings), clock)
    if settings.sms_url:
        transports[MessageChannel.SMS] = SmsTransport(_sms_gateway(settings))
    sandbox = MessageSandbox(valkey, clock, pepper) if settings.sandboxed else None
    if sandbox:
        transports = dict.fromkeys(MessageChannel, sandbox) | transports
    elif MessageChannel.EMAIL not in transports:
        raise BadSettings(
            "CROUPIER_SMTP_URL: e-mail has nowhere to go; name a server, or set CROUPIER_SANDBOX=true"
        )
    allowed = MessageLimits(
        settings.messages_per_address_max, settings.sms_per_country_max, settings.sms_prefixes
    )
    quotas = MessageQuotas(valkey, pepper, allowed)
    return MessageResources(MessageSender(valkey, pepper, quotas, transports, brand_names), sandbox)


def _mail_server(settings: Settings) -> MailServer:
    if not settings.mail_from:
        raise BadSettings("CROUPIER_MAIL_FROM: name the address that mail comes from")
    try:
        return MailServer.of(settings.smtp_url or "", settings.mail_from)
    except ValueError as wrong:
        raise BadSettings(f"CROUPIER_SMTP_URL: {wrong}") from None


def _sms_gateway(settings: Settings) -> SmsGateway:
    if not settings.sms_from:
        raise BadSettings("CROUPIER_SMS_FROM: name the number or name that messages come from")
    if not settings.sms_prefixes:
        raise BadSettings("CROUPIER_SMS_PREFIXES: name the countries that are sent to, such as +39,+356")
    return SmsGateway.of(settings.sms_url or "", settings.sms_from)
