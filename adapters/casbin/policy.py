"""Casbin as the judge: its model, and what it allows to a set of roles, coordinate by coordinate."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from casbin import Enforcer, Model
from casbin.util import key_match_func

from adapters.casbin.catalogue import Catalogue

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
m = r.act == p.act && r.obj == p.obj && (p.dom == "*" || p.dom == r.dom) && g(r.sub, p.sub, r.dom)
"""
"""Subject, brand, coordinate, act. Cheap comparisons first: Casbin tries the matcher on every rule."""

Rule = tuple[str, str, str, str]
"""Brand (or ``*``), coordinate, act, effect: a p rule without its subject."""


def enforcer(policies: Iterable[Iterable[str]], groupings: Iterable[Iterable[str]]) -> Enforcer:
    """A Casbin enforcer over these p and g rules; ``*`` as a brand means every brand."""
    # It writes each policy and each decision to its log.
    logging.getLogger("casbin").setLevel(logging.CRITICAL)
    model = Model()
    model.load_model_from_text(MODEL)
    made = Enforcer(model)
    made.add_named_domain_matching_func("g", key_match_func)
    for rule in policies:
        made.model.add_policy("p", "p", list(rule))
    for rule in groupings:
        made.model.add_policy("g", "g", list(rule))
    made.build_role_links()
    return made


class CasbinPolicy:
    """What an enforcer's rules allow; reads them once, so make another when they have changed.

    ``enforce()`` costs a millisecond a decision and an operation has thousands, so ``acts`` answers all that
    concern a set of roles at once. A test holds both against each other.
    """

    def __init__(self, judge: Enforcer, version: int = 1) -> None:
        self.version = version
        self._judge = judge
        self._rules: dict[str, list[Rule]] = defaultdict(list)
        for subject, *rule in judge.get_policy():
            brand, where, act, effect = rule
            self._rules[subject].append((brand, where, act, effect))

    @classmethod
    def of(cls, catalogue: Catalogue) -> "CasbinPolicy":
        """The policy the shipped catalogue spells."""
        return cls(enforcer(catalogue.policies(), catalogue.groupings()))

    def acts(self, brand: str, roles: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Coordinate -> the acts allowed there to whoever holds all of ``roles`` in ``brand``.

        As in Casbin, one denial outweighs every grant, whichever role either comes from.
        """
        allowed: dict[str, set[str]] = defaultdict(set)
        denied: dict[str, set[str]] = defaultdict(set)
        for subject in self._subjects(brand, roles):
            for where_brand, where, act, effect in self._rules.get(subject, ()):
                if where_brand in {"*", brand}:
                    (allowed if effect == "allow" else denied)[where].add(act)
        left = ((where, frozenset(acts - denied.get(where, set()))) for where, acts in allowed.items())
        return {where: acts for where, acts in left if acts}

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds in ``brand``; the shipped catalogue gives none to anybody."""
        return frozenset(self._judge.get_roles_for_user_in_domain(f"operator:{account_id}", brand))

    def _subjects(self, brand: str, roles: Iterable[str]) -> set[str]:
        """The roles, those they inherit, and their permissions."""
        held = set(roles)
        for role in roles:
            held.update(self._judge.get_implicit_roles_for_user(role, brand))
        return held
