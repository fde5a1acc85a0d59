"""Queries and subscriptions: what is not granted is null or masked, with one error for each coordinate."""

import pytest
from graphql import is_object_type

from resolvers.authorization.guards import install
from tests.access.authorization.toy import ANNA, as_, ask, forbidden, guarded, watch
from tests.captured_logs import capture_logs


def keepers(answer):
    return answer.body["data"]["keepers"]


async def test_granted_fields_are_returned():
    answer = await ask("{ keepers { __typename id email phone age birthday notes nickname } }", as_("head"))
    assert not answer.errors
    assert keepers(answer)[0] == {
        "__typename": "Keeper",
        "id": "Anna",
        "email": "anna@example.com",
        "phone": "+49 151 2345 6789",
        "age": 40,
        "birthday": "1984-05-06",
        "notes": ["bites"],
        "nickname": "Anna",
    }


async def test_masked_values_keep_their_type_and_are_no_error():
    answer = await ask("{ keepers { email phone age birthday notes nickname } }", as_("clerk"))
    assert not answer.errors
    assert keepers(answer)[0] == {
        "email": "a***@e***.com",
        "phone": "***89",
        "age": None,
        "birthday": None,
        "notes": None,
        "nickname": "A***",
    }


async def test_denied_fields_are_null_with_one_error_for_all_rows():
    answer = await ask("{ keepers { id animals { name } } treasury }", as_("clerk"))
    assert keepers(answer)[1] == {"id": "Boris", "animals": [{"name": None}]}
    assert forbidden(answer) == ["Animal.name", "Query.treasury"]
    assert len(answer.errors) == 2


async def test_aliases_do_not_get_around_a_guard():
    answer = await ask("{ a: keepers { b: email } }", as_("keeper", player_id=ANNA))
    assert [each["b"] for each in answer.body["data"]["a"]] == ["anna@example.com", None]


async def test_players_read_all_fields_of_their_own_data_only():
    answer = await ask("{ keepers { id email age } }", as_("keeper", player_id=ANNA))
    assert keepers(answer) == [
        {"id": "Anna", "email": "anna@example.com", "age": 40},
        {"id": "Boris", "email": None, "age": None},
    ]
    assert forbidden(answer) == ["Keeper.age", "Keeper.email"]


async def test_an_anonymous_caller_owns_no_data():
    answer = await ask("{ keepers { email } }", as_("keeper"))
    assert [each["email"] for each in keepers(answer)] == [None, None]


async def test_interfaces_are_guarded_by_the_type_behind_them():
    answer = await ask('{ node(id: "Anna") { id ... on Keeper { email } } }', as_("clerk"))
    assert answer.body == {"data": {"node": {"id": "Anna", "email": "a***@e***.com"}}}


@pytest.mark.parametrize("roles", [(), ("visitor",), ("stranger",)])
async def test_fields_without_permission_are_denied(roles):
    answer = await ask("{ __typename keepers { id } treasury }", as_(*roles))
    assert answer.body["data"] == {"__typename": "Query", "keepers": None, "treasury": None}
    assert forbidden(answer) == ["Query.keepers", "Query.treasury"]


async def test_each_message_of_a_subscription_names_denied_fields():
    answers = await watch('subscription { keeperChanged(id: "x") { id animals { name } } }', as_("clerk"))
    assert [forbidden(answer) for answer in answers] == [["Animal.name"]] * 2


async def test_a_forbidden_subscription_does_not_start():
    (answer,) = await watch("subscription { burning }", as_("clerk"))
    assert forbidden(answer) == ["Subscription.burning"]
    assert not answer.executed


async def test_denials_are_logged_once_for_an_operation_and_without_values():
    with capture_logs() as lines:
        await ask(
            '{ keeper(id: "Anna") { animals { name } } keepers { animals { name } } treasury }', as_("clerk")
        )
    assert lines == [
        {
            "event": "access_denied",
            "log_level": "info",
            "coordinates": ["Animal.name", "Query.treasury"],
            "actor": "OPERATOR",
            "roles": ["clerk"],
            "brand": "default",
        }
    ]


async def test_without_rights_in_the_context_every_field_is_denied():
    result = await guarded().execute("{ treasury }", context_value=object())
    assert result.data == {"treasury": None}
    assert result.errors


def test_a_schema_is_guarded_once():
    schema = guarded()
    with pytest.raises(TypeError, match="already"):
        install(schema, masks={})


def test_every_field_of_a_guarded_schema_has_a_guard():
    types = [kind for kind in guarded()._schema.type_map.values() if is_object_type(kind)]
    fields = {f"{t.name}.{n}": f for t in types if not t.name.startswith("__") for n, f in t.fields.items()}
    assert len(fields) > 20
    assert not [name for name, field in fields.items() if field.resolve.__name__ != "guard"]
    assert fields["Subscription.burning"].subscribe.__name__ == "guard"


async def test_withdrawn_rights_apply_to_the_next_message_of_a_subscription():
    who = as_("clerk")
    renewed = iter([who, as_("visitor")])
    who.fresh = lambda: next(renewed)
    first, second = await watch('subscription { keeperChanged(id: "x") { id } }', who)
    assert first.body == {"data": {"keeperChanged": {"id": "Anna"}}}
    assert second.body["data"] == {"keeperChanged": None}
    assert forbidden(second) == ["Subscription.keeperChanged"]
