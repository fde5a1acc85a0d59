"""The compiled tables say exactly what Casbin says, decision by decision."""

import functools
import itertools
import logging
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.policy import CasbinPolicy, enforcer
from domain.access.policy import Role, Vocabulary
from domain.access.policy_changes import ComplaintKind, Edit, EditKind, PolicyState, draft_of

COORDINATES = ["A.x", "A.y", "B.z(q)"]
ACTS = ["read", "read_masked", "call"]
ROLES = ["clerk", "head", "auditor"]
PERMISSIONS = ["a:read", "b:call"]
BRANDS = ["default", "other"]
PATTERNS = [*BRANDS, "*", "*!other", "*!default!other"]

policies = st.lists(
    st.tuples(
        st.sampled_from(ROLES + PERMISSIONS),
        st.sampled_from(PATTERNS),
        st.sampled_from(COORDINATES),
        st.sampled_from(ACTS),
        st.sampled_from(["allow", "allow", "allow", "deny"]),
    ),
    max_size=12,
    unique=True,
)
groupings = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES + PERMISSIONS), st.sampled_from(PATTERNS)),
    max_size=8,
    unique=True,
)


def an_actor(roles):
    """A subject of Casbin's who holds these roles everywhere."""
    return [("actor", role, "*") for role in roles]


def judge_about(coordinates, policies, groupings):
    """Casbin with the rules about these coordinates: it compares every rule with each question, and those of
    others never meet it."""
    return enforcer([rule for rule in policies if rule[2] in coordinates], groupings)


@settings(max_examples=150, deadline=None)
@given(policies, groupings, st.frozensets(st.sampled_from(ROLES)))
def test_a_compiled_table_equals_enforce(policies, groupings, roles):
    compiled = CasbinPolicy(enforcer(policies, groupings))
    judge = enforcer(policies, [*groupings, *an_actor(roles)])
    for brand in BRANDS:
        acts = compiled.acts(brand, roles)
        for where, act in itertools.product(COORDINATES, ACTS):
            assert (act in acts.get(where, ())) == judge.enforce("actor", brand, where, act), (
                brand,
                where,
                act,
            )


KINDS = st.sampled_from(EditKind)
SHIPPED = load_catalogue()
EVERY = sorted({where for _, _, where, _, _ in SHIPPED.policies()})
OPERATORS = sorted(name for name, role in SHIPPED.roles.items() if role.kind == "OPERATOR")
WORDS = Vocabulary(
    {
        where: frozenset(act for _, act in acts)
        for where, acts in itertools.groupby(
            sorted((at, act) for _, _, at, act, _ in SHIPPED.policies()), lambda each: each[0]
        )
    },
    dict.fromkeys(SHIPPED.permissions, ""),
    {name: Role(name, "", role.kind) for name, role in SHIPPED.roles.items()},
)
edits = st.lists(
    st.builds(
        Edit,
        KINDS,
        st.sampled_from([*OPERATORS, "desk"]),
        has=st.sampled_from(sorted(SHIPPED.permissions) + OPERATORS),
        coordinate=st.sampled_from(EVERY),
        inherits=st.lists(st.sampled_from(OPERATORS), max_size=2).map(tuple),
    ),
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(edits, st.sampled_from(BRANDS), st.randoms(use_true_random=False))
def test_the_compiled_table_equals_enforce_after_custom_changes(edits, brand, dice):
    standing = PolicyState(frozenset(SHIPPED.rules()), ())
    draft = draft_of(standing, edits, brand, WORDS)
    assume(not {each.kind for each in draft.complaints} & {ComplaintKind.CIRCLE, ComplaintKind.TOO_DEEP})
    roles = dice.sample([*OPERATORS, "desk", "player"], 2)
    compiled = CasbinPolicy.from_rules(draft.rules)
    rules = [rule[1:] for rule in draft.rules if rule[0] == "p"]
    links = [rule[1:] for rule in draft.rules if rule[0] == "g"]
    touched = [(edit.coordinate, act) for edit in edits for act in WORDS.acts[edit.coordinate]]
    sampled = [(where, act) for where in dice.sample(EVERY, 8) for act in WORDS.acts[where]]
    judge = judge_about({where for where, _ in touched + sampled}, rules, [*links, *an_actor(roles)])
    for asked in BRANDS:
        acts = compiled.acts(asked, roles)
        for where, act in touched + sampled:
            assert (act in acts.get(where, ())) == judge.enforce("actor", asked, where, act), (
                asked,
                roles,
                where,
                act,
            )


@functools.cache
def shipped_acts(role):
    """What a role may do in the other brand by the shipped policy."""
    return shipped_policy().acts("other", {role})


@functools.cache
def shipped_policy():
    return CasbinPolicy.of(SHIPPED)


@settings(max_examples=60, deadline=None)
@given(edits)
def test_a_change_in_one_brand_has_no_effect_in_another(edits):
    standing = PolicyState(frozenset(SHIPPED.rules()), ())
    draft = draft_of(standing, edits, "default", WORDS)
    after = CasbinPolicy.from_rules(draft.rules)
    for role in (*OPERATORS, "desk"):
        assert after.acts("other", {role}) == shipped_acts(role)


@pytest.mark.parametrize("seed", range(3))
def test_the_shipped_tables_equal_enforce(seed):
    dice = random.Random(seed)
    roles = dice.sample(sorted(SHIPPED.roles), 2)
    acts = shipped_policy().acts("default", roles)
    asked = dice.sample(sorted({(where, act) for _, _, where, act, _ in SHIPPED.policies()}), 40)
    about = {where for where, _ in asked}
    judge = judge_about(about, SHIPPED.policies(), [*SHIPPED.groupings(), *an_actor(roles)])
    for where, act in asked:
        assert (act in acts.get(where, ())) == judge.enforce("actor", "default", where, act), (
            roles,
            where,
            act,
        )


def test_a_denial_by_any_role_outweighs_every_grant():
    rules = [("clerk", "*", "A.x", "read", "allow"), ("recluse", "*", "A.x", "read", "deny")]
    policy = CasbinPolicy(enforcer(rules, []))
    assert policy.acts("default", {"clerk"}) == {"A.x": {"read"}}
    assert policy.acts("default", {"clerk", "recluse"}) == {}


def test_a_role_held_in_one_brand_has_no_effect_in_another():
    policy = CasbinPolicy(
        enforcer([("a:read", "*", "A.x", "read", "allow")], [("clerk", "a:read", "default")])
    )
    assert policy.acts("default", {"clerk"}) == {"A.x": {"read"}}
    assert policy.acts("other", {"clerk"}) == {}


@pytest.mark.parametrize("roles", [set(), {"stranger"}, {"a.x"}])
def test_an_unknown_role_is_allowed_nothing(roles):
    policy = CasbinPolicy(enforcer([("a:read", "*", "A.x", "read", "allow")], [("clerk", "a:read", "*")]))
    assert policy.acts("default", roles) == {}


def test_casbin_logs_no_policies_and_no_decisions(caplog):
    caplog.set_level(logging.DEBUG)
    judge = enforcer([("clerk", "*", "A.x", "read", "allow")], [("head", "clerk", "*")])
    judge.enforce("head", "default", "A.x", "read")
    assert not caplog.records
