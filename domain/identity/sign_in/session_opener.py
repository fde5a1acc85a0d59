"""``SessionOpener``: the last step of every sign-in, which stores the session and records the sign-in."""

from dataclasses import dataclass, replace
from uuid import UUID

from domain.identity.accounts import (
    AccountBook,
    RecordSignIn,
    RunAsAccount,
    SignInRecorded,
    StoredAccount,
    Visits,
)
from domain.identity.events import NewDevice, SignedIn
from domain.identity.model import Factor, Proof, Session
from domain.identity.notices import Notices
from domain.identity.ports import Sessions
from domain.identity.session_rules import ClientInfo, RuleBook, new_session
from domain.shared.actor import ActorKind
from domain.shared.clock import Clock
from domain.shared.facts import Facts


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """A session was opened. ``secret`` goes into the cookie and nowhere else."""

    session: Session
    secret: str


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """The account is closed, or its password was changed meanwhile; no session is left."""


async def record_sign_in(
    sign_in: RecordSignIn, accounts: AccountBook, visits: Visits, facts: Facts
) -> SignInRecorded | AccountClosed:
    """Record a sign-in and its facts."""
    recorded = await accounts.record_sign_in(sign_in)
    if recorded is None:
        return AccountClosed()
    if sign_in.account.kind is ActorKind.PLAYER:
        await visits.record(sign_in.account.id, sign_in.at)
        await facts.record(SignedIn.of(sign_in, recorded))
        if recorded.new_device:
            await facts.record(NewDevice.of(sign_in, recorded))
    return recorded


@dataclass(frozen=True, slots=True)
class SessionOpener:
    """Opens sessions after a successful sign-in. ``before``: the session whose cookie the request had."""

    sessions: Sessions
    rules: RuleBook
    notices: Notices
    run_as: RunAsAccount
    client: ClientInfo
    clock: Clock
    before: UUID | None = None

    async def open(
        self, stored: StoredAccount, factors: tuple[Factor, ...], *, by_password: bool
    ) -> SessionOpened | AccountClosed:
        """Open a session with a new secret; the session whose cookie the request had ends."""
        account, now = stored.account, self.clock.now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # sessions store milliseconds
        rules = self.rules.of(account, stored.jurisdiction, now)
        proofs = tuple(Proof(factor, now) for factor in factors)
        session = new_session(account, proofs, rules, self.client, stored.last_sign_in, now)
        session = replace(session, password_given=by_password and stored.password_given)
        # Stored before the sign-in is recorded: a later change of the password ends this session, too, and
        # an earlier one fails the record.
        secret = await self.sessions.open(session)
        try:
            recorded = await self._record(stored, session, by_password=by_password)
        except BaseException:
            await self.sessions.end(session.id)
            raise
        if isinstance(recorded, AccountClosed):
            await self.sessions.end(session.id)
            return recorded
        if self.before is not None:
            await self.sessions.end(self.before)
        if recorded.new_device and not recorded.first:
            self.notices.new_device(account, session)
        return SessionOpened(session, secret)

    async def _record(
        self, stored: StoredAccount, session: Session, *, by_password: bool
    ) -> SignInRecorded | AccountClosed:
        sign_in = RecordSignIn(
            account=stored.account,
            at=session.started_at,
            ip=session.ip,
            device=self.client.device,
            password_of=stored.password_of if by_password else None,
            factors=tuple(proof.factor for proof in session.proofs),
        )
        recorded: SignInRecorded | AccountClosed = await self.run_as(stored.account)(record_sign_in, sign_in)
        return recorded
