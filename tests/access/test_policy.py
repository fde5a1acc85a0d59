"""The compiled tables say exactly what Casbin says, decision by decision."""

import itertools
import logging
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.casbin.loading import load
from adapters.casbin.policy import CasbinPolicy, enforcer

COORDINATES = ["A.x", "A.y", "B.z(q)"]
ACTS = ["read", "read_masked", "call"]
ROLES = ["clerk", "head", "auditor"]
PERMISSIONS = ["a:read", "b:call"]
BRANDS = ["default", "other"]

policies = st.lists(
    st.tuples(
        st.sampled_from(ROLES + PERMISSIONS),
        st.sampled_from([*BRANDS, "*"]),
        st.sampled_from(COORDINATES),
        st.sampled_from(ACTS),
        st.sampled_from(["allow", "allow", "allow", "deny"]),
    ),
    max_size=12,
    unique=True,
)
groupings = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES + PERMISSIONS), st.sampled_from([*BRANDS, "*"])),
    max_size=8,
    unique=True,
)


def someone(roles):
    """A subject of Casbin's who holds these roles everywhere."""
    return [("someone", role, "*") for role in roles]


@settings(max_examples=150, deadline=None)
@given(policies, groupings, st.frozensets(st.sampled_from(ROLES)))
def test_a_compiled_table_equals_enforce(policies, groupings, roles):
    compiled = CasbinPolicy(enforcer(policies, groupings))
    judge = enforcer(policies, [*groupings, *someone(roles)])
    for brand in BRANDS:
        acts = compiled.acts(brand, roles)
        for where, act in itertools.product(COORDINATES, ACTS):
            assert (act in acts.get(where, ())) == judge.enforce("someone", brand, where, act), (
                brand,
                where,
                act,
            )


@pytest.mark.parametrize("seed", range(3))
def test_the_shipped_tables_equal_enforce(seed):
    shipped = load()
    dice = random.Random(seed)
    roles = dice.sample(sorted(shipped.roles), 2)
    judge = enforcer(shipped.policies(), [*shipped.groupings(), *someone(roles)])
    acts = CasbinPolicy.of(shipped).acts("default", roles)
    every = sorted({(where, act) for _, _, where, act, _ in shipped.policies()})
    for where, act in dice.sample(every, 40):
        assert (act in acts.get(where, ())) == judge.enforce("someone", "default", where, act), (
            roles,
            where,
            act,
        )


def test_a_denial_outweighs_every_grant_whichever_role_brings_it():
    rules = [("clerk", "*", "A.x", "read", "allow"), ("recluse", "*", "A.x", "read", "deny")]
    policy = CasbinPolicy(enforcer(rules, []))
    assert policy.acts("default", {"clerk"}) == {"A.x": {"read"}}
    assert policy.acts("default", {"clerk", "recluse"}) == {}


def test_a_role_of_one_brand_is_worth_nothing_in_another():
    policy = CasbinPolicy(
        enforcer([("a:read", "*", "A.x", "read", "allow")], [("clerk", "a:read", "default")])
    )
    assert policy.acts("default", {"clerk"}) == {"A.x": {"read"}}
    assert policy.acts("other", {"clerk"}) == {}


@pytest.mark.parametrize("roles", [set(), {"stranger"}, {"a.x"}])
def test_who_is_not_known_may_nothing(roles):
    policy = CasbinPolicy(enforcer([("a:read", "*", "A.x", "read", "allow")], [("clerk", "a:read", "*")]))
    assert policy.acts("default", roles) == {}


def test_casbin_logs_no_policies_and_no_decisions(caplog):
    caplog.set_level(logging.DEBUG)
    judge = enforcer([("clerk", "*", "A.x", "read", "allow")], [("head", "clerk", "*")])
    judge.enforce("head", "default", "A.x", "read")
    assert not caplog.records
