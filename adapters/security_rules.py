"""The security rules of an account: a player's from the jurisdiction's pack, an operator's from settings."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity.model import Account
from domain.identity.session_rules import SecurityRules
from domain.players.jurisdictions import NEUTRAL, Packs
from domain.shared.actor import ActorKind
from domain.shared.calendar import local_day
from domain.shared.errors import Broken


@dataclass(frozen=True, slots=True)
class JurisdictionSecurityRules:
    """Implements ``RuleBook``. ``operators``: the installation's own."""

    packs: Packs
    operators: SecurityRules

    def of(self, account: Account, jurisdiction: str | None, now: datetime) -> SecurityRules:
        if account.kind is ActorKind.OPERATOR:
            return self.operators
        return self._of(jurisdiction, now) or self.neutral(now)

    def neutral(self, now: datetime) -> SecurityRules:
        rules = self._of(NEUTRAL, now)
        if rules is None:
            raise Broken("there are no neutral rules")
        return rules

    def _of(self, jurisdiction: str | None, now: datetime) -> SecurityRules | None:
        pack = self.packs.by_jurisdiction.get(jurisdiction or NEUTRAL)
        rules = pack.security_at(local_day(now)) if pack else None
        if rules is None:
            return None
        return SecurityRules(
            rules.failed_sign_ins_max,
            rules.session_idle_seconds,
            rules.session_absolute_seconds,
            rules.source,
        )
