"""The players context: registration, profile, status, terms."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from adapters.messages.contact_notices import MailedContactNotices
from adapters.messages.templates import languages
from adapters.messages.verification_codes import ContactVerificationCodes
from adapters.postgres.command_runner import Binding, Unaudited
from adapters.postgres.players.brands import PostgresBrandChanges, PostgresBrandReads
from adapters.postgres.players.cooling_off import PostgresCoolingOffEnds
from adapters.postgres.players.corrections import PostgresCorrectionReads, PostgresProfileCorrections
from adapters.postgres.players.reads import PostgresPlayerReads
from adapters.postgres.players.store import PostgresBrands, PostgresPlayers
from adapters.postgres.players.terms_versions import (
    PostgresSweeps,
    PostgresTermsInForce,
    PostgresTermsPublisher,
)
from adapters.postgres.players.timeline import PostgresPlayerTimeline
from adapters.postgres.players.username_history import PostgresUsernameHistory
from adapters.postgres.players.visits import PostgresVisits
from domain.identity.accounts import Visits
from domain.players import ports
from domain.players.brands.changes import BrandChanges
from domain.players.brands.queries import BrandReads
from domain.players.corrections.commands import ProfileCorrections
from domain.players.corrections.queries import CorrectionReads
from domain.players.event_types import EVENT_TYPES
from domain.players.own_changes.username_change import UsernameHistory
from domain.players.ports import Run
from domain.players.queries import PlayerReads
from domain.players.registration.registration_requirements import MessageLanguages
from domain.players.status.cooling_off import end_cooling_off
from domain.players.status_owners import StatusOwner
from domain.players.terms.review import sweep_agreements
from domain.players.terms.versions import TermsInForce, TermsPublisher
from domain.players.timeline import PlayerTimeline
from domain.players.verification import VerificationCodes
from domain.shared.actor import Actor, system
from resolvers.authorization.tables import AccessTables
from resolvers.context import CommandExecutor
from resolvers.players.authorities import status_authorities
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.players.aliases import ALIASES
from server.contexts.players.demo import DEMO
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import MINUTE, SystemJobKind, periodic


@dataclass(frozen=True, slots=True)
class PolicyStatusAuthorities:
    """Implements ``StatusAuthorities`` by the policy in force."""

    tables: AccessTables

    def of(self, actor: Actor) -> frozenset[StatusOwner]:
        """All who may move a status act for support; for risk and compliance by their rights."""
        return status_authorities(self.tables.of(actor))


class TemplateLanguages:
    """Implements ``MessageLanguages`` by the templates of messages."""

    def languages(self) -> Sequence[str]:
        """The languages of the templates."""
        return languages()


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    reads, vault = Unaudited.READS, resources.vault
    codes, messages = resources.codes, resources.messages.port
    return {
        BrandChanges: Binding.in_transaction(
            lambda scope: PostgresBrandChanges(scope.transaction, scope.origin)
        ),
        ProfileCorrections: Binding.in_transaction(
            lambda scope: PostgresProfileCorrections(scope.transaction, scope.origin, vault)
        ),
        ports.ContactNotices: Binding.unaudited(
            Unaudited.SENDS, lambda _scope: MailedContactNotices(messages)
        ),
        ports.Brands: Binding.unaudited(reads, lambda scope: PostgresBrands(scope.database)),
        ports.BreachedPasswordList: Binding.unaudited(reads, lambda _scope: resources.breached),
        ports.PasswordHashing: Binding.unaudited(reads, lambda _scope: resources.passwords),
        ports.Players: Binding.in_transaction(
            lambda scope: PostgresPlayers(scope.transaction, scope.origin, vault)
        ),
        ports.StatusAuthorities: Binding.unaudited(
            reads, lambda _scope: PolicyStatusAuthorities(resources.access.tables)
        ),
        MessageLanguages: Binding.unaudited(reads, lambda _scope: TemplateLanguages()),
        TermsInForce: Binding.unaudited(
            reads, lambda scope: PostgresTermsInForce(scope.database, scope.origin)
        ),
        TermsPublisher: Binding.in_transaction(
            lambda scope: PostgresTermsPublisher(scope.transaction, scope.origin)
        ),
        UsernameHistory: Binding.in_transaction(lambda scope: PostgresUsernameHistory(scope.transaction)),
        Visits: Binding.in_transaction(lambda scope: PostgresVisits(scope.transaction)),
        VerificationCodes: Binding.unaudited(
            Unaudited.SENDS, lambda scope: ContactVerificationCodes(codes, messages, scope.origin)
        ),
    }


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    players = PostgresPlayerReads(resources.database, resources.vault)
    brands = PostgresBrandReads(resources.database)
    corrections = PostgresCorrectionReads(resources.database, resources.vault)
    timeline = PostgresPlayerTimeline(resources.database, resources.vault)
    return {
        PlayerReads: lambda _brand: players,
        BrandReads: lambda _brand: brands,
        CorrectionReads: lambda _brand: corrections,
        PlayerTimeline: lambda _brand: timeline,
    }


def _jobs(resources: ProcessResources, commands: CommandExecutor) -> Iterator[SystemJobKind]:
    clock, ends = resources.clock, PostgresCoolingOffEnds(resources.database)
    sweeps = PostgresSweeps(resources.database)

    def run_for(brand: str) -> Run:
        origin = system("terms", brand, uuid4().hex)

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await commands.run(carry_out, command, origin)

        return run

    yield periodic("cooling-off", MINUTE, lambda: end_cooling_off(ends, run_for, clock.now()))
    yield periodic("agreement to terms", MINUTE, lambda: sweep_agreements(sweeps, run_for, clock.now()))


PLAYERS: Final = ContextPlugin(
    "players",
    service="profile",
    event_types=EVENT_TYPES,
    bindings=_bindings,
    reads=_reads,
    jobs=_jobs,
    aliases=ALIASES,
    demo=DEMO,
)
