from dataclasses import dataclass, field

from resolvers.authorization.levels import AccessTable, Level
from resolvers.authorization.tables import AccessTables


@dataclass
class CountingPolicy:
    version: int = 1
    asked: list[str] = field(default_factory=list)

    def acts(self, brand, roles):
        self.asked.append(f"{brand}:{'+'.join(sorted(roles))}")
        return {"A.x": {"read"}} if self.version == 1 else {}


def test_the_highest_level_granted_applies():
    table = AccessTable.of_acts(
        {
            "A.read": {"read", "read_own", "read_masked"},
            "A.own": {"read_masked", "read_own"},
            "A.masked": {"read_masked"},
            "I.write": {"write"},
            "Query.call": {"call"},
            "A.nothing": (),
        }
    )
    expected = [Level.READ, Level.OWN, Level.MASKED, Level.WRITE, Level.CALL, Level.NONE, Level.NONE]
    names = ["A.read", "A.own", "A.masked", "I.write", "Query.call", "A.nothing", "A.unnamed"]
    assert [table.level(name) for name in names] == expected
    assert not table.allows("A.nothing")


def test_a_table_is_compiled_once_for_a_set_of_roles():
    policy = CountingPolicy()
    tables = AccessTables(policy)
    assert tables.of_roles("default", frozenset({"a", "b"})) is tables.of_roles(
        "default", frozenset({"b", "a"})
    )
    tables.of_roles("other", frozenset({"a", "b"}))
    assert policy.asked == ["default:a+b", "other:a+b"]


def test_a_new_version_of_the_policy_takes_effect_at_once():
    policy = CountingPolicy()
    tables = AccessTables(policy)
    assert tables.of_roles("default", frozenset({"a"})).allows("A.x")
    policy.version = 2
    assert not tables.of_roles("default", frozenset({"a"})).allows("A.x")


def test_only_recently_used_tables_stay_cached():
    policy = CountingPolicy()
    tables = AccessTables(policy, tables_max=2)
    for role in ("a", "b", "a", "c", "a", "b"):
        tables.of_roles("default", frozenset({role}))
    assert policy.asked == ["default:a", "default:b", "default:c", "default:b"]
