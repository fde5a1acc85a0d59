"""Explains access: every rule about a coordinate, and the path by which it applies to a role."""

from collections import deque
from collections.abc import Iterator

from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Rule, reaches
from domain.access.policy_queries import AccessReason


def access_reasons(
    policy: CasbinPolicy, custom_rules: frozenset[Rule], brand: str, role: str, coordinate: str
) -> list[AccessReason]:
    """Every rule about ``coordinate`` that reaches ``role`` in ``brand``, the shortest path first."""
    found: list[AccessReason] = []
    for path, custom in _paths(policy, custom_rules, brand, role):
        for where_brand, where, act, effect in policy.rules_of(path[-1]):
            if where == coordinate and reaches(brand, where_brand):
                rule = ("p", path[-1], where_brand, where, act, effect)
                allows = effect == "allow"
                found.append(
                    AccessReason(path, where, act, allows, where_brand, custom or rule in custom_rules)
                )
    return found


def _paths(
    policy: CasbinPolicy, custom_rules: frozenset[Rule], brand: str, role: str
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The shortest path to each role and permission that a role has, and whether a step of it is custom."""
    steps: dict[str, list[tuple[str, bool]]] = {}
    for who, has, pattern in policy.links():
        if reaches(brand, pattern):
            steps.setdefault(who, []).append((has, ("g", who, has, pattern) in custom_rules))
    met = {role}
    waiting: deque[tuple[tuple[str, ...], bool]] = deque([((role,), False)])
    while waiting:
        path, custom = waiting.popleft()
        yield path, custom
        for has, custom_step in sorted(steps.get(path[-1], ())):
            if has not in met:
                met.add(has)
                waiting.append(((*path, has), custom or custom_step))
