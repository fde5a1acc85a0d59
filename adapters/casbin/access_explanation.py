"""Why a role may, or may not: every rule about a coordinate, and the way it reaches the role."""

from collections import deque
from collections.abc import Iterator

from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Rule, reaches
from domain.access.policy_queries import AccessReason


def access_reasons(
    policy: CasbinPolicy, house: frozenset[Rule], brand: str, role: str, coordinate: str
) -> list[AccessReason]:
    """Every rule about ``coordinate`` that reaches ``role`` in ``brand``, the shortest way first."""
    found: list[AccessReason] = []
    for path, ours in _paths(policy, house, brand, role):
        for where_brand, where, act, effect in policy.rules_of(path[-1]):
            if where == coordinate and reaches(brand, where_brand):
                rule = ("p", path[-1], where_brand, where, act, effect)
                allows = effect == "allow"
                found.append(AccessReason(path, where, act, allows, where_brand, ours or rule in house))
    return found


def _paths(
    policy: CasbinPolicy, house: frozenset[Rule], brand: str, role: str
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The shortest way to all that a role has, itself first, and whether operators added a step of it."""
    steps: dict[str, list[tuple[str, bool]]] = {}
    for who, has, pattern in policy.links():
        if reaches(brand, pattern):
            steps.setdefault(who, []).append((has, ("g", who, has, pattern) in house))
    met = {role}
    waiting: deque[tuple[tuple[str, ...], bool]] = deque([((role,), False)])
    while waiting:
        path, ours = waiting.popleft()
        yield path, ours
        for has, by_house in sorted(steps.get(path[-1], ())):
            if has not in met:
                met.add(has)
                waiting.append(((*path, has), ours or by_house))
