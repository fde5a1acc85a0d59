"""The last step of every way in: a new session, kept first and then noted, never one without the other."""

from dataclasses import dataclass, replace
from uuid import UUID

from domain.identity.accounts import AccountBook, RecordSignIn, RunAsAccount, SignInRecorded, StoredAccount
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
    """Somebody is in. ``secret`` goes into their cookie and nowhere else."""

    session: Session
    secret: str


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """The account lets nobody in, or its password was changed meanwhile; the session is over again."""


async def enter(entrance: RecordSignIn, book: AccountBook, facts: Facts) -> SignInRecorded | AccountClosed:
    """Note that somebody came in, and with what."""
    entered = await book.enter(entrance)
    if entered is None:
        return AccountClosed()
    if entrance.account.kind is ActorKind.PLAYER:
        await facts.record(SignedIn.of(entrance, entered))
        if entered.new_device:
            await facts.record(NewDevice.of(entrance, entered))
    return entered


@dataclass(frozen=True, slots=True)
class SessionOpener:
    """Opens sessions for whoever has shown enough. ``before``: the session the browser came with."""

    sessions: Sessions
    rules: RuleBook
    notices: Notices
    run_as: RunAsAccount
    client: ClientInfo
    clock: Clock
    before: UUID | None = None

    async def open(
        self, kept: StoredAccount, factors: tuple[Factor, ...], *, by_password: bool
    ) -> SessionOpened | AccountClosed:
        """A session with a secret nobody had before; the one the browser came with is over."""
        account, now = kept.account, self.clock.now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as exact as sessions are kept
        rules = self.rules.of(account, kept.jurisdiction, now)
        proofs = tuple(Proof(factor, now) for factor in factors)
        session = new_session(account, proofs, rules, self.client, kept.last_sign_in, now)
        session = replace(session, password_given=by_password and kept.password_given)
        # First the session, then the note: whoever changes the password afterwards ends this session, too,
        # and who changed it before is noticed here.
        secret = await self.sessions.open(session)
        try:
            entered = await self._record(kept, session, by_password=by_password)
        except BaseException:
            await self.sessions.end(session.id)
            raise
        if isinstance(entered, AccountClosed):
            await self.sessions.end(session.id)
            return entered
        if self.before is not None:
            await self.sessions.end(self.before)
        if entered.new_device and not entered.first:
            self.notices.new_device(account, session)
        return SessionOpened(session, secret)

    async def _record(
        self, kept: StoredAccount, session: Session, *, by_password: bool
    ) -> SignInRecorded | AccountClosed:
        entrance = RecordSignIn(
            account=kept.account,
            at=session.started_at,
            ip=session.ip,
            device=self.client.device,
            password_of=kept.password_of if by_password else None,
            factors=tuple(proof.factor for proof in session.proofs),
        )
        entered: SignInRecorded | AccountClosed = await self.run_as(kept.account)(enter, entrance)
        return entered
