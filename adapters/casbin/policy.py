"""Casbin's model, and what it allows to a set of roles, coordinate by coordinate."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from casbin import Enforcer, Model

from adapters.casbin.catalogue import Catalogue
from domain.access.policy import OperatorRole, Rule, is_operators, reaches
from domain.shared.clock import Clock, SystemClock

MODEL = """
[request_definition]
r = sub, dom, obj, act

[policy_definition]
p = sub, dom, obj, act, eft

[role_definition]
g = _, _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.act == p.act && r.obj == p.obj && reaches(r.dom, p.dom) && g(r.sub, p.sub, r.dom)
"""
"""Subject, brand, coordinate, act. Cheap comparisons first: Casbin tries the matcher on every rule."""


def model() -> Model:
    """Casbin's model without any rules."""
    # It writes each policy and each decision to its log.
    logging.getLogger("casbin").setLevel(logging.CRITICAL)
    made = Model()
    made.load_model_from_text(MODEL)
    return made


def enforcer(policies: Iterable[Iterable[str]], groupings: Iterable[Iterable[str]]) -> Enforcer:
    """A Casbin enforcer over these p and g rules; see ``reaches`` for how brands are spelt."""
    made = Enforcer(model())
    made.add_function("reaches", reaches)
    made.add_named_domain_matching_func("g", reaches)
    # Its add_policy compares each rule with all before it, which takes time by the square of the rules.
    made.model["p"]["p"].policy = [list(rule) for rule in dict.fromkeys(map(tuple, policies))]
    made.model["g"]["g"].policy = [list(rule) for rule in dict.fromkeys(map(tuple, groupings))]
    made.build_role_links()
    return made


class CasbinPolicy:
    """What an enforcer's rules allow; reads them once, so make another when they have changed.

    ``enforce()`` costs a millisecond a decision and an operation has thousands, so ``acts`` answers all that
    concern a set of roles at once. A test holds both against each other. The roles of operators (``given``,
    their g rules) stay out of the enforcer: its start takes time by the square of its subjects.
    """

    def __init__(
        self,
        judge: Enforcer,
        version: int = 1,
        given: Iterable[OperatorRole] = (),
        clock: Clock | None = None,
    ) -> None:
        self.version = version
        self._judge = judge
        self._clock = clock or SystemClock()
        self._rules: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._operator_roles: dict[UUID, list[OperatorRole]] = defaultdict(list)
        for subject, *rule in judge.get_policy():
            self._rules[subject].append(tuple(rule))
        for each in given:
            self._operator_roles[each.account_id].append(each)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "CasbinPolicy":
        """The policy the shipped catalogue spells."""
        return cls.from_rules(catalogue.rules())

    @classmethod
    def from_rules(
        cls, rules: Iterable[Rule], version: int = 1, clock: Clock | None = None
    ) -> "CasbinPolicy":
        """The policy these rules spell, of roles and of operators."""
        policies: list[Rule] = []
        groupings: list[Rule] = []
        given: list[OperatorRole] = []
        for rule in rules:
            if is_operators(rule):
                given.append(OperatorRole.of(rule))
            else:
                (policies if rule[0] == "p" else groupings).append(rule[1:])
        return cls(enforcer(policies, groupings), version, given, clock)

    def acts(self, brand: str, roles: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Coordinate -> the acts allowed there to a holder of all ``roles`` in ``brand``.

        As in Casbin, one denial outweighs every grant, whichever role either comes from.
        """
        allowed: dict[str, set[str]] = defaultdict(set)
        denied: dict[str, set[str]] = defaultdict(set)
        for subject in self.subjects(brand, roles):
            for where_brand, where, act, effect in self._rules.get(subject, ()):
                if reaches(brand, where_brand):
                    (allowed if effect == "allow" else denied)[where].add(act)
        left = ((where, frozenset(acts - denied.get(where, set()))) for where, acts in allowed.items())
        return {where: acts for where, acts in left if acts}

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles assigned to an account in ``brand``, without those that have expired."""
        given = self._operator_roles.get(account_id)
        if not given:
            return frozenset()
        now = self._clock.now()
        return frozenset(each.role for each in given if each.holds(brand, now))

    def operators(self, brand: str) -> dict[UUID, frozenset[str]]:
        """Every operator who holds a role in ``brand`` now, with these roles."""
        held = {account_id: self.roles_of(account_id, brand) for account_id in self._operator_roles}
        return {account_id: roles for account_id, roles in held.items() if roles}

    def lapses_between(self, earlier: datetime, later: datetime) -> bool:
        """Whether a role that was given for a time ended after ``earlier``, by ``later``."""
        return any(
            each.until is not None and earlier < each.until <= later
            for given in self._operator_roles.values()
            for each in given
        )

    def rules_of(self, subject: str) -> list[tuple[str, ...]]:
        """The p rules of one role or permission: brand, coordinate, act, effect."""
        return self._rules.get(subject, [])

    def links(self) -> list[list[str]]:
        """The g rules of roles: who, has what, brand."""
        links: list[list[str]] = self._judge.get_grouping_policy()
        return links

    def subjects(self, brand: str, roles: Iterable[str]) -> set[str]:
        """The roles, those they inherit, and their permissions."""
        held = set(roles)
        for role in roles:
            held.update(self._judge.get_implicit_roles_for_user(role, brand))
        return held
