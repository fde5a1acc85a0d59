"""Who has to wait, and who has to show more than a password.

Guessing is slowed down where it comes from: each account counts failures in a row by source, which is a
device it knows or else a network address. So whoever guesses makes themselves wait, and the holder of the
account, who comes with a device it knows, is not held up. Failures from everywhere together never close an
account: beyond ``UNKNOWN_DEVICES_FAILURES_MAX`` an unknown device has to show a second factor, or a code by
mail.

GLI-19 v3.0 2.5.3(d) wants three failures in a row to be answered; the jurisdiction's pack says how many.
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
"""How long failures count, after the last of them."""

UNKNOWN_DEVICES_FAILURES_MAX: Final = 20
"""So many failures within the hour, from all unknown sources together."""

ADDRESS_ATTEMPTS_MAX: Final = 100
ADDRESS_ATTEMPTS_WINDOW: Final = timedelta(minutes=1)
"""So many attempts come from one network address, whatever becomes of them: each costs a hash."""

IPV6_PREFIX: Final = 64


@dataclass(frozen=True, slots=True)
class SignInFailures:
    """What went wrong before this attempt, which is counted already unless ``wait_seconds`` holds it up."""

    wait_seconds: int
    in_a_row: int
    from_unknown_devices: int


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """An attempt at an account that counts as a failure until it has succeeded.

    ``name``: what a stranger called it. They wait for each name by itself: failures that added up over an
    account's names would tell that they are one account's.
    """

    account: str
    source: str
    unknown_device: bool
    name: str = ""


class SignInAttempts(Protocol):
    """Counts attempts before anything is compared, in one step: of many at once, none slips through."""

    async def rate_limit(self, address: str, most: int, window: timedelta) -> int:
        """Count an attempt of a network address, or a code for an account; seconds to wait, 0: come in."""
        ...

    async def begin(self, attempt: SignInAttempt, waits: Sequence[int]) -> SignInFailures:
        """Count an attempt at an account, unless its source has to wait. ``waits``: seconds by failures."""
        ...

    async def succeeded(self, attempt: SignInAttempt) -> None:
        """The attempt was none of a guesser: the source starts anew."""
        ...


def wait_steps(rules: SecurityRules) -> tuple[int, ...]:
    """Seconds to wait after so many failures in a row; the last number holds for all that follow."""
    steps = [0] * rules.failed_sign_ins_max
    wait = FIRST_WAIT_SECONDS
    while wait < WAIT_SECONDS_MAX:
        steps.append(wait)
        wait *= 2
    return (*steps, WAIT_SECONDS_MAX)


def must_verify(record: SignInFailures, rules: SecurityRules, *, known_device: bool) -> bool:
    """Whether a password is not enough this time."""
    many_here = record.in_a_row >= rules.failed_sign_ins_max
    many_elsewhere = record.from_unknown_devices >= UNKNOWN_DEVICES_FAILURES_MAX
    return many_here or (many_elsewhere and not known_device)


def source_of(client: ClientInfo, *, known_device: bool) -> str:
    """Where an attempt comes from. A device nobody knows is anybody's invention: the address counts."""
    return f"device:{client.device.hex()}" if known_device else f"address:{network_of(client.ip)}"


def network_of(ip: str | None) -> str:
    """The address, or in IPv6 the /64 that one customer has to themselves."""
    if ip is None:
        return "-"
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
