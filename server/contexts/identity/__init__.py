"""The identity context: accounts, passwords, sessions, second factors, signing in."""

from collections.abc import Mapping
from typing import Final

from adapters.postgres.command_runner import Binding
from server.composition.process_resources import ProcessResources
from server.contexts.identity.accounts import account_bindings
from server.contexts.identity.factors import factor_bindings
from server.contexts.plugin import ContextPlugin


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    return {**factor_bindings(resources), **account_bindings(resources)}


IDENTITY: Final = ContextPlugin("identity", service="auth", bindings=_bindings)
