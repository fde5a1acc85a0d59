"""Who may register: age to the day, what the jurisdiction requires, and every objection at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.players.jurisdictions import Rules, shipped_packs
from domain.players.outcomes import RegistrationComplaint
from domain.players.registration.admission import Applicant, age_on, examine
from tests.players.people import CONSENTS, a_registration

TODAY = date(2026, 6, 15)
FULL = {
    "first_name": "Jane",
    "last_name": "Doe",
    "street": "1 Road",
    "city": "Leeds",
    "postal_code": "LS1 1AA",
}


def rules(jurisdiction: str) -> Rules:
    found = shipped_packs().rules_for(jurisdiction, "DE", TODAY)
    assert found
    return found


def objections(
    jurisdiction: str = "NEUTRAL", *, needs_password: bool = False, **said: Any
) -> set[tuple[str, str]]:
    """(complaint, field) of everything wrong with a registration."""
    examined = examine(a_registration(**said), rules(jurisdiction), TODAY, needs_password=needs_password)
    if isinstance(examined, Applicant):
        return set()
    return {(each.complaint.value, each.field or "") for each in examined}


@pytest.mark.parametrize(
    ("case", "born", "age"),
    [
        ("the day before the birthday", date(2008, 6, 16), 17),
        ("the birthday", date(2008, 6, 15), 18),
        ("the day after", date(2008, 6, 14), 18),
        ("born today", TODAY, 0),
        ("not yet born", date(2026, 6, 16), -1),
    ],
)
def test_age_counts_birthdays(case: str, born: date, age: int) -> None:
    assert age_on(TODAY, born) == age


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 29), 20)]
)
def test_born_on_a_leap_day_means_of_age_on_the_first_of_march(day: date, age: int) -> None:
    assert age_on(day, date(2008, 2, 29)) == age


@pytest.mark.parametrize(
    ("born", "complaint"),
    [
        (date(2008, 6, 15), None),
        (date(2008, 6, 16), "UNDER_AGE"),
        (date(1896, 6, 15), None),
        (date(1895, 6, 15), "INVALID"),
        (date(2026, 6, 16), "INVALID"),
        (None, "REQUIRED"),
    ],
)
def test_players_are_of_age_and_alive(born: date | None, complaint: str | None) -> None:
    expected = {(complaint, "dateOfBirth")} if complaint else set()

    assert objections(date_of_birth=born) == expected


@pytest.mark.parametrize(
    ("jurisdiction", "said", "missing"),
    [
        ("NEUTRAL", {}, set()),
        ("GB", {}, {"firstName", "lastName", "street", "city", "postalCode"}),
        ("GB", FULL, set()),
        ("GB", FULL | {"city": ""}, {"city"}),
        ("IT", FULL, {"nationalId", "phone"}),
        ("IT", FULL | {"national_id": "RSSMRA85T10A562S", "phone": "+39061234567"}, set()),
        ("MT", FULL, set()),
    ],
)
def test_each_jurisdiction_requires_its_fields(
    jurisdiction: str, said: dict[str, Any], missing: set[str]
) -> None:
    assert objections(jurisdiction, **said) == {("REQUIRED", field) for field in missing}


@pytest.mark.parametrize(
    ("consents", "fine"),
    [
        (CONSENTS, True),
        (CONSENTS[:1], False),
        ((), False),
        ((CONSENTS[0], CONSENTS[1].__class__(CONSENTS[1].kind, "1", given=False)), False),
    ],
)
def test_terms_and_privacy_must_be_agreed_to(consents: Any, fine: bool) -> None:
    assert objections(consents=consents) == (set() if fine else {("CONSENT_REQUIRED", "consents")})


@pytest.mark.parametrize(
    ("needed", "password", "complaint"),
    [
        (True, None, "REQUIRED"),
        (False, None, None),
        (True, "x" * 12, None),
        (False, "x" * 11, "INVALID"),
        (True, "jane@example.com", "INVALID"),
    ],
)
def test_registrations_by_operators_need_no_password(
    needed: bool, password: str | None, complaint: str | None
) -> None:
    expected = {(complaint, "password")} if complaint else set()

    assert objections(needs_password=needed, password=password) == expected


def test_every_objection_is_reported_at_once() -> None:
    found = objections(
        email="no-address",
        username="x",
        country="XX",
        time_zone="Mars/Olympus",
        language="?",
        date_of_birth=None,
        consents=(),
    )

    assert found == {
        *(("INVALID", field) for field in ("email", "username", "country", "timeZone", "language")),
        ("REQUIRED", "dateOfBirth"),
        ("CONSENT_REQUIRED", "consents"),
    }


def test_the_data_of_an_applicant_are_normalised() -> None:
    said = a_registration(
        "Jane", email=" Jane@EXAMPLE.com", country="de", language="DE", phone="+49 30 123456"
    )
    applicant = examine(said, rules("NEUTRAL"), TODAY, needs_password=False)

    assert isinstance(applicant, Applicant)
    assert (applicant.email.display, applicant.email.key) == ("Jane@example.com", "jane@example.com")
    assert (applicant.country, applicant.profile["language"], applicant.profile["phone"]) == (
        "DE",
        "de",
        "+4930123456",
    )


def test_a_registration_never_shows_its_password() -> None:
    assert "secret" not in repr(a_registration(password="secret secret secret"))


def test_every_complaint_is_used() -> None:
    told = {"REQUIRED", "INVALID", "UNDER_AGE", "CONSENT_REQUIRED", "NOT_OFFERED", "BUSY"}

    assert {each.value for each in RegistrationComplaint} == told
