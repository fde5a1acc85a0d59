"""Making and changing brands: one operator asks, another decides; or at once, on the command line."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, Protocol
from uuid import UUID

from domain.players.brands.model import BrandChange, BrandChangeState
from domain.players.jurisdictions import packs_in_force
from domain.players.ports import Brand
from domain.players.profile.language import time_zone
from domain.shared import text
from domain.shared.actor import Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.money import Currency, CurrencyKind
from domain.shared.outcomes import Pending, Refusal, Success

CODE: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
REASON_CHARACTERS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class RequestBrand:
    """What a brand is to be: the actor's own by its code, or a new one."""

    code: str
    name: str
    time_zone: str
    currencies: tuple[Currency, ...]
    jurisdictions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CreateBrand:
    """A new brand, made at once: for who has the database anyway."""

    code: str
    name: str
    time_zone: str
    currencies: tuple[Currency, ...]
    jurisdictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecideBrand:
    """The second operator's decision."""

    id: UUID


@dataclass(frozen=True, slots=True)
class BrandRequested(Pending):
    """It waits for another operator."""

    change: BrandChange


@dataclass(frozen=True, slots=True)
class BrandDecided(Success):
    """It is in force, or rejected."""

    change: BrandChange


@dataclass(frozen=True, slots=True)
class BrandCreated(Success):
    """It is there, for every process."""

    brand: Brand


@dataclass(frozen=True, slots=True)
class BrandTaken(Refusal):
    """There is another brand of this code."""

    message: ClassVar[str] = "There is a brand of this code already"


@dataclass(frozen=True, slots=True)
class BrandChangeNotFound(Refusal):
    """No such change was asked for in the actor's brand."""

    message: ClassVar[str] = "There is no such change of a brand"


@dataclass(frozen=True, slots=True)
class BrandChangeIsYours(Refusal):
    """Who asked, or who is no operator, does not approve."""

    message: ClassVar[str] = "Another operator than the one who asked has to approve it"

    operator: str


@dataclass(frozen=True, slots=True)
class BrandChangeIsDecided(Refusal):
    """It has been decided on before."""

    message: ClassVar[str] = "This change of a brand is decided already"

    state: BrandChangeState


BrandRequestOutcome = BrandRequested | BrandTaken
BrandDecision = (
    BrandDecided
    | BrandTaken
    | BrandChangeNotFound
    | BrandChangeIsYours
    | AuthorityLost
    | BrandChangeIsDecided
)
BrandCreation = BrandCreated | BrandTaken


class BrandChanges(Protocol):
    """Stores brands, and the changes that were asked for in the actor's brand."""

    async def exists(self, code: str) -> bool:
        """Whether there is a brand of this code."""
        ...

    async def add(self, brand: Brand) -> bool:
        """Store a new brand; False where another one of its code was faster."""
        ...

    async def update(self, brand: Brand) -> None:
        """Store a changed brand."""
        ...

    async def ask(self, change: BrandChange) -> None:
        """Store a change that waits for a decision."""
        ...

    async def locked(self, id: UUID) -> BrandChange | None:
        """The change, locked until the transaction ends."""
        ...

    async def decide(self, change: BrandChange) -> None:
        """Store the decision."""
        ...


async def request_brand(
    request: RequestBrand, changes: BrandChanges, origin: Origin, clock: Clock
) -> BrandRequestOutcome:
    """Ask for a new brand, or for a change of the actor's own.

    Raises:
        BadInput: names a field that cannot be so.
    """
    now, brand = clock.now(), origin.actor.brand
    wanted = _checked(request, local_day(now))
    if wanted.id != brand and await changes.exists(wanted.id):
        return BrandTaken()
    reason = text.prose(request.reason, "reason", at_most=REASON_CHARACTERS_MAX)
    state = BrandChangeState.PENDING
    change = BrandChange(new_id(), brand, wanted, reason, state, str(origin.actor), None, now, None)
    await changes.ask(change)
    return BrandRequested(change)


async def approve_brand(
    decision: DecideBrand, changes: BrandChanges, authorities: Authorities, origin: Origin, clock: Clock
) -> BrandDecision:
    """Make or change the brand that another operator asked for, and still may ask for."""
    change = await changes.locked(decision.id)
    if change is None:
        return BrandChangeNotFound()
    if change.state is not BrandChangeState.PENDING:
        return BrandChangeIsDecided(change.state)
    if not change.may_be_approved_by(origin):
        return BrandChangeIsYours(str(origin.actor))
    maker = Participant(change.maker, ("requestBrand",))
    if lost := await authority_lost(authorities, maker, approver(origin.actor, "approveBrand")):
        return lost
    if not change.is_new:
        await changes.update(change.wanted)
    elif not await changes.add(change.wanted):
        return BrandTaken()
    return await _decided(change, BrandChangeState.APPROVED, changes, origin, clock)


async def reject_brand(
    decision: DecideBrand, changes: BrandChanges, origin: Origin, clock: Clock
) -> BrandDecision:
    """Refuse a change; who asked may, too."""
    change = await changes.locked(decision.id)
    if change is None:
        return BrandChangeNotFound()
    if change.state is not BrandChangeState.PENDING:
        return BrandChangeIsDecided(change.state)
    return await _decided(change, BrandChangeState.REJECTED, changes, origin, clock)


async def create_brand(command: CreateBrand, changes: BrandChanges, clock: Clock) -> BrandCreation:
    """Make a brand at once.

    Raises:
        BadInput: names a field that cannot be so.
    """
    brand = _checked(command, local_day(clock.now()))
    return BrandCreated(brand) if await changes.add(brand) else BrandTaken()


async def _decided(
    change: BrandChange, state: BrandChangeState, changes: BrandChanges, origin: Origin, clock: Clock
) -> BrandDecided:
    decided = replace(change, state=state, checker=str(origin.actor), decided_at=clock.now())
    await changes.decide(decided)
    return BrandDecided(decided)


def _checked(given: RequestBrand | CreateBrand, today: date) -> Brand:
    if not CODE.fullmatch(given.code):
        raise BadInput("A code has 1 to 40 small letters, digits and hyphens, a letter first", field="code")
    _once([currency.code for currency in given.currencies], "currencies")
    for currency in given.currencies:
        if currency.kind is CurrencyKind.POINTS or currency.withdrawal(today):
            raise BadInput("One of these currencies is no money, or no longer", field="currencies")
    _once(given.jurisdictions, "jurisdictions")
    packs = packs_in_force().by_jurisdiction
    if not all(each in packs and packs[each].at(today) for each in given.jurisdictions):
        offered = ", ".join(sorted(name for name, pack in packs.items() if pack.at(today)))
        raise BadInput(f"Only these have a pack with rules in force: {offered}", field="jurisdictions")
    return Brand(
        given.code,
        text.line(given.name, "name"),
        time_zone(given.time_zone),
        tuple(currency.code for currency in given.currencies),
        tuple(given.jurisdictions),
    )


def _once(values: Sequence[str] | Collection[str], field: str) -> None:
    if len(set(values)) != len(values):
        raise BadInput("Each of them once", field=field)
