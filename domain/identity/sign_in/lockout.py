"""Lockout: waiting times after failed sign-ins, and when a password alone is not enough.

Failures in a row are counted per account and source; the source is a known device or else a network address.
So guessing delays the guesser only: the account's owner signs in from a known device without waiting. No
number of failures locks an account: beyond ``UNKNOWN_DEVICES_FAILURES_MAX`` an unknown device needs a second
factor, or a code by e-mail.

GLI-19 v3.0 2.5.3(d) requires it after three failures in a row; the jurisdiction's pack sets the number.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

from domain.identity.session_rules import ClientInfo, SecurityRules

FIRST_WAIT_SECONDS: Final = 30
WAIT_SECONDS_MAX: Final = 900
REMEMBERED: Final = timedelta(hours=1)
"""How long failures are counted after the latest one."""

UNKNOWN_DEVICES_FAILURES_MAX: Final = 20
"""Failures within ``REMEMBERED`` from all unknown devices together."""

ADDRESS_ATTEMPTS_WINDOW: Final = timedelta(minutes=1)
"""In which attempts per network address are counted, failed or not: each costs a password hash."""

IPV6_PREFIX: Final = 64


@dataclass(frozen=True, slots=True)
class SignInFailures:
    """Failures before this attempt, which is counted already unless it has to wait ``wait_seconds``."""

    wait_seconds: int
    in_a_row: int
    from_unknown_devices: int


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """A sign-in attempt, which counts as a failure until it has succeeded.

    ``name``: the login used from an unknown device. Failures there are counted per login: a total over the
    logins of one account would reveal that they belong to it.
    """

    account: str
    source: str
    unknown_device: bool
    name: str = ""


class SignInAttempts(Protocol):
    """Counts attempts before anything is compared, atomically: concurrent attempts are all counted."""

    async def rate_limit(self, address: str, most: int, window: timedelta) -> int:
        """Count a use of ``address``, a network address or a counter's name; seconds to wait, 0: none."""
        ...

    async def begin(self, attempt: SignInAttempt, waits: Sequence[int]) -> SignInFailures:
        """Count an attempt on an account, unless its source has to wait. ``waits``: seconds by failures."""
        ...

    async def succeeded(self, attempt: SignInAttempt) -> None:
        """Clear the failures of the attempt's source."""
        ...


def wait_steps(rules: SecurityRules) -> tuple[int, ...]:
    """Seconds to wait by number of failures in a row; the last entry applies beyond its end."""
    steps = [0] * rules.failed_sign_ins_max
    wait = FIRST_WAIT_SECONDS
    while wait < WAIT_SECONDS_MAX:
        steps.append(wait)
        wait *= 2
    return (*steps, WAIT_SECONDS_MAX)


def must_verify(record: SignInFailures, rules: SecurityRules, *, known_device: bool) -> bool:
    """Whether a second factor or a code by e-mail is required besides the password."""
    many_here = record.in_a_row >= rules.failed_sign_ins_max
    many_elsewhere = record.from_unknown_devices >= UNKNOWN_DEVICES_FAILURES_MAX
    return many_here or (many_elsewhere and not known_device)


def source_of(client: ClientInfo, *, known_device: bool) -> str:
    """The source of an attempt. Unknown devices can be invented freely, so their address is the source."""
    return f"device:{client.device.hex()}" if known_device else f"address:{network_of(client.ip)}"


def network_of(ip: str | None) -> str:
    """The IPv4 address, or the /64 of an IPv6 address, which one subscriber has to themselves."""
    if ip is None:
        return "-"
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
