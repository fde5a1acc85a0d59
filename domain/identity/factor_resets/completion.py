"""What happens by itself after an approval: the player is told, time passes, the factors go."""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.identity.accounts import Run
from domain.identity.events import PlayerFactorsReset
from domain.identity.factor_resets.model import FactorResetOutcome, FactorResetState
from domain.identity.factor_resets.ports import (
    FactorResetBook,
    FactorResetReads,
    FactorResetsDue,
    PlayerFactors,
)
from domain.identity.factor_resets.requests import (
    APPROVING,
    ASKING,
    FactorResetIsDecided,
    FactorResetNotFound,
    pause_of,
)
from domain.identity.factors.changes import Notice, send_notice
from domain.identity.factors.ports import Contacts
from domain.identity.model import Account
from domain.identity.ports import Delivery, Message, MessageChannel, Messages, Sessions
from domain.shared.actor import Origin
from domain.shared.authority import Authorities, Participant, authority_lost
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from domain.shared.outcomes import Success

AT_ONCE: Final = 100
CODE_BYTES: Final = 15
CODE_CHARS: Final = 24
TYPED_CHARS_MAX: Final = 64
TEMPLATES: Final = {MessageChannel.EMAIL: "factor_reset", MessageChannel.SMS: "factor_reset_sms"}
DONE: Final = (("change", "support removed all factors and the password; set a new one by e-mail"),)


@dataclass(frozen=True, slots=True)
class AnnounceFactorReset:
    """Tell the player by every known address and number that their factors go at ``until``."""

    id: UUID
    until: datetime
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StartFactorResetWait:
    """The player was told, and may object until then. ``objection``: see ``FactorResetBook.store``."""

    id: UUID
    until: datetime
    objection: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CompleteFactorReset:
    """Carry out a reset whose time has come."""

    id: UUID


@dataclass(frozen=True, slots=True)
class FactorResetWaits(FactorResetOutcome, Success):
    """The player was told."""


@dataclass(frozen=True, slots=True)
class FactorResetCompleted(FactorResetOutcome, Success):
    """No factor, recovery code, password or session of the player is left."""


@dataclass(frozen=True, slots=True)
class FactorResetLapsed(FactorResetOutcome, Success):
    """One of the two operators may no longer do their part: nothing was removed, and it has ended."""


def new_objection() -> str:
    """A code of 120 random bits, as people read it: ``ABCD-EFGH-IJKL-MNOP-QRST-UVWX``."""
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    return "-".join(code[at : at + 4] for at in range(0, CODE_CHARS, 4))


def hash_of_objection(typed: str) -> bytes | None:
    """The hash to store of a code, whatever its spelling; None where it cannot be a code."""
    if len(typed) > TYPED_CHARS_MAX:
        return None
    bare = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return sha256(b"factor reset " + bare.encode()).digest() if len(bare) == CODE_CHARS else None


async def proceed_with_factor_resets(
    due: FactorResetsDue, run_for: Callable[[str], Run], wait: timedelta, now: datetime
) -> int:
    """Tell players of approved resets, and carry out those whose time has come. The number of both.

    Where no message could be sent the time does not begin, and it is tried again at the next call. It goes
    through all of these, so that no number of them keeps another player from being told.
    """
    moved = 0
    untold = await due.untold(AT_ONCE, None)
    while untold:
        for each in untold:
            moved += await _announce(run_for(each.brand), each.id, now + wait)
        untold = await due.untold(AT_ONCE, untold[-1])
    for each in await due.due(now, AT_ONCE):
        moved += await _complete(run_for(each.brand), each.id)
    return moved


async def _announce(run: Run, id: UUID, until: datetime) -> bool:
    code = new_objection()
    hashed = hash_of_objection(code)
    told = hashed is not None and await run(announce_factor_reset, AnnounceFactorReset(id, until, code))
    if not told:
        return False
    return isinstance(
        await run(start_factor_reset_wait, StartFactorResetWait(id, until, hashed or b"")), FactorResetWaits
    )


async def announce_factor_reset(
    command: AnnounceFactorReset,
    origin: Origin,
    reads: FactorResetReads,
    contacts: Contacts,
    messages: Messages,
    clock: Clock,
) -> bool:
    """Send the notice by every channel; whether one has gone out.

    None goes out where the address was changed by others since the approval. That is asked once the address
    is read: a later change leaves the notice to the former one.
    """
    reset = await reads.reset(origin.actor.brand, command.id)
    if reset is None or reset.state is not FactorResetState.WAITING:
        return False
    account = reset.account
    email = await contacts.email_of(account)
    reached = [(MessageChannel.EMAIL, email)] if email else []
    reached += [(MessageChannel.SMS, number) for number in await contacts.numbers_of(account)]
    if await pause_of(reset.player_id, reads, origin, clock):
        return False
    params = {"code": command.code, "until": command.until.isoformat(sep=" ", timespec="minutes")}
    language = await contacts.language_of(account)
    notices = [_message(account, language, channel, to, params, command.id) for channel, to in reached]
    return Delivery.SENT in [await messages.send(notice) for notice in notices]


async def start_factor_reset_wait(
    command: StartFactorResetWait, book: FactorResetBook
) -> FactorResetWaits | FactorResetNotFound | FactorResetIsDecided:
    """The player has been told, and may object until then."""
    reset = await book.locked(command.id)
    if reset is None:
        return FactorResetNotFound()
    if reset.state is not FactorResetState.WAITING or reset.due_at is not None:
        return FactorResetIsDecided(reset.state)
    waiting = replace(reset, due_at=command.until)
    await book.store(waiting, command.objection)
    return FactorResetWaits(waiting)


async def _complete(run: Run, id: UUID) -> bool:
    outcome = await run(complete_factor_reset, CompleteFactorReset(id))
    if not isinstance(outcome, FactorResetCompleted):
        return isinstance(outcome, FactorResetLapsed)
    account = outcome.reset.account
    await run(end_sessions_of_reset, account)  # one that was opened by a factor meanwhile
    await run(send_notice, Notice(account, "factor_changed", DONE))
    return True


async def complete_factor_reset(
    command: CompleteFactorReset,
    book: FactorResetBook,
    authorities: Authorities,
    player_factors: PlayerFactors,
    facts: Facts,
    sessions: Sessions,
    origin: Origin,
    clock: Clock,
) -> FactorResetCompleted | FactorResetLapsed | FactorResetNotFound | FactorResetIsDecided:
    """Remove factors, recovery codes and password, and end the sessions: all, or nothing.

    Only while both operators may still do their part: an approval is as good as those who stand for it.
    """
    reset, now = await book.locked(command.id), clock.now()
    if reset is None:
        return FactorResetNotFound()
    early = reset.due_at is None or reset.due_at > now
    if early or not reset.may_become(FactorResetState.COMPLETED):
        return FactorResetIsDecided(reset.state)
    both = (Participant(reset.maker, ASKING), Participant(reset.checker or "", (APPROVING,)))
    lost = await authority_lost(authorities, *both)
    state = FactorResetState.LAPSED if lost else FactorResetState.COMPLETED
    ended = replace(reset, state=state, ended_at=now, ended_by=str(origin.actor))
    await book.store(ended)
    if lost:
        return FactorResetLapsed(ended)
    seq = await player_factors.remove(reset.player_id, now)
    if seq is not None:
        await facts.record(PlayerFactorsReset.of(reset.account, seq))
    await sessions.end_all(reset.player_id)
    return FactorResetCompleted(ended)


async def end_sessions_of_reset(account: Account, sessions: Sessions) -> int:
    """End every session of the account; returns how many there were."""
    return await sessions.end_all(account.id)


def _message(
    account: Account, language: str, channel: MessageChannel, to: str, params: dict[str, str], id: UUID
) -> Message:
    key = f"factor-reset:{id}:{params['code']}:{to}"
    return Message(channel, to, TEMPLATES[channel], params, key, account.brand, account.id, language)
