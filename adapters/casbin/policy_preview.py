"""Casbin's answer to what rules would mean, before they are in force."""

from collections.abc import Iterable
from typing import Final

from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Acts, Rule, Vocabulary

CACHED_POLICIES_MAX: Final = 4


class CasbinPolicyEvaluator:
    """Implements ``PolicyEvaluator``. Keeps the last few sets of rules: each is asked about every role."""

    def __init__(self, vocabulary: Vocabulary, shipped: Iterable[Rule]) -> None:
        self.vocabulary = vocabulary
        self.shipped = frozenset(shipped)
        self._kept: dict[frozenset[Rule], CasbinPolicy] = {}

    def acts(self, rules: Iterable[Rule], brand: str, roles: frozenset[str]) -> Acts:
        key = frozenset(rules)
        policy = self._kept.get(key)
        if policy is None:
            if len(self._kept) >= CACHED_POLICIES_MAX:
                self._kept.clear()
            policy = self._kept[key] = CasbinPolicy.from_rules(key)
        return policy.acts(brand, roles)
