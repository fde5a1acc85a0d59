"""The access context: the policy, roles and operators."""

from collections.abc import Mapping
from typing import Final

from adapters.casbin.policy import model
from adapters.casbin.policy_preview import CasbinPolicyEvaluator
from adapters.postgres.access.operator_list import PostgresOperatorList, PostgresRoleGrants
from adapters.postgres.access.operators import PostgresOperators, PostgresRoleAssignments
from adapters.postgres.access.policy_book import PostgresPolicyBook
from adapters.postgres.access.policy_reads import PostgresPolicyReads
from adapters.postgres.access.sso import PostgresProviderLinks
from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.identity.accounts import PostgresAccountBook
from domain.access.operator_accounts import OperatorList, RoleGrants
from domain.access.policy_ports import HeldAuthorities, PolicyBook, PolicyEvaluator
from domain.access.policy_queries import PolicyReads
from domain.access.ports import OperatorPasswords, OperatorSessions
from domain.access.roles import Operators, RoleAssignments
from domain.access.sso_provisioning import ProviderLinks
from domain.shared.authority import Authorities
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.authorities import authorities_of
from server.contexts.plugin import ContextPlugin


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    access = resources.access
    evaluator = CasbinPolicyEvaluator(access.vocabulary, access.catalogue.rules())
    return {
        PolicyEvaluator: Binding.unaudited(Unaudited.READS, lambda _scope: evaluator),
        PolicyBook: Binding.in_transaction(_policy_book),
        Authorities: Binding.unaudited(Unaudited.READS, lambda scope: authorities_of(resources, scope)),
        HeldAuthorities: Binding.unaudited(
            Unaudited.READS, lambda scope: authorities_of(resources, scope, locks=False)
        ),
        Operators: Binding.in_transaction(lambda scope: PostgresOperators(scope.transaction, scope.origin)),
        RoleAssignments: Binding.in_transaction(
            lambda scope: PostgresRoleAssignments(scope.transaction, scope.origin)
        ),
        RoleGrants: Binding.in_transaction(lambda scope: PostgresRoleGrants(scope.transaction, scope.origin)),
        OperatorList: Binding.unaudited(Unaudited.READS, lambda scope: PostgresOperatorList(scope.database)),
        OperatorPasswords: Binding.in_transaction(lambda scope: PostgresAccountBook(scope.transaction)),
        OperatorSessions: Binding.unaudited(Unaudited.TEMPORARY, lambda _scope: resources.sessions),
        ProviderLinks: Binding.in_transaction(
            lambda scope: PostgresProviderLinks(scope.transaction, scope.origin)
        ),
    }


def _policy_book(scope: CommandScope) -> PostgresPolicyBook:
    return PostgresPolicyBook(scope.transaction, scope.origin.actor.brand, model())


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    kept = PostgresPolicyReads(resources.database)
    return {PolicyReads: lambda _brand: kept}


ACCESS: Final = ContextPlugin("access", service="auth", bindings=_bindings, reads=_reads)
