"""Temporary roles end by the clock alone, without a request or a job."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from adapters.casbin.active_policy import ActivePolicy
from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Role, reaches, without

OLGA = UUID(int=7)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock:
    def __init__(self, now):
        self.time = now

    def now(self):
        return self.time


def rule(role, brand="default", until=None):
    return ("g", f"operator:{OLGA}", role, brand, *([until.isoformat()] if until else []))


@pytest.mark.parametrize(
    ("case", "now", "held"),
    [
        ("before", NOON - SECOND, {"support", "risk"}),
        ("the last moment", NOON - timedelta(microseconds=1), {"support", "risk"}),
        ("at its time", NOON, {"support"}),
        ("after", NOON + SECOND, {"support"}),
    ],
)
def test_a_temporary_role_ends_at_its_time(case, now, held):
    rules = [rule("support"), rule("risk", until=NOON), rule("crm", "rival")]
    policy = CasbinPolicy.from_rules(rules, clock=Clock(now))
    assert policy.roles_of(OLGA, "default") == held, case
    assert policy.roles_of(OLGA, "rival") == {"crm"}, case
    assert policy.roles_of(UUID(int=8), "default") == frozenset()


@pytest.mark.parametrize(
    ("earlier", "later", "lapses"),
    [
        (NOON - 2 * SECOND, NOON - SECOND, False),
        (NOON - SECOND, NOON, True),
        (NOON, NOON + SECOND, False),
        (NOON - SECOND, NOON + SECOND, True),
    ],
)
def test_expiry_of_a_role_counts_as_a_change_of_the_policy_once(earlier, later, lapses):
    living = ActivePolicy(CasbinPolicy.from_rules([rule("support"), rule("risk", until=NOON)]))
    living.notice_expired_roles(earlier, later)
    assert living.changed.is_set() == lapses


def test_withheld_rights_are_those_of_operators_until_the_next_policy():
    rules = [
        ("p", "support", "*", "A.x", "read", "allow"),
        ("p", "player", "*", "A.x", "read_own", "allow"),
        rule("support"),
    ]
    roles = [Role("support", "", "OPERATOR"), Role("player", "", "PLAYER")]
    living = ActivePolicy(CasbinPolicy.from_rules(rules), roles)
    before = living.version
    living.withhold()
    assert living.roles_of(OLGA, "default") == frozenset()
    assert living.acts("default", {"support"}) == {}
    assert living.acts("default", {"player"}) == {"A.x": {"read_own"}}
    assert living.version != before
    assert living.changed.is_set()
    living.replace(CasbinPolicy.from_rules(rules), roles, frozenset())
    assert living.roles_of(OLGA, "default") == {"support"}
    assert living.version == before


@pytest.mark.parametrize(
    ("pattern", "brand", "reached"),
    [
        ("*", "a", True),
        ("a", "a", True),
        ("a", "b", False),
        ("*!a", "a", False),
        ("*!a", "b", True),
        ("*!a!b", "b", False),
        ("*!a!b", "c", True),
        ("a!b", "c", False),
        ("", "a", False),
    ],
)
def test_brand_patterns(pattern, brand, reached):
    assert reaches(brand, pattern) == reached


@pytest.mark.parametrize(
    ("pattern", "left"), [("*", "*!a"), ("*!b", "*!b!a"), ("*!a", "*!a"), ("a", None), ("b", "b")]
)
def test_a_brand_is_taken_out_of_a_pattern(pattern, left):
    assert without(pattern, "a") == left
