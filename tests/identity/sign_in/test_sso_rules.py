"""What a provider's word is worth."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.access.sso import ProviderIdentity, SsoRefusal, Trust, identity_from_claims
from domain.shared.errors import Broken

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TRUST = Trust(
    "https://id.example",
    "default",
    "groups",
    {"casino-support": frozenset({"support"}), "leads": frozenset({"support_lead", "crm"})},
    factors=frozenset({"hwk", "otp"}),
    contexts=frozenset({"urn:strong"}),
    age_max=timedelta(hours=1),
)
CLAIMS = {
    "iss": "https://id.example",
    "sub": "u-1",
    "preferred_username": "anna",
    "groups": ["casino-support", "cyclists"],
    "amr": ["pwd", "otp"],
    "auth_time": NOW.timestamp(),
}


def judged(**changes):
    return identity_from_claims({**CLAIMS, **changes}, TRUST, NOW)


def test_groups_of_a_provider_become_roles():
    assert judged() == ProviderIdentity(
        "https://id.example", "u-1", "anna", "default", frozenset({"support"})
    )


def test_roles_of_several_groups_add_up():
    assert judged(groups=["casino-support", "leads"]).roles == {"support", "support_lead", "crm"}


@pytest.mark.parametrize(
    ("case", "changes", "refused"),
    [
        ("another issuer", {"iss": "https://id.example.evil"}, SsoRefusal.FOREIGN),
        ("no issuer", {"iss": None}, SsoRefusal.FOREIGN),
        ("a password alone", {"amr": ["pwd"]}, SsoRefusal.WEAK),
        ("nothing said of factors", {"amr": None}, SsoRefusal.WEAK),
        ("factors that are no list", {"amr": {"otp": 1}}, SsoRefusal.WEAK),
        ("a second too old", {"auth_time": (NOW - timedelta(seconds=3601)).timestamp()}, SsoRefusal.STALE),
        ("no time", {"auth_time": None}, SsoRefusal.STALE),
        ("a time that is a text", {"auth_time": "now"}, SsoRefusal.STALE),
        ("a time beyond all calendars", {"auth_time": 1e30}, SsoRefusal.STALE),
        ("no group of ours", {"groups": ["cyclists"]}, SsoRefusal.NO_ROLE),
        ("no groups", {"groups": None}, SsoRefusal.NO_ROLE),
    ],
)
def test_claims_that_are_refused(case, changes, refused):
    assert judged(**changes) is refused


@pytest.mark.parametrize(
    ("case", "changes"),
    [
        ("a strong context instead of factors", {"amr": None, "acr": "urn:strong"}),
        ("exactly as old as allowed", {"auth_time": (NOW - timedelta(hours=1)).timestamp()}),
        ("one group as a text", {"groups": "casino-support"}),
    ],
)
def test_claims_that_are_accepted(case, changes):
    assert isinstance(judged(**changes), ProviderIdentity)


def test_without_a_name_the_subject_is_used():
    assert judged(preferred_username=None).name == "u-1"


def test_a_provider_trusted_with_everything_needs_neither_factors_nor_age():
    trust = Trust("https://id.example", "default", "groups", TRUST.roles)
    assert isinstance(
        identity_from_claims({**CLAIMS, "amr": None, "auth_time": None}, trust, NOW), ProviderIdentity
    )


@pytest.mark.parametrize("subject", [None, "", 7])
def test_claims_without_a_subject_are_an_error(subject):
    with pytest.raises(Broken):
        judged(sub=subject)
